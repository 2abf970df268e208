import type { Metadata } from 'next';
import { TextLink } from '../../../../components/ui/links.tsx';
import { PageHeader } from '../../../../components/ui/page-header.tsx';
import { paths } from '../../../../paths.ts';
import { listOperators } from '../../../../server/contracts.ts';
import { database } from '../../../../server/database.ts';
import { messages } from '../../../../server/locale.ts';
import { single, type SearchParams } from '../../../../server/search-params.ts';
import { requireRight } from '../../../../server/session.ts';
import { DepositForm } from '../_components/deposit-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).certificates.deposit.title };
}

/** « Déposer des certificats »: many files for one operator, each read before it is saved (OWF-181). */
export default async function Deposit({ searchParams }: { searchParams: SearchParams }) {
  await requireRight('certificate.manage');
  const { certificates: words } = await messages();
  const operators = await listOperators(database());
  const proposed = single((await searchParams).operator);
  return (
    <>
      <TextLink href={paths.certificates()} size="sm">
        {words.detail.back}
      </TextLink>
      <PageHeader title={words.deposit.title} description={words.deposit.description} />
      <DepositForm
        operators={operators}
        proposed={operators.find(({ code }) => code === proposed)?.id ?? ''}
      />
    </>
  );
}
