'use client';
import { Anchor } from '@mantine/core';
import { logOut } from '../../../../../components/auth-client.ts';
import { useMessages } from '../../../../../components/locale.tsx';
import { paths } from '../../../../../paths.ts';

/** Gives the log-in up that awaits its second step. */
export function AnotherPerson() {
  const { secondStep } = useMessages();
  const leave = async () => {
    await logOut();
    window.location.assign(paths.identification());
  };
  return (
    <Anchor component="button" type="button" size="sm" lh="1.5rem" ta="left" onClick={() => void leave()}>
      {secondStep.another}
    </Anchor>
  );
}
