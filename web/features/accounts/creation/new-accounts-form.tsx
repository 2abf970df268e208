'use client';
import { Button, Fieldset, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition, type FormEvent } from 'react';
import { flushSync } from 'react-dom';
import {
  emptyEntry,
  entryFields,
  judgeEntries,
  mostAccounts,
  type AccountEntry,
  type EntryField,
  type EntryProblems,
  type OperatorRole,
} from '#domain/accounts/form';
import type { Service } from '#domain/services';
import { keepFocus } from '#web/kit/form/keep-focus';
import { orNotSent, type NotSent } from '#web/kit/form/not-sent';
import { Refusal } from '#web/kit/form/refusal.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { paths, type NewAccountsQuery } from '#web/paths';
import { create } from '../people/actions.ts';
import { EntryFields, entryForm } from './entry-fields.tsx';
import { ServiceBoxes } from '../service-boxes.tsx';

interface NewAccountsFormProps {
  /** Submission id, minted with the page. */
  form: string;
  grantable: readonly Service[];
  assignable: readonly OperatorRole[];
  /** Where the person may choose whose accounts they become; empty elsewhere. */
  operators: readonly { id: string; name: string; code: string }[];
  /** What the page that led here proposes. */
  proposed: NewAccountsQuery;
}

interface Typed extends AccountEntry {
  /** Stays with the account while others come and go. */
  key: number;
  left: readonly EntryField[];
}
const prefixOf = (key: number) => `account-${key}`;
const newEntry = (key: number): Typed => ({ ...emptyEntry, key, left: [] });

interface Refused {
  times: number;
  answer: Exclude<Awaited<ReturnType<typeof create>>, { ok: true }> | NotSent;
  /** What the server judged: a field that changed since has lost its problem. */
  entries: readonly Typed[];
}

