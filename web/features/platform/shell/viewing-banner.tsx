'use client';
import { Button, Text } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState, useTransition } from 'react';
import { formatTime } from '#web/messages/format';
import { paths } from '#web/paths';
import { useMessages } from '#web/kit/frame/locale.tsx';
import classes from './shell.module.css';

/** « Voir comme »: whose pages these are. */
export interface ShownView {
  operator: { code: string; name: string };
  /** ISO. */
  until: string;
  stop: () => Promise<{ ok: boolean }>;
}

/** On every page while the back office looks at an operator's. Ends in a whole new document: nothing stays in the tab. */
export function ViewingBanner({ operator, until, stop }: ShownView) {
  const { view } = useMessages().operators;
  const [pending, startTransition] = useTransition();
  const [failed, setFailed] = useState(false);
  const end = () =>
    startTransition(async () => {
      const { ok } = await stop().catch(() => ({ ok: false }));
      if (ok) window.location.assign(paths.operator(operator.code));
      else setFailed(true);
    });
  return (
    <section className={classes.viewing} aria-label={view.label}>
      <IconEye size={18} stroke={1.6} aria-hidden />
      <Text size="sm">{view.banner(operator.name, formatTime(until))}</Text>
      <Button size="compact-sm" variant="default" loading={pending} onClick={end}>
        {view.end}
      </Button>
      {failed && (
        <Text size="sm" role="alert">
          {view.failed}
        </Text>
      )}
    </section>
  );
}
