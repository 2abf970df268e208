'use client';
import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { paths, type TrailQuery } from '../../paths.ts';
import { useMessages } from '../locale.tsx';
import classes from './trail.module.css';

/** « Exporter »: what the search finds, as a file. */
export function TrailExport({ filter, limit }: { filter: TrailQuery; limit: number }) {
  const { export: words } = useMessages().journal;
  return (
    <div className={classes.exports}>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button
          key={format}
          component="a"
          href={paths.api.trail({ ...filter, format })}
          download
          variant="default"
          size="xs"
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
          aria-label={`${words.label} ${words[format]}`}
        >
          {words[format]}
        </Button>
      ))}
      <Text size="sm" c="dimmed" maw={720}>
        {words.limit(limit)}
      </Text>
    </div>
  );
}
