import { Badge } from '@mantine/core';
import classes from './state-badge.module.css';

/** Grey waiting, blue running, green done, amber needs someone, red failed. */
export type Tone = 'waiting' | 'running' | 'done' | 'attention' | 'failed';

/** A dot and a word: the colour never stands alone. */
export function StateBadge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <Badge
      variant="default"
      radius="xl"
      size="lg"
      tt="none"
      fw={500}
      className={classes.badge}
      leftSection={<span className={classes.dot} data-tone={tone} />}
    >
      {children}
    </Badge>
  );
}
