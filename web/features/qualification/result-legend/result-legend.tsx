'use client';
import { Stack, Text, Title } from '@mantine/core';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Facts } from '#web/kit/ui/facts.tsx';
import classes from './result-legend.module.css';

/** What each column and each class of a result means, closed until it is asked for. */
export function ResultLegend() {
  const { resultLegend } = useMessages();
  return (
    <details className={classes.legend}>
      <summary>{resultLegend.title}</summary>
      <Stack gap="md" p="md">
        <Text size="sm">{resultLegend.order}</Text>
        <Facts facts={Object.entries(resultLegend.columns)} />
        <Text size="sm">{resultLegend.unknown}</Text>
        <Title order={2} size="h3">
          {resultLegend.classesTitle}
        </Title>
        <Facts facts={Object.entries(resultLegend.classes)} />
        <Text size="sm">{resultLegend.reserved}</Text>
      </Stack>
    </details>
  );
}
