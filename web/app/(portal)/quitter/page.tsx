import type { Metadata } from 'next';
import { isOfQpc } from '#domain/rights';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { Panel } from '../../../components/ui/panel.tsx';
import { messages } from '../../../server/locale.ts';
import { requireActor } from '../../../server/session.ts';
import { LeaveForm } from './_components/leave-form.tsx';

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
