import type { Metadata } from 'next';
import { Facts } from '#web/kit/ui/facts.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { messages } from '#web/server/locale';
import { requireActor } from '#web/server/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).vocabulary.title };
}

/** The terms of QPC-004. */
export default async function Vocabulary() {
  await requireActor();
  const { vocabulary } = await messages();
  return (
    <>
      <PageHeader title={vocabulary.title} description={vocabulary.lead} />
      <Panel maw={720}>
        <Facts facts={vocabulary.terms.map(({ term, meaning }) => [term, meaning] as const)} />
      </Panel>
    </>
  );
}
