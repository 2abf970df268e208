'use client';
import { Checkbox, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { linkMinutes } from '#domain/platform/password-reset';
import { qualificationTypes } from '#domain/kit/references/identifier';
import { limits } from '#domain/qualification/limits';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { ActionButton } from '#web/kit/form/action-button.tsx';
import { ActionForm, type FieldProps, type Typed } from '#web/kit/form/action-form.tsx';
import { formatNumber } from '#web/messages/format';
import { paths } from '#web/paths';
import { changeTerms, openAccount, sendLink } from './actions.ts';
import type { ContractView } from './contracts.ts';

const terms = ['masterCode', 'email', 'dailyProfiles'] as const;
type FieldOf<Name> = (name: Name) => FieldProps;
const common = { maxLength: 120, inputMode: 'numeric' } as const;

interface OpenFormProps {
  operators: readonly { id: string; name: string }[];
  /** Id of the one that is proposed; empty for a new one. */
  chosen: string;
}

/** « Ouverture d’un compte QPC ». */
export function OpenForm({ operators, chosen }: OpenFormProps) {
  const { contracts: words, account } = useMessages();
  const { fields, create } = words;
  const [operatorId, setOperatorId] = useState(chosen);
  return (
    <ActionForm
      action={openAccount}
      id="contract"
      fields={['operatorId', 'operatorName', 'identifiant', 'qualificationType', ...terms]}
      labels={fields}
      problems={words.problems}
      initial={{ optionActive: 'on' }}
      submit={create.submit}
      cancel={paths.contracts()}
      renderDone={({ identifiant, sent }) => (
        <Stack gap="md" align="flex-start">
          <Confirmation>
            {create.done(identifiant)} {sent && create.sent}
          </Confirmation>
          {!sent && <Text c="red">{create.notSent}</Text>}
          <TextLink href={paths.contract(identifiant)}>{create.see}</TextLink>
          <TextLink href={paths.contracts()}>{words.back}</TextLink>
        </Stack>
      )}
    >
      {(field, typed) => {
        const { defaultValue: _, ...operator } = field('operatorId');
        return (
          <>
            <NativeSelect
              {...operator}
              value={operatorId}
              onChange={(event) => setOperatorId(event.currentTarget.value)}
              data={[
                { value: '', label: fields.newOperator },
                ...operators.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            {operatorId === '' && <TextInput {...field('operatorName')} maxLength={120} />}
            <TextInput {...field('identifiant')} {...common} description={fields.identifiantHelp} />
            <NativeSelect
              {...field('qualificationType')}
              data={qualificationTypes.map((type) => ({
                ...{ value: type, label: account.qualificationTypes[type] },
              }))}
            />
            <Terms field={field} typed={typed} />
          </>
        );
      }}
    </ActionForm>
  );
}

/** The terms of a contract that may be changed. */
export function ChangeForm({ contract }: { contract: ContractView }) {
  const { contracts: words } = useMessages();
  const { identifiant, masterCode, email, optionActive, unknownAsWord, dailyProfiles } = contract;
  return (
    <ActionForm
      action={changeTerms}
      id="contract"
      fields={terms}
      labels={words.fields}
      problems={words.problems}
      initial={{
        ...{ masterCode, email, dailyProfiles: dailyProfiles === null ? '' : String(dailyProfiles) },
        ...(optionActive && { optionActive: 'on' }),
        ...(unknownAsWord && { unknownAsWord: 'on' }),
      }}
      hidden={{ identifiant }}
      legend={words.change.form}
      submit={words.change.submit}
      done={() => words.change.done}
    >
      {(field, typed) => <Terms field={field} typed={typed} />}
    </ActionForm>
  );
}

function Terms({ field, typed }: { field: FieldOf<(typeof terms)[number]>; typed: Typed }) {
  const { fields } = useMessages().contracts;
  const locale = useLocale();
  const limit = formatNumber(locale, limits.dailyProfiles);
  const most = formatNumber(locale, limits.mostDailyProfiles);
  return (
    <>
      <TextInput {...field('masterCode')} {...common} description={fields.masterCodeHelp} />
      <TextInput {...field('email')} type="email" maxLength={320} />
      <TextInput
        {...field('dailyProfiles')}
        {...common}
        description={fields.dailyProfilesHelp(limit, most)}
      />
      {(['optionActive', 'unknownAsWord'] as const).map((name) => (
        <Checkbox key={name} name={name} label={fields[name]} defaultChecked={typed[name] === 'on'} />
      ))}
    </>
  );
}

/** Whether the holder has a password, and a link to choose one: the administrator is the last resort (QPC-036). */
export function CredentialsPanel({ identifiant, active }: { identifiant: string; active: boolean }) {
  const { credentials } = useMessages().contracts;
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={2}>{credentials.title}</Title>
      <Text>{active ? credentials.active : credentials.waiting}</Text>
      <Text size="sm" c="dimmed">
        {credentials.help(linkMinutes({ first: !active }) / 60)}
      </Text>
      <ActionButton
        act={() => sendLink({ identifiant })}
        done={credentials.sent}
        refused={credentials.notSent}
      >
        {credentials.send}
      </ActionButton>
    </Stack>
  );
}
