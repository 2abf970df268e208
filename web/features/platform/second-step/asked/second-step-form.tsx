'use client';
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { CodeForm } from '../code-form.tsx';
import { takeCode } from './actions.ts';

/** A code of the authenticator, or one on paper. */
export function SecondStepForm({ returnTo, after }: { returnTo: string; after: ReactNode }) {
  const { secondStep } = useMessages();
  const take = async (data: FormData) => {
    const answer = await takeCode(data);
    // A whole new document, as after the password alone.
    if (answer.ok) window.location.assign(returnTo);
    return answer;
  };
  return (
    <CodeForm
      take={take}
      label={secondStep.code}
      help={secondStep.codeHelp}
      submit={secondStep.submit}
      after={
        <>
          <Text size="sm" c="dimmed">
            {secondStep.lost}
          </Text>
          {after}
        </>
      }
    >
      {() => null}
    </CodeForm>
  );
}
