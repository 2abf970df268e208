'use client';
import { Alert, Button, Fieldset, Group, Stack } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { startTransition, useActionState, useState } from 'react';
import {
  announcementProblems,
  judgePublication,
  type PublicationField,
  type PublicationForm,
} from '#domain/espace/publication/judge';
import { keepFocus } from '#web/kit/form/keep-focus';
import { orNotSent, type NotSent } from '#web/kit/form/not-sent';
import { Refusal } from '#web/kit/form/refusal.tsx';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { ErrorSummary } from '#web/kit/ui/error-summary.tsx';
import { paths } from '#web/paths';
import type { DeskDetail } from './desk.ts';
import { savePublication } from './actions.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { PublicationFields, publicationFields, type Choices } from './publication-fields.tsx';

interface PublicationEditorProps extends Choices {
  initial: PublicationForm;
  /** The instant from which notice is counted; when it is sent, the server's counts. */
  now: string;
  /** Of one that exists: which, and as it was seen. */
  seen?: Omit<DeskDetail, 'form' | 'phase'>;
}

/** Its keys, which are its fields. */
const fieldsOf = (form: PublicationForm) => Object.keys(form) as PublicationField[];

interface Sent {
  times: number;
  answer: Awaited<ReturnType<typeof savePublication>> | NotSent;
}

/** Writes an item or changes it; judged by one rule here and on the server, whose answer counts. */
export function PublicationEditor({ initial, now, seen, operators }: PublicationEditorProps) {
  const { publications: words } = useMessages();
  const router = useRouter();
  const [form, setForm] = useState(initial);
  const [left, setLeft] = useState<ReadonlySet<PublicationField>>(new Set());
  const [sent, send, sending] = useActionState(async (before: Sent | null, data: FormData): Promise<Sent> => {
    const answer = await orNotSent(savePublication(data));
    if (answer.ok && !seen) startTransition(() => router.push(paths.editPublication(answer.id)));
    return { times: (before?.times ?? 0) + 1, answer };
  }, null);
  const [changedSince, setChangedSince] = useState(0);

  const answer = sent && sent.times > changedSince ? sent.answer : undefined;
  const judged = judgePublication(form);
  const told = answer && 'problems' in answer ? answer.problems : {};
  const announcedFor = seen?.announcedFor ?? null;
  const announced = announcedFor === null ? null : { windowFrom: new Date(announcedFor) };
  const early = announcementProblems(form, announced, new Date(now));
  const published = seen?.state === 'published';
  const problems = { ...(published && early), ...(judged.ok ? {} : judged.problems), ...told };
  const { wrong } = publicationFields(words, (field) => problems[field] && words.problems[problems[field]]);

  const change = (field: PublicationField, value: string) => {
    setForm((before) => ({ ...before, [field]: value }));
    setChangedSince(sent?.times ?? 0);
  };

  const errorOf = (field: PublicationField) => {
    const problem = left.has(field) ? problems[field] : undefined;
    if (problem) return words.problems[problem];
    // A draft may be saved so, but not published: one that was saved says so at once.
    const later = !published && (seen || left.has(field)) ? early[field] : undefined;
    return later && words.beforePublishing(words.problems[later]);
  };

  return (
    <form action={send} onSubmit={() => setLeft(new Set(fieldsOf(form)))} noValidate>
      <Fieldset variant="unstyled" legend={words.form} classNames={{ legend: 'form-legend' }}>
        <Stack gap="md">
          {answer && 'reason' in answer && answer.reason === 'changed' && (
            <Alert role="alert" color="red" title={words.changed.title}>
              {words.changed.text}
            </Alert>
          )}
          {answer && 'reason' in answer && answer.reason !== 'changed' && (
            <Refusal answer={answer} words={{}} />
          )}
          {answer && 'problems' in answer && (
            <ErrorSummary key={sent?.times} title={words.summary} fields={wrong} />
          )}
          {answer?.ok && seen && <Confirmation>{words.edit.saved}</Confirmation>}
          {seen && (
            <>
              <input type="hidden" name="id" value={seen.id} readOnly />
              <input type="hidden" name="revision" value={seen.revision} readOnly />
            </>
          )}
          <PublicationFields
            form={form}
            operators={operators}
            onChange={change}
            onLeave={(field) => setLeft((before) => new Set([...before, field]))}
            errorOf={errorOf}
          />
          <Group gap="md">
            <Button type="submit" loading={sending} onMouseDown={keepFocus}>
              {seen ? words.edit.submit : words.create.submit}
            </Button>
          </Group>
          <PreviewPanel form={form} />
        </Stack>
      </Fieldset>
    </form>
  );
}
