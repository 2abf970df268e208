'use client';
import { Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { OperatorRole } from '#domain/accounts/form';
import { fullName } from '#domain/kit/person';
import type { Service } from '#domain/services';
import { disable } from '../actions.ts';
import { ActionButton } from '#web/kit/form/action-button.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { Facts } from '#web/kit/ui/facts.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import type { AccountView } from '../../server/accounts.ts';
import { AccountForm } from '../../creation/account-form.tsx';
import { InstantServices } from './instant-services.tsx';
import { LinkPanel } from './link-panel.tsx';

interface AccountEditorProps {
  account: AccountView;
  grantable: readonly Service[];
  assignable: readonly OperatorRole[];
}

/** One account: its e-services at once, its facts by a form, its link, its end. */
export function AccountEditor({ account, grantable, assignable }: AccountEditorProps) {
  const words = useMessages().accounts;
  const [disabled, setDisabled] = useState(account.state === 'disabled');
  return (
    <Stack gap="md">
      <Panel>
        <Facts
          facts={[
            [
              words.columns.login,
              <Text key="login" span ff="monospace">
                {account.login}
              </Text>,
            ],
            [words.columns.operator, account.operatorName],
          ]}
        />
        <Text size="sm" c="dimmed" mt="sm">
          {words.edit.loginFixed}
        </Text>
      </Panel>
      {disabled ? (
        <Confirmation>{words.disable.done(account.login)}</Confirmation>
      ) : (
        <>
          <Panel>
            <InstantServices account={account} grantable={grantable} />
          </Panel>
          <Panel maw={960}>
            <AccountForm account={account} assignable={assignable} />
          </Panel>
          <Panel maw={960}>
            <LinkPanel account={account} />
          </Panel>
          <ActionButton
            act={() => disable(account.id)}
            reasons={words.edit.refused}
            onDone={() => setDisabled(true)}
            button={{ leftSection: <IconTrash size={16} aria-hidden /> }}
            confirm={{
              title: words.disable.title(account.login),
              text: words.disable.text(fullName(account)),
              ...{ confirm: words.disable.confirm, back: words.disable.back, destructive: true },
            }}
          >
            {words.columns.disable}
          </ActionButton>
        </>
      )}
    </Stack>
  );
}
