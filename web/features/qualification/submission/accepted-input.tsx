'use client';
import { Code, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import type { QualificationType } from '#domain/kit/references/identifier';
import { limits } from '#domain/qualification/limits';
import { useMessages } from '#web/kit/frame/locale.tsx';

interface AcceptedInputProps {
  contract: {
    identifiant: string;
    type: QualificationType;
    /** Profiles a day, and how many of them are taken. */
    limit: number;
    used: number;
  };
}

/** What a file of this contract may hold, and what is left of the day. */
export function AcceptedInput({ contract: { identifiant, type, limit, used } }: AcceptedInputProps) {
  const { rules, types } = useMessages().qualification;
  const form = rules[type];
  return (
    <Paper component="section" aria-labelledby="rules" withBorder p="md">
      <Title order={2} id="rules" mb="sm">
        {rules.title}
      </Title>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {rules.contract(identifiant, types[type])}
        </Text>
        <div>
          <Text size="sm">{form.what}</Text>
          <Group gap="xs" my={6}>
            {form.forms.map((text) => (
              <Code key={text}>{text}</Code>
            ))}
          </Group>
          {form.also && <Text size="sm">{form.also}</Text>}
        </div>
        <Text size="sm">{rules.excel(limits.fileLines, limits.excelRows)}</Text>
        <Text size="sm">{rules.csv(limits.fileLines)}</Text>
        <div>
          <Group justify="space-between" gap="xs">
            <Text size="sm" fw={500}>
              {rules.today}
            </Text>
            <Text size="sm">{rules.used(used, limit)}</Text>
          </Group>
          <Progress value={(used / limit) * 100} size="sm" my={6} aria-label={rules.today} />
          <Text size="sm">{rules.left(Math.max(0, limit - used))}</Text>
        </div>
      </Stack>
    </Paper>
  );
}
