'use client';
import { Text } from '@mantine/core';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { Section } from '#web/kit/ui/section.tsx';
import { formatInstant } from '#web/messages/format';
import { paths } from '#web/paths';
import type { OwedView } from '../server/owed.ts';
import classes from './sendings.module.css';

/** Mails about deposits that have not left yet; nothing where there is none. */
export function OwedRows({ rows, count }: { rows: readonly OwedView[]; count: number }) {
  const { certificates: words } = useMessages();
  const locale = useLocale();
  const { sendings } = words;
  const { owed, columns } = sendings;
  if (rows.length === 0) return null;
  return (
    <Section id="owed" title={owed.title}>
      <Text size="sm" c="dimmed" mb="sm">
        {owed.description(count)}
      </Text>
      <table className={classes.table} aria-label={owed.title}>
        <thead>
          <tr>
            <th>{columns.slot}</th>
            <th>{columns.what}</th>
            <th>{columns.why}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ certificate, operator, service, environment, mail, depositedAt, recipients }) => (
            <tr key={certificate.id}>
              <td className={classes.slot}>
                <Text size="sm">{operator}</Text>
                <TextLink href={paths.certificate(certificate.id)} size="sm" fw={500}>
                  {sendings.slot(service, words.environments[environment])}
                </TextLink>
              </td>
              <td className={classes.what}>
                {owed.what[mail ?? 'unknown']}
                <Text size="sm" c="dimmed">
                  {sendings.recipients(recipients)}
                </Text>
              </td>
              <td className={classes.why}>
                {owed.why(certificate.label, formatInstant(locale, depositedAt))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > rows.length && (
        <Text size="sm" c="dimmed" mt="sm">
          {owed.more(count - rows.length)}
        </Text>
      )}
    </Section>
  );
}
