'use client';
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { qualificationTypes } from '#domain/kit/references/identifier';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { ButtonLink, TextLink } from '#web/kit/ui/links.tsx';
import { useSentForm } from '#web/kit/form/sent-form';
import { paths } from '#web/paths';
import { openAccount } from './actions.ts';
import { contractFields, ContractTermsFields, ContractText } from './contract-fields.tsx';
import { typedOf } from './typed.ts';

interface OpenFormProps {
  operators: readonly { id: string; name: string }[];
  /** Id of the one that is proposed; empty for a new one. */
  chosen: string;
}

/** « Ouverture d’un compte QPC ». */
export function OpenForm({ operators, chosen }: OpenFormProps) {
  const { contracts: words, account } = useMessages();
  const { fields, create } = words;
  const { sent, send, sending } = useSentForm(openAccount);
  const [operatorId, setOperatorId] = useState(chosen);
  const answer = sent?.answer;

  if (answer?.ok) {
    return (
      <Stack gap="md" align="flex-start">
        <Confirmation>
          {create.done(answer.identifiant)} {answer.sent && create.sent}
        </Confirmation>
        {!answer.sent && <Text c="red">{create.notSent}</Text>}
        <TextLink href={paths.contract(answer.identifiant)}>{create.see}</TextLink>
        <TextLink href={paths.contracts()}>{words.back}</TextLink>
      </Stack>
    );
  }
  const problems = answer && 'problems' in answer ? answer.problems : {};
  const { field, wrong } = contractFields(words, problems);
  const typed = sent ? typedOf(sent.typed) : undefined;
  return (
    <form action={send} noValidate>
      <Stack gap="md" key={sent?.times}>
        {answer && 'reference' in answer && <Failure reference={answer.reference} />}
        {wrong.length > 0 && <ErrorSummary title={words.summary} fields={wrong} />}
        <NativeSelect
          {...field('operatorId')}
          value={operatorId}
          onChange={(event) => setOperatorId(event.currentTarget.value)}
          data={[
            { value: '', label: fields.newOperator },
            ...operators.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {operatorId === '' && <ContractText name="operatorName" initial={typed} problems={problems} />}
        <ContractText name="identifiant" initial={typed} problems={problems} help={fields.identifiantHelp} />
        <NativeSelect
          {...field('qualificationType')}
          defaultValue={typed?.qualificationType}
          data={qualificationTypes.map((type) => ({ value: type, label: account.qualificationTypes[type] }))}
        />
        <ContractTermsFields {...(typed && { initial: typed })} problems={problems} />
        <Group gap="md">
          <Button type="submit" loading={sending}>
            {create.submit}
          </Button>
          <ButtonLink href={paths.contracts()} variant="default">
            {account.edit.cancel}
          </ButtonLink>
        </Group>
      </Stack>
    </form>
  );
}
