import type { ReactNode } from 'react';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { config } from '#config';
import { may } from '#domain/rights';
import { navigationFor, waitingFor } from '#web/features/platform/shell/navigation';
import { PortalShell } from '#web/features/platform/shell/portal-shell.tsx';
import { paths } from '#web/paths';
import { pathHeader } from '#web/path-header';
import { currentPlace } from '#web/server/changes';
import { database } from '#web/server/database';
import { unreadCounts } from '#web/features/espace/server/publications';
import { peekActor } from '#web/server/session';
import { countTasks } from '#web/features/platform/tasks/server/tasks';
import { stopViewing } from '#web/features/accounts/operators/actions';

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const signed = await peekActor();
  // Before anything is streamed, so that the answer is a redirection and not a page that redirects.
  if (!signed) redirect(paths.identification((await headers()).get(pathHeader) ?? undefined));
  const inbox = may(signed.actor, 'task.handle')
    ? { since: await currentPlace(database()), count: await countTasks(database(), signed.actor) }
    : null;
  const { name, login, role, operator } = signed.user;
  const unread = await unreadCounts(database(), signed.actor, new Date());
  return (
    <PortalShell
      wholesaler={config().wholesaler.name}
      person={{ name, login, role, operator: operator?.name ?? null }}
      groups={navigationFor(signed.actor, unread)}
      inbox={inbox}
      waiting={waitingFor(unread)}
      view={signed.viewing ? { ...signed.viewing, stop: stopViewing } : undefined}
    >
      {children}
    </PortalShell>
  );
}
