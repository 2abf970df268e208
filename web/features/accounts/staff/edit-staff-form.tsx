'use client';
import { Button, Fieldset, Stack } from '@mantine/core';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { useSentForm } from '#web/kit/form/sent-form';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import type { StaffView } from '../server/staff.ts';
import { editStaff } from './actions.ts';
import { StaffFields } from './staff-fields.tsx';

export function EditStaffForm({ person }: { person: StaffView }) {
  const { staff } = useMessages();
  const { sent, send, sending } = useSentForm(editStaff);
  const answer = sent?.answer;
  const problems = answer && 'problems' in answer ? answer.problems : {};
  const { login, name, email, role } = person;
  return (
    <form action={send} noValidate>
      <Fieldset variant="unstyled" legend={staff.change.form} classNames={{ legend: 'form-legend' }}>
        <Stack gap="md" key={sent?.times}>
          {answer && 'reference' in answer && <Failure reference={answer.reference} />}
          {answer?.ok && <Confirmation>{staff.change.done}</Confirmation>}
          <input type="hidden" name="login" value={login} readOnly />
          <StaffFields withLogin={false} initial={sent?.typed ?? { name, email, role }} problems={problems} />
          <div>
            <Button type="submit" loading={sending}>
              {staff.change.submit}
            </Button>
          </div>
        </Stack>
      </Fieldset>
    </form>
  );
}
