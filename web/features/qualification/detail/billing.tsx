'use client';
import { Text, Title } from '@mantine/core';
import { prices } from '#domain/qualification/billing';
import { formatEuros } from '#web/messages/format';
import type { WholeQualification } from '../server/view.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';

/** What the file is billed, and what is billed besides (QPC-124). */
export function Billing({ qualification: { billedCents, profiles } }: { qualification: WholeQualification }) {
  const { outcome } = useMessages().qualification;
  const locale = useLocale();
  const euros = (cents: number) => formatEuros(locale, cents);
  return (
    <section aria-labelledby="billing">
      <Panel>
        <Title order={2} id="billing" mb="xs">
          {outcome.billing}
        </Title>
        {billedCents === null ? (
          <Text size="sm">{outcome.notYet}</Text>
        ) : billedCents === 0 ? (
          <Text size="sm">{outcome.never}</Text>
        ) : (
          <>
            <Text fw={600}>{outcome.total(euros(billedCents))}</Text>
            <Text size="sm">{outcome.billed(profiles, euros(prices.profileCents))}</Text>
          </>
        )}
        <Text size="sm" c="dimmed" mt="xs">
          {outcome.access(euros(prices.monthlyAccessCents))}
        </Text>
      </Panel>
    </section>
  );
}
