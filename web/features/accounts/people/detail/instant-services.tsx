'use client';
import { Alert, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Service } from '#domain/services';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import type { AccountView } from '../../server/accounts.ts';
import { tick } from '../actions.ts';
import { ServiceBoxes } from '../../service-boxes.tsx';

type Said = { service: Service; granted: boolean; answer: Awaited<ReturnType<typeof tick>> };

/** « en cochant/décochant la case »: each box is its own change (OWF-212), and shows what the server says it is. */
export function InstantServices({
  account,
  grantable,
}: {
  account: AccountView;
  grantable: readonly Service[];
}) {
  const words = useMessages().accounts;
  const [chosen, setChosen] = useState<ReadonlySet<Service>>(new Set(account.services));
  const [busy, setBusy] = useState<ReadonlySet<Service>>(new Set());
  const [said, setSaid] = useState<Said | null>(null);

  async function change(service: Service, granted: boolean) {
    // A second press while the first is on its way would cross it.
    if (busy.has(service)) return;
    setBusy((before) => new Set([...before, service]));
    try {
      const answer = await tick({ id: account.id, service, granted });
      if (answer.ok) setChosen(new Set(answer.services));
      setSaid({ service, granted, answer });
    } finally {
      setBusy((before) => new Set([...before].filter((one) => one !== service)));
    }
  }

  const answer = said?.answer;
  return (
    <Stack gap="md">
      <ServiceBoxes
        chosen={chosen}
        grantable={new Set(grantable)}
        busy={busy}
        help={words.edit.instant}
        onTick={(service, granted) => void change(service, granted)}
      />
      <Text component="output" size="sm" mih={20}>
        {said?.answer.ok && words.edit[said.granted ? 'granted' : 'revoked'](words.services[said.service])}
      </Text>
      {answer && 'reference' in answer && <Failure reference={answer.reference} />}
      {answer && 'reason' in answer && answer.reason !== 'unexpected' && (
        <Alert role="alert" color="red">
          {words.edit.refused[answer.reason]}
        </Alert>
      )}
    </Stack>
  );
}
