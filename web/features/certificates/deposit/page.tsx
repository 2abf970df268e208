import type { Metadata } from 'next';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { paths } from '#web/paths';
import { listOperators } from '#web/features/accounts/public';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { single, type SearchParams } from '#web/server/search-params';
import { requireRight } from '#web/server/session';
import { DepositForm } from './deposit-form.tsx';

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
