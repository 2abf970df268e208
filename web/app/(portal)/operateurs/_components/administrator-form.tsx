'use client';
import { Button, Fieldset, Stack, Text, TextInput } from '@mantine/core';
import { useMessages } from '../../../../components/locale.tsx';
import { useSentForm } from '../../../../components/sent-form.ts';
import { Confirmation } from '../../../../components/ui/confirmation.tsx';
import { ErrorSummary } from '../../../../components/ui/error-summary.tsx';
import { Failure } from '../../../../components/ui/failure.tsx';
import { addAdministrator } from '../actions.ts';

const fields = ['login', 'name', 'email'] as const;

/** The first administrator of an operator, until there is one. */
export function AdministratorForm({ code }: { code: string }) {
  const { operators, staff } = useMessages();
  const words = operators.administrator;
  const { sent, send, sending } = useSentForm(addAdministrator);
  const answer = sent?.answer;
  if (answer?.ok) {
    return (
      <Stack gap="md">
        <Confirmation>
          {words.done(answer.login)} {answer.sent && words.mailed}
        </Confirmation>
        {!answer.sent && <Text c="red">{words.notMailed}</Text>}
      </Stack>
    );
  }
  const problems = answer && 'problems' in answer ? answer.problems : {};
  const wrong = fields
    .filter((name) => problems[name])
    .map((name) => ({ id: `administrator-${name}`, label: staff.fields[name] }));
  return (
    <form action={send} noValidate>
      <Fieldset variant="unstyled" legend={words.title} classNames={{ legend: 'form-legend' }}>
        <Stack gap="md" key={sent?.times}>
          <Text size="sm" c="dimmed">
            {words.help}
          </Text>
          {answer && 'reference' in answer && <Failure reference={answer.reference} />}
          {answer && 'reason' in answer && answer.reason === 'exists' && <Text c="red">{words.exists}</Text>}
          {wrong.length > 0 && <ErrorSummary title={staff.summary} fields={wrong} />}
          <input type="hidden" name="code" value={code} readOnly />
          {fields.map((name) => (
            <TextInput
              key={name}
              id={`administrator-${name}`}
              name={name}
              label={staff.fields[name]}
              description={name === 'login' ? staff.fields.loginHelp : undefined}
              defaultValue={sent?.typed[name] ?? ''}
              error={problems[name] && staff.problems[problems[name]]}
              type={name === 'email' ? 'email' : 'text'}
              autoComplete="off"
              autoCapitalize={name === 'name' ? 'words' : 'none'}
              spellCheck={false}
              maxLength={name === 'email' ? 320 : 60}
            />
          ))}
          <div>
            <Button type="submit" loading={sending}>
              {words.submit}
            </Button>
          </div>
        </Stack>
      </Fieldset>
    </form>
  );
}
