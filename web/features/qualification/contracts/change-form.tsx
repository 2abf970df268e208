'use client';
import { Button, Fieldset, Stack } from '@mantine/core';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { useSentForm } from '#web/kit/form/sent-form';
import type { ContractView } from '../server/contracts.ts';
import { changeTerms } from './actions.ts';
import { contractFields, ContractTermsFields } from './contract-fields.tsx';
import { typedOf } from './typed.ts';

/** The terms of a contract that may be changed. */
export function ChangeForm({ contract }: { contract: ContractView }) {
  const { contracts: words } = useMessages();
  const { sent, send, sending } = useSentForm(changeTerms);
  const answer = sent?.answer;
  const problems = answer && 'problems' in answer ? answer.problems : {};
  const { wrong } = contractFields(words, problems);
  const { identifiant, masterCode, email, optionActive, unknownAsWord, dailyProfiles } = contract;
  const stored = {
    masterCode,
    email,
    optionActive,
    unknownAsWord,
    dailyProfiles: dailyProfiles === null ? '' : String(dailyProfiles),
  };
  return (
    <form action={send} noValidate>
      <Fieldset variant="unstyled" legend={words.change.form} classNames={{ legend: 'form-legend' }}>
        <Stack gap="md" key={sent?.times}>
          {answer && 'reference' in answer && <Failure reference={answer.reference} />}
          {wrong.length > 0 && <ErrorSummary title={words.summary} fields={wrong} />}
          {answer?.ok && <Confirmation>{words.change.done}</Confirmation>}
          <input type="hidden" name="identifiant" value={identifiant} readOnly />
          <ContractTermsFields initial={sent ? typedOf(sent.typed) : stored} problems={problems} />
          <div>
            <Button type="submit" loading={sending}>
              {words.change.submit}
            </Button>
          </div>
        </Stack>
      </Fieldset>
    </form>
  );
}
