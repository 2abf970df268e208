'use client';
import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

interface ExportLinksProps {
  words: { label: string; xlsx: string; csv: string };
  hrefs: Readonly<Record<'xlsx' | 'csv', string>>;
  /** What the file holds. */
  note: string;
}

/** « Exporter »: what a list shows, as a file. */
export function ExportLinks({ words, hrefs, note }: ExportLinksProps) {
  return (
    <Group gap="xs" mb="md">
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button
          key={format}
          component="a"
          href={hrefs[format]}
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
          aria-label={`${words.label} ${words[format]}`}
        >
          {words[format]}
        </Button>
      ))}
      <Text size="sm" c="dimmed" maw={720}>
        {note}
      </Text>
    </Group>
  );
}
