'use client';
import { Button, Fieldset, Group, Stack } from '@mantine/core';
import { useActionState, useRef, useState, useTransition, type ReactNode } from 'react';
import { keepFocus } from './keep-focus.ts';
import { useMessages } from '../frame/locale.tsx';
import { Confirmation } from '../ui/confirmation.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { formFields } from '../ui/form-fields.ts';
import { ButtonLink } from '../ui/links.tsx';
import type { FormAction, Sent } from '../action/form-action.ts';
import { orNotSent, type NotSent } from './not-sent.ts';
import { Refusal, type OwnReason } from './refusal.tsx';
import { Told } from './told.tsx';

/** The fields that an answer may find fault with, and with what. */
export type FieldOf<A> = A extends { problems: infer P } ? keyof P & string : never;
export type ProblemOf<A> = A extends { problems: infer P } ? NonNullable<P[keyof P]> & string : never;
type Problems<A> = Partial<Record<FieldOf<A>, ProblemOf<A>>>;
type Done<A> = Extract<A, { ok: true }>;
export type Typed = Readonly<Record<string, string>>;

/** What a field is given. */
export interface FieldProps {
  id: string;
  name: string;
  label: string;
  error: string | undefined;
  defaultValue: string;
  autoComplete: string;
  onBlur?: () => void;
  onInput?: () => void;
}

interface ActionFormProps<A extends { ok: boolean }> {
  action: FormAction<A>;
  /** Before the ids of its fields. */
  id: string;
  /** In the order of the form. */
  fields: readonly FieldOf<A>[];
  labels: Readonly<Record<FieldOf<A>, string>>;
  problems: Readonly<Record<ProblemOf<A>, string>>;
  /** Why it was refused, where no field is at fault. */
  reasons?: Readonly<Record<OwnReason<A>, string>>;
  initial?: Typed;
  /** Sent along. */
  hidden?: Typed;
  /** Judges a field as it is left. */
  check?: (typed: Typed) => Problems<A>;
  legend?: string;
  /** Above the fields at fault. */
  summary?: string;
  submit: string;
  variant?: 'filled' | 'default';
  /** Where « Annuler » leads. */
  cancel?: string;
  /** Said above the form once it is done. */
  done?: (answer: Done<A>) => ReactNode;
  /** Whether it begins anew once it is done. */
  emptied?: boolean;
  /** Stands instead of the form once it is done. */
  renderDone?: (answer: Done<A>, typed: Typed) => ReactNode;
  children: (field: (name: FieldOf<A>) => FieldProps, typed: Typed) => ReactNode;
}

/**
 * A form of a server action. What is wrong stands beside its field and above the form, with links; the focus goes to what
 * came back. Without JavaScript the browser sends it, and the page that answers holds the same.
 */
export function ActionForm<A extends { ok: boolean }>(props: ActionFormProps<A>) {
  const { action, id, fields, labels, problems: words, check, done, emptied, renderDone, children } = props;
  const { initial = {}, hidden = {}, reasons = {}, legend, submit, variant = 'filled', cancel } = props;
  const { kit } = useMessages();
  const { sent, post, send, sending } = useSent(action);
  const form = useRef<HTMLFormElement>(null);
  const [left, setLeft] = useState<Left<A>>(nothingLeft);
  const answer = sent?.answer;
  const typed = sent && !(emptied && answer?.ok) ? sent.typed : initial;
  const finished = answer?.ok ? (answer as Done<A>) : null; // what is « ok »
  if (finished && renderDone) return <Told>{renderDone(finished, typed)}</Told>;
  const told = problemsOf<A>(answer);
  const errorOf = (name: FieldOf<A>) => {
    const judged = left.problems !== null && (left.fields.includes(name) || told[name] !== undefined);
    const problem = judged ? left.problems?.[name] : told[name];
    return problem && words[problem];
  };
  const { field, wrong } = formFields(id, fields, labels, errorOf);
  const faulty = Object.keys(told).length > 0;
  /** Judges again what was left; `name`: just now. */
  const judge = (name?: string) => {
    if (!check || !form.current || (name === undefined && !faulty && left.fields.length === 0)) return;
    const problems = check(textsOf(new FormData(form.current)));
    setLeft(({ fields: before }) => ({ fields: name ? [...before, name] : before, problems }));
  };
  const fieldProps = (name: FieldOf<A>): FieldProps => ({
    ...{ ...field(name), defaultValue: typed[name] ?? '', autoComplete: 'off' },
    ...(check && { onBlur: () => judge(name), onInput: () => judge() }),
  });
  return (
    <form
      ref={form}
      action={post}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setLeft(nothingLeft);
        send(new FormData(event.currentTarget));
      }}
    >
      <Framed legend={legend}>
        <Stack gap="md" key={sent?.times}>
          {faulty && <ErrorSummary title={props.summary ?? kit.form.summary} fields={wrong} />}
          {finished && done && (
            <Told>
              <Saved>{done(finished)}</Saved>
            </Told>
          )}
          {answer && !answer.ok && !faulty && (
            <Told>
              <Refusal answer={answer} words={reasons} />
            </Told>
          )}
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} readOnly />
          ))}
          {children(fieldProps, typed)}
          <Group gap="md">
            <Button type="submit" variant={variant} loading={sending} onMouseDown={keepFocus}>
              {submit}
            </Button>
            {cancel !== undefined && (
              <ButtonLink href={cancel} variant="default">
                {kit.dialog.back}
              </ButtonLink>
            )}
          </Group>
        </Stack>
      </Framed>
    </form>
  );
}

/** The fields that were left, and what `check` says since; null before it said anything. */
interface Left<A> {
  fields: readonly string[];
  problems: Problems<A> | null;
}

const nothingLeft = { fields: [], problems: null };

/** A sentence confirms; anything else says itself how it is meant. */
const Saved = ({ children }: { children: ReactNode }) =>
  typeof children === 'string' ? <Confirmation>{children}</Confirmation> : children;

/** Under its heading, where it has one. */
function Framed({ legend, children }: { legend: string | undefined; children: ReactNode }) {
  if (legend === undefined) return children;
  return (
    <Fieldset variant="unstyled" legend={legend} classNames={{ legend: 'form-legend' }}>
      {children}
    </Fieldset>
  );
}

/**
 * Sends with a script, so that a portal that does not answer costs nobody what they typed; `post` is what the browser
 * sends by itself without one, and its answer comes with the page.
 */
function useSent<A>(action: FormAction<A>) {
  const [posted, post] = useActionState(action, null);
  const [own, setOwn] = useState<Sent<A | NotSent> | null>(null);
  const [sending, startTransition] = useTransition();
  const sent: Sent<A | NotSent> | null = own ?? posted;
  const send = (data: FormData) =>
    startTransition(async () => {
      const came = await orNotSent(action(posted, data));
      const answered = 'answer' in came ? came : { typed: textsOf(data), answer: came };
      startTransition(() =>
        setOwn((before) => ({ ...answered, times: ((before ?? posted)?.times ?? 0) + 1 })),
      );
    });
  return { sent, post, send, sending };
}

const textsOf = (data: FormData): Typed =>
  Object.fromEntries(
    [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

function problemsOf<A>(answer: A | NotSent | undefined): Problems<A> {
  if (typeof answer !== 'object' || answer === null || !('problems' in answer)) return {};
  return answer.problems as Problems<A>; // what `Problems` is made of
}
