'use client';
import { Alert, List, ListItem, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { entryFields, type AccountEntry, type OperatorRole } from '#domain/accounts/form';
import { useMessages } from '#web/kit/frame/locale.tsx';
import type { AccountView } from '../../server/accounts.ts';

interface ChangedMeanwhileProps {
  /** What it is now, and who made it so. */
  account: AccountView;
  byLogin: string | null;
  typed: AccountEntry;
  role: OperatorRole;
}

/** Somebody else saved the same account first: what differs from what was typed, which is kept. */
export function ChangedMeanwhile({ account, byLogin, typed, role }: ChangedMeanwhileProps) {
  const { accounts: words, shell } = useMessages();
  const { changed } = words.edit;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const differing = entryFields
    .filter((field) => field !== 'login' && (account[field] ?? '') !== typed[field].trim())
    .map((field) => changed.now(words.form[field], account[field] || changed.none));
  if (account.role !== role) differing.push(changed.now(words.form.role, shell.roles[account.role]));
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="yellow"
      title={[changed.title, byLogin && changed.by(byLogin)].filter(Boolean).join(' ')}
    >
      <Text size="sm">{differing.length > 0 ? changed.text : changed.same}</Text>
      <List size="sm">
        {differing.map((line) => (
          <ListItem key={line}>{line}</ListItem>
        ))}
      </List>
    </Alert>
  );
}
