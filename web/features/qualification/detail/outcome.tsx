'use client';
import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber, formatPart } from '#web/messages/format';
import type { WholeQualification } from '../server/view.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import classes from './outcome.module.css';

/** What a finished qualification came to, counted over its lines, with the legend of the classes (QPC-114, QPC-119, QPC-112). */
export function Outcome({ qualification: { summary, lines } }: { qualification: WholeQualification }) {
  const { qualification, resultLegend } = useMessages();
  const { outcome } = qualification;
  if (!summary) return <Text c="dimmed">{outcome.uncounted}</Text>;
  const legend: Readonly<Record<string, string>> = resultLegend.classes;
  return (
    <Stack gap="lg">
      <Counts caption={outcome.classesCaption} head={outcome.classes} of={lines}>
        {Object.entries(summary.classes)
          .map(([code, count]) => ({ code, count }))
          .toSorted((one, other) => Number(one.code) - Number(other.code))
          .map(({ code, count }) => ({ code, count, meaning: legend[code] ?? outcome.reserved }))}
      </Counts>
      <Counts caption={outcome.activeCaption} head={outcome.active} of={lines}>
        {[
          { code: 'ACTIF', count: summary.active, meaning: outcome.activeRows.ACTIF },
          { code: 'INACTIF', count: lines - summary.active, meaning: outcome.activeRows.INACTIF },
        ]}
      </Counts>
      <Counts caption={outcome.clickableCaption} head={outcome.clickable} of={lines}>
        {[
          { code: '1', count: summary.clickable, meaning: outcome.clickableRows['1'] },
          { code: '0', count: lines - summary.clickable, meaning: outcome.clickableRows['0'] },
        ]}
      </Counts>
    </Stack>
  );
}

interface CountsProps {
  caption: string;
  /** What the codes are. */
  head: string;
  /** The whole that the bars are parts of. */
  of: number;
  children: readonly { code: string; meaning: string; count: number }[];
}

/** Lines by code: a table, each row with its bar. */
function Counts({ caption, head, of, children }: CountsProps): ReactNode {
  const { outcome } = useMessages().qualification;
  const locale = useLocale();
  return (
    <table className={classes.counts}>
      <caption>
        <Title order={3}>{caption}</Title>
      </caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" className={classes.number}>
            {outcome.lines}
          </th>
          <th scope="col" className={classes.share}>
            {outcome.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {children.map(({ code, meaning, count }) => (
          <tr key={code}>
            <th scope="row">
              <span className={classes.code}>{code}</span> <span>{meaning}</span>
            </th>
            <td className={classes.number}>{formatNumber(locale, count)}</td>
            <td className={classes.share}>
              {formatPart(locale, count, of)}
              <span className={classes.bar} aria-hidden>
                <span style={{ width: `${of === 0 ? 0 : (count / of) * 100}%` }} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
