import type { Metadata } from 'next';
import { EmptyState } from '../../../components/ui/empty-state.tsx';
import { ButtonLink } from '../../../components/ui/links.tsx';
import { PageHeader } from '../../../components/ui/page-header.tsx';
import { paths } from '../../../paths.ts';
import { listContracts } from '../../../server/contracts.ts';
import { database } from '../../../server/database.ts';
import { messages } from '../../../server/locale.ts';
import { requireRight } from '../../../server/session.ts';
import { ContractRows } from '../../../components/contract/contract-rows.tsx';

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
