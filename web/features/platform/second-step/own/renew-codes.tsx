'use client';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { CodeForm } from '../code-form.tsx';
import { RecoveryCodes } from '../recovery-codes.tsx';
import { paths } from '#web/paths';
import { renewCodes } from './actions.ts';

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
