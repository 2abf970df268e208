'use client';
import { Anchor } from '@mantine/core';
import { logOut } from '../../identification/auth-client.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { paths } from '#web/paths';

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
