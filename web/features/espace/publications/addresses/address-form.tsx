'use client';
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState, useTransition, type SyntheticEvent } from 'react';
import type { Service } from '#domain/services';
import { longestWebAddress } from '#domain/kit/web-address';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { saveAddress } from '../actions.ts';

/** The address of one e-service, saved by itself. */
export function AddressForm({ service, url }: { service: Service; url: string }) {
  const { publications, espace } = useMessages();
  const { addresses } = publications;
  const { title } = espace.cards[service];
  const [typed, setTyped] = useState(url);
  const [pending, startTransition] = useTransition();
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof saveAddress>> | null>(null);
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    startTransition(async () => {
      const told = await saveAddress({ service, typed });
      setAnswer(told);
      if (told.ok) setTyped(told.url);
    });
  };
  return (
    <form onSubmit={save} noValidate>
      <Group align="flex-end" gap="sm">
        <TextInput
          flex="1 1 16rem"
          label={title}
          aria-label={addresses.url(title)}
          type="url"
          inputMode="url"
          placeholder="https://"
          maxLength={longestWebAddress}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAnswer(null);
          }}
          error={answer && 'reason' in answer && answer.reason === 'address' ? addresses.wrong : undefined}
        />
        <Button type="submit" variant="default" loading={pending} aria-label={addresses.saveOne(title)}>
          {addresses.save}
        </Button>
        <Text size="sm" component="output" miw="5rem">
          {answer?.ok && addresses.saved}
        </Text>
      </Group>
      {answer && 'reference' in answer && <Failure reference={answer.reference} />}
    </form>
  );
}