/** « E-services » and « Comptes »: several accounts in one form (OWF-201 to OWF-209). */
export function NewAccountsForm(props: NewAccountsFormProps) {
  const { form, grantable, assignable, operators, proposed } = props;
  const { accounts: words, shell } = useMessages();
  const router = useRouter();
  // An administrator can grant what it holds only.
  const first = proposed.role === 'operatorAdmin';
  const [chosen, setChosen] = useState<ReadonlySet<Service>>(new Set(first ? grantable : []));
  const [role, setRole] = useState<OperatorRole>(
    assignable.find((one) => one === proposed.role) ?? 'operatorUser',
  );
  const [operatorId, setOperatorId] = useState(
    (operators.find(({ code }) => code === proposed.operator) ?? operators[0])?.id ?? '',
  );
  const [entries, setEntries] = useState<readonly Typed[]>([newEntry(0)]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [sending, startTransition] = useTransition();

  const board = paths.accounts({ operator: operators.find(({ id }) => id === operatorId)?.code });

  const verdict = judgeEntries(entries);
  const told = refused && 'problems' in refused.answer ? refused.answer.problems : [];
  /** What is wrong with an account: by the rule, and what only the server knows, until it is typed anew. */
  const problemsOf = (entry: Typed, place: number): EntryProblems => {
    const own: EntryProblems = verdict.ok ? {} : (verdict.problems[place] ?? {});
    const before = refused?.entries.findIndex(({ key }) => key === entry.key) ?? -1;
    const problems: EntryProblems = {};
    for (const field of entryFields) {
      const same = refused?.entries[before]?.[field] === entry[field];
      const problem = (entry.left.includes(field) && own[field]) || (same && told[before]?.[field]);
      if (problem) problems[field] = problem;
    }
    return problems;
  };
  const shown = entries.map(problemsOf);
  const wrong = entries.flatMap((entry, place) =>
    entryForm(words, prefixOf(entry.key), shown[place] ?? {}).wrong.map(({ id, label }) => ({
      id,
      label: words.form.field(label, place + 1),
    })),
  );

  const change = (key: number, to: (entry: Typed) => Typed) =>
    setEntries((before) => before.map((entry) => (entry.key === key ? to(entry) : entry)));
  const add = () => {
    const key = 1 + Math.max(...entries.map((entry) => entry.key));
    flushSync(() => setEntries([...entries, newEntry(key)]));
    document.getElementById(`${prefixOf(key)}-login`)?.focus();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const sent = entries.map((entry) => ({ ...entry, left: entryFields }));
    setEntries(sent);
    startTransition(async () => {
      const answer = await orNotSent(
        create({
          form,
          operatorId,
          role,
          services: [...chosen],
          entries: sent.map(({ key: _key, left: _left, ...entry }) => entry),
        }),
      );
      if (answer.ok) router.push(board);
      else setRefused((before) => ({ times: (before?.times ?? 0) + 1, answer, entries: sent }));
    });
  };

  const answer = refused?.answer;
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="lg">
        {answer && 'problems' in answer && (
          <ErrorSummary key={refused.times} title={words.form.summary} fields={wrong} />
        )}
        {answer && 'reason' in answer && <Refusal answer={answer} words={words.form.refused} />}
        <Panel>
          <ServiceBoxes
            chosen={chosen}
            grantable={new Set(grantable)}
            help={first ? words.form.servicesOfFirst : words.form.servicesHelp}
            onTick={(service, granted) =>
              setChosen((before) => {
                const others = [...before].filter((one) => one !== service);
                return new Set(granted ? [...others, service] : others);
              })
            }
          />
        </Panel>
        <Panel>
          <Fieldset variant="unstyled" legend={words.form.accounts} classNames={{ legend: 'form-legend' }}>
            <Stack gap="lg">
              <Text size="sm" c="dimmed">
                {words.form.required}
              </Text>
              <Group align="flex-start" gap="md">
                {operators.length > 0 && (
                  <NativeSelect
                    label={words.form.operator}
                    value={operatorId}
                    onChange={(event) => setOperatorId(event.currentTarget.value)}
                    data={operators.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                )}
                <NativeSelect
                  label={words.form.role}
                  description={words.form.roleHelp}
                  value={role}
                  onChange={(event) => setRole(event.currentTarget.value as OperatorRole)} // one of those below
                  data={assignable.map((value) => ({ value, label: shell.roles[value] }))}
                />
              </Group>
              {entries.map((entry, place) => (
                <Fieldset key={entry.key} legend={words.form.account(place + 1)}>
                  <EntryFields
                    prefix={prefixOf(entry.key)}
                    entry={entry}
                    problems={shown[place] ?? {}}
                    onChange={(field, value) =>
                      change(entry.key, (before) => ({ ...before, [field]: value }))
                    }
                    onLeave={(field) =>
                      change(entry.key, (before) =>
                        // Before anything was typed there is nothing to object to.
                        before[field] === '' ? before : { ...before, left: [...before.left, field] },
                      )
                    }
                  />
                  {entries.length > 1 && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      mt="sm"
                      aria-label={words.form.removeOf(place + 1)}
                      onMouseDown={keepFocus}
                      onClick={() => setEntries(entries.filter(({ key }) => key !== entry.key))}
                    >
                      {words.form.remove}
                    </Button>
                  )}
                </Fieldset>
              ))}
              <Group gap="sm">
                <Button
                  variant="default"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onMouseDown={keepFocus}
                  onClick={add}
                  disabled={entries.length >= mostAccounts}
                >
                  {words.form.add}
                </Button>
                {entries.length >= mostAccounts && <Text size="sm">{words.form.most(mostAccounts)}</Text>}
              </Group>
              <Text size="sm" c="dimmed" maw={720}>
                {words.form.after}
              </Text>
              <Group gap="md">
                <Button type="submit" loading={sending} onMouseDown={keepFocus}>
                  {words.form.save}
                </Button>
                <ButtonLink href={board} variant="default" onMouseDown={keepFocus}>
                  {words.form.cancel}
                </ButtonLink>
              </Group>
            </Stack>
          </Fieldset>
        </Panel>
      </Stack>
    </form>
  );
}
