import type { Metadata } from 'next';
import { isOfQpc } from '#domain/rights';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { messages } from '#web/server/locale';
import { requireActor } from '#web/server/session';
import { LeaveForm } from './leave-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).leave.title };
}

/** « Quitter le service » (QPC-131, QPC-132). */
export default async function Leave() {
  const { actor } = await requireActor();
  const { leave } = await messages();
  return (
    <>
      <PageHeader title={leave.title} />
      <Panel maw={720}>
        <LeaveForm question={isOfQpc(actor) ? leave.question : leave.questionOfPortal} />
      </Panel>
    </>
  );
}
