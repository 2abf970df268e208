'use client';
import { useMessages } from '../../../../../components/locale.tsx';
import { CodeForm } from '../../../../../components/second-step/code-form.tsx';
import { RecoveryCodes } from '../../../../../components/second-step/recovery-codes.tsx';
import { paths } from '../../../../../paths.ts';
import { renewCodes } from '../actions.ts';

export function RenewCodes() {
  const { secondStep } = useMessages();
  return (
    <CodeForm
      take={renewCodes}
      label={secondStep.firstCode}
      help={secondStep.firstCodeHelp}
      submit={secondStep.account.renew}
    >
      {({ recoveryCodes }) => <RecoveryCodes codes={recoveryCodes} next={paths.account()} />}
    </CodeForm>
  );
}
