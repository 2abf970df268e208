'use client';
import { Text } from '@mantine/core';
import { useMessages } from '../../../../../components/locale.tsx';
import { CodeForm } from '../../../../../components/second-step/code-form.tsx';
import { takeCode } from '../actions.ts';

/** A code of the authenticator, or one on paper. */
export function SecondStepForm({ returnTo }: { returnTo: string }) {
  const { secondStep } = useMessages();
  const take = async (data: FormData) => {
    const answer = await takeCode(data);
    // A whole new document, as after the password alone.
    if (answer.ok) window.location.assign(returnTo);
    return answer;
  };
  return (
    <>
      <CodeForm take={take} label={secondStep.code} help={secondStep.codeHelp} submit={secondStep.submit}>
        {() => null}
      </CodeForm>
      <Text size="sm" c="dimmed">
        {secondStep.lost}
      </Text>
    </>
  );
}
