import type { Metadata } from 'next';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { paths } from '#web/paths';
import { listContracts } from '../server/contracts.ts';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { ContractRows } from './contract-rows.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).contracts.title };
}

/** « Comptes QPC »: where the administrator opens accounts and gives their initial credentials (QPC-003, QPC-014). */
export default async function Contracts() {
  const { scope } = await requireRight('contract.manage');
  const { contracts: words } = await messages();
  const contracts = await listContracts(database(), scope);
  const open = <ButtonLink href={paths.newContract()}>{words.open}</ButtonLink>;
  return (
    <>
      <PageHeader title={words.title} description={words.description} action={contracts.length > 0 && open} />
      {contracts.length === 0 ? (
        <EmptyState title={words.empty.title} text={words.empty.text} action={open} />
      ) : (
        <ContractRows contracts={contracts} />
      )}
    </>
  );
}
