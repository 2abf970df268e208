import { condition } from '@temporalio/workflow';
import { openInbox } from '#workflows/shared/inbox';

/** A process that needs a person's hand, as those of certificates and orders will. */
export async function asksAPerson(): Promise<string> {
  const inbox = openInbox();
  await inbox.raise({
    step: 'deposit',
    matter: { kind: 'longWait', for: 'fault', since: '2026-11-02T08:00:00.000Z' },
    dueAt: '2026-11-09T08:00:00.000Z',
    audience: { service: 'certificates' },
  });
  await condition(() => inbox.isDone('deposit'));
  await inbox.close('deposit');
  return 'went on';
}
