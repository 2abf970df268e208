import { PageHeader } from '../../components/ui/page-header.tsx';
import { messages } from '../../server/locale.ts';
import { requireActor } from '../../server/session.ts';

export default async function Home() {
  await requireActor();
  const { shell } = await messages();
  return <PageHeader title={shell.entries.home} />;
}
