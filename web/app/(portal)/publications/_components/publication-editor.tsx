'use client';
import { Alert, Button, Fieldset, Group, Stack } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { startTransition, useActionState, useState } from 'react';
import { judgePublication, type PublicationField, type PublicationForm } from '#domain/publication/judge';
import { useMessages } from '../../../../components/locale.tsx';
import { Confirmation } from '../../../../components/ui/confirmation.tsx';
import { ErrorSummary } from '../../../../components/ui/error-summary.tsx';
import { Failure } from '../../../../components/ui/failure.tsx';
import { paths } from '../../../../paths.ts';
import { savePublication } from '../actions.ts';
import { PreviewPanel } from './preview-panel.tsx';
import { PublicationFields, type Choices } from './publication-fields.tsx';

interface PublicationEditorProps extends Choices {
  initial: PublicationForm;
  /** Of one that exists: which, and as it was seen. */
  seen?: { id: string; revision: number };
}

interface Sent {
  times: number;
  answer: Awaited<ReturnType<typeof savePublication>>;
}

/** Writes an item or changes it; judged by one rule here and on the server, whose answer counts. */
export function PublicationEditor({ initial, seen, operators }: PublicationEditorProps) {
  const { publications: words } = useMessages();
  const router = useRouter();
  const [form, setForm] = useState(initial);
  const [left, setLeft] = useState<ReadonlySet<PublicationField>>(new Set());
  const [sent, send, sending] = useActionState(async (before: Sent | null, data: FormData): Promise<Sent> => {
    const answer = await savePublication(data);
    if (answer.ok && !seen) startTransition(() => router.push(paths.editPublication(answer.id)));
    return { times: (before?.times ?? 0) + 1, answer };
  }, null);
  const [changedSince, setChangedSince] = useState(0);

  const answer = sent && sent.times > changedSince ? sent.answer : undefined;
  const judged = judgePublication(form);
  const told = answer && 'problems' in answer ? answer.problems : {};
  const problems = { ...(judged.ok ? {} : judged.problems), ...told };
  const fields = Object.keys(words.fields) as PublicationField[];
  const wrong = fields.filter((field) => problems[field]);

  const change = (field: PublicationField, value: string) => {
    setForm((before) => ({ ...before, [field]: value }));
    setChangedSince(sent?.times ?? 0);
  };

  return (
    <form action={send} onSubmit={() => setLeft(new Set(fields))} noValidate>
      <Fieldset variant="unstyled" legend={words.form} classNames={{ legend: 'form-legend' }}>
        <Stack gap="md">
          {answer && 'reference' in answer && <Failure reference={answer.reference} />}
          {answer && 'reason' in answer && answer.reason === 'changed' && (
            <Alert role="alert" color="red" title={words.changed.title}>
              {words.changed.text}
            </Alert>
          )}
          {answer && 'problems' in answer && (
            <ErrorSummary
              key={sent?.times}
              title={words.summary}
              fields={wrong.map((field) => ({ id: `publication-${field}`, label: words.fields[field] }))}
            />
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
            errorOf={(field) => {
              const problem = left.has(field) ? problems[field] : undefined;
              return problem && words.problems[problem];
            }}
          />
          <Group gap="md">
            <Button type="submit" loading={sending} onMouseDown={(event) => event.preventDefault()}>
              {seen ? words.edit.submit : words.create.submit}
            </Button>
          </Group>
          <PreviewPanel form={form} />
        </Stack>
      </Fieldset>
    </form>
  );
}
