import type { ReactNode } from 'react';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { config } from '#config';
import { may } from '#domain/rights';
import { navigationFor, waitingFor } from '../../components/shell/navigation.ts';
import { PortalShell } from '../../components/shell/portal-shell.tsx';
import { paths } from '../../paths.ts';
import { pathHeader } from '../../path-header.ts';
import { currentPlace } from '../../server/changes.ts';
import { database } from '../../server/database.ts';
import { unreadCounts } from '../../server/publications.ts';
import { peekActor } from '../../server/session.ts';
import { countTasks } from '../../server/tasks.ts';
import { stopViewing } from './operateurs/actions.ts';

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
