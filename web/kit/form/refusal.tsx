'use client';
import { Alert } from '@mantine/core';
import { useMessages } from '../frame/locale.tsx';
import { Failure } from '../ui/failure.tsx';
import type { NotSent } from './not-sent.ts';

/** Reasons that any action may be refused for, with words of the kit. */
type CommonReason = 'gone' | 'signedOut' | 'unexpected' | NotSent['reason'];
/** Of an answer whose fields say the rest. */
type OfFields = 'problems';

/** The reasons of an answer that its screen has words for. */
export type OwnReason<A> = A extends { ok: false; reason: infer R extends string }
  ? Exclude<R, CommonReason | OfFields>
  : never;

/** Why something was not done, where no field is at fault. */
export function Refusal({ answer, words }: { answer: object; words: Readonly<Record<string, string>> }) {
  const { kit } = useMessages();
  if ('reference' in answer) return <Failure reference={String(answer.reference)} />;
  const reason = 'reason' in answer ? String(answer.reason) : '';
  const common: Readonly<Record<string, string>> = kit.form;
  return (
    <Alert role="alert" color="red">
      {words[reason] ?? common[reason] ?? kit.form.notSent}
    </Alert>
  );
}
