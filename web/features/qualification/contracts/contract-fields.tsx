'use client';
import { Checkbox, Stack, TextInput } from '@mantine/core';
import { limits } from '#domain/qualification/limits';
import type { ContractForm, ContractProblems } from '#domain/qualification/contract';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { formFields } from '#web/kit/ui/form-fields';
import type { Messages } from '#web/messages/catalogue';
import { formatNumber } from '#web/messages/format';

type TextField = 'operatorName' | 'identifiant' | 'masterCode' | 'email' | 'dailyProfiles';

const order = [
  ...(['operatorId', 'operatorName', 'identifiant', 'qualificationType'] as const),
  ...(['masterCode', 'email', 'dailyProfiles'] as const),
];

export const contractFields = (
  { fields, problems: words }: Messages['contracts'],
  problems: ContractProblems,
) =>
  formFields('contract', order, fields, (name) => {
    const problem = problems[name];
    return problem && words[problem];
  });

/** What both forms offer: a text of the form, with its problem beside it. */
export function ContractText({
  name,
  initial,
  problems,
  help,
}: {
  name: TextField;
  initial?: Partial<ContractForm> | undefined;
  problems: ContractProblems;
  help?: string;
}) {
  const { contracts } = useMessages();
  return (
    <TextInput
      {...contractFields(contracts, problems).field(name)}
      defaultValue={initial?.[name] ?? ''}
      description={help}
      type={name === 'email' ? 'email' : 'text'}
      inputMode={name === 'email' || name === 'operatorName' ? undefined : 'numeric'}
      autoComplete="off"
      maxLength={name === 'email' ? 320 : 120}
    />
  );
}

/** The terms that may be changed later. */
export function ContractTermsFields({
  initial,
  problems,
}: {
  initial?: Partial<ContractForm>;
  problems: ContractProblems;
}) {
  const { fields } = useMessages().contracts;
  const locale = useLocale();
  return (
    <Stack gap="md">
      <ContractText name="masterCode" initial={initial} problems={problems} help={fields.masterCodeHelp} />
      <ContractText name="email" initial={initial} problems={problems} />
      <ContractText
        name="dailyProfiles"
        initial={initial}
        problems={problems}
        help={fields.dailyProfilesHelp(
          formatNumber(locale, limits.dailyProfiles),
          formatNumber(locale, limits.mostDailyProfiles),
        )}
      />
      <Checkbox
        name="optionActive"
        label={fields.optionActive}
        defaultChecked={initial?.optionActive ?? true}
      />
      <Checkbox
        name="unknownAsWord"
        label={fields.unknownAsWord}
        defaultChecked={initial?.unknownAsWord ?? false}
      />
    </Stack>
  );
}
