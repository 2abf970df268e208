'use client';
import { Button, Fieldset, Group, NativeSelect, Stack } from '@mantine/core';
import { useState, useTransition, type FormEvent } from 'react';
import {
  entryFields,
  judgeFacts,
  type AccountEntry,
  type EntryField,
  type EntryProblems,
  type OperatorRole,
} from '#domain/accounts/form';
import { keepFocus } from '#web/kit/form/keep-focus';
import { orNotSent, type NotSent } from '#web/kit/form/not-sent';
import { Refusal } from '#web/kit/form/refusal.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { paths } from '#web/paths';
import type { AccountView } from '../server/accounts.ts';
import { modify } from '../people/actions.ts';
import { ChangedMeanwhile } from '../people/detail/changed-meanwhile.tsx';
import { EntryFields, entryForm } from './entry-fields.tsx';

const prefix = 'account';
const changeable = entryFields.filter((field) => field !== 'login');

const typedOf = ({ login, name, firstName, email, fixedPhone, mobilePhone }: AccountView): AccountEntry => ({
  ...{ login, name, firstName, email },
  fixedPhone: fixedPhone ?? '',
  mobilePhone: mobilePhone ?? '',
});

interface Sent {
  times: number;
  answer: Awaited<ReturnType<typeof modify>> | NotSent;
}

/** « Comptes » of one account: all but its login may change (OWF-213). */
export function AccountForm({
  account,
  assignable,
}: {
  account: AccountView;
  assignable: readonly OperatorRole[];
}) {
  const { accounts: words, shell } = useMessages();
  const [typed, setTyped] = useState(() => typedOf(account));
  const [role, setRole] = useState(account.role);
  const [revision, setRevision] = useState(account.revision);
  const [left, setLeft] = useState<ReadonlySet<EntryField>>(new Set());
  const [sent, setSent] = useState<Sent | null>(null);
  const [sending, startTransition] = useTransition();
  const answer = sent?.answer;

  const verdict = judgeFacts(typed);
  const problems: EntryProblems = {};
  if (!verdict.ok)
    for (const field of changeable)
      if (left.has(field) && verdict.problems[field]) problems[field] = verdict.problems[field];
  const { wrong } = entryForm(words, prefix, problems, changeable);

  const save = (event: FormEvent) => {
    event.preventDefault();
    setLeft(new Set(changeable));
    startTransition(async () => {
      const { login: _login, ...form } = typed;
      const said = await orNotSent(modify({ id: account.id, revision, role, form }));
      setSent((before) => ({ times: (before?.times ?? 0) + 1, answer: said }));
      if (!('account' in said)) return;
      // From here on whoever saves has seen what the account is now.
      setRevision(said.account.revision);
      if (said.ok) setTyped(typedOf(said.account));
    });
  };

  const change = (field: EntryField, value: string) => setTyped((before) => ({ ...before, [field]: value }));
  return (
    <form onSubmit={save} noValidate>
      <Fieldset
        variant="unstyled"
        legend={words.creations.columns.account}
        classNames={{ legend: 'form-legend' }}
      >
        <Stack gap="md">
          {answer && 'problems' in answer && (
            <ErrorSummary key={sent?.times} title={words.form.summary} fields={wrong} />
          )}
          {answer?.ok && <Confirmation>{words.edit.done}</Confirmation>}
          {answer && 'reason' in answer && answer.reason === 'changed' && (
            <ChangedMeanwhile
              key={sent?.times}
              account={answer.account}
              byLogin={answer.byLogin}
              typed={typed}
              role={role}
            />
          )}
          {answer && 'reason' in answer && answer.reason !== 'changed' && (
            <Refusal answer={answer} words={words.edit.refused} />
          )}
          <EntryFields
            prefix={prefix}
            entry={typed}
            problems={problems}
            fields={changeable}
            onChange={change}
            onLeave={(field) => setLeft((before) => new Set([...before, field]))}
          />
          <NativeSelect
            id="account-role"
            label={words.form.role}
            description={words.form.roleHelp}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as OperatorRole)} // one of those below
            data={assignable.map((value) => ({ value, label: shell.roles[value] }))}
          />
          <Group gap="md">
            <Button type="submit" loading={sending} onMouseDown={keepFocus}>
              {words.form.save}
            </Button>
            <ButtonLink href={paths.accounts()} variant="default" onMouseDown={keepFocus}>
              {words.form.cancel}
            </ButtonLink>
          </Group>
        </Stack>
      </Fieldset>
    </form>
  );
}
