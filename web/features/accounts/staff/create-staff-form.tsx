'use client';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { useSentForm } from '#web/kit/form/sent-form';
import { Confirmation } from '#web/kit/ui/confirmation.tsx';
import { Failure } from '#web/kit/ui/failure.tsx';
import { ButtonLink, TextLink } from '#web/kit/ui/links.tsx';
import { paths } from '#web/paths';
import { addStaff } from './actions.ts';
import { StaffFields } from './staff-fields.tsx';

export function CreateStaffForm() {
  const { staff, account } = useMessages();
  const { sent, send, sending } = useSentForm(addStaff);
  const answer = sent?.answer;
  if (answer?.ok) {
    return (
      <Stack gap="md" align="flex-start">
        <Confirmation>
          {staff.create.done(answer.login)} {answer.sent && staff.create.sent}
        </Confirmation>
        {!answer.sent && <Text c="red">{staff.create.notSent}</Text>}
        <TextLink href={paths.staffMember(answer.login)}>{staff.create.see}</TextLink>
        <TextLink href={paths.staff()}>{staff.back}</TextLink>
      </Stack>
    );
  }
  const problems = answer && 'problems' in answer ? answer.problems : {};
  return (
    <form action={send} noValidate>
      <Stack gap="md" key={sent?.times}>
        {answer && 'reference' in answer && <Failure reference={answer.reference} />}
        <StaffFields withLogin initial={sent?.typed ?? {}} problems={problems} />
        <Group gap="md">
          <Button type="submit" loading={sending}>
            {staff.create.submit}
          </Button>
          <ButtonLink href={paths.staff()} variant="default">
            {account.edit.cancel}
          </ButtonLink>
        </Group>
      </Stack>
    </form>
  );
}
