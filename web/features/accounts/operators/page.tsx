import type { Metadata } from 'next';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { listOperatorLines } from '../server/operators.ts';
import { requireRight } from '#web/server/session';
import { OperatorRows } from './operator-rows.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).operators.title };
}

/** « Opérateurs »: where the back office opens one from nothing. */
export default async function Operators() {
  const { scope } = await requireRight('operator.manage');
  const { operators: words } = await messages();
  const operators = await listOperatorLines(database(), scope);
  const add = <ButtonLink href={paths.newOperator()}>{words.add}</ButtonLink>;
  return (
    <>
      <PageHeader title={words.title} description={words.description} action={operators.length > 0 && add} />
      {operators.length === 0 ? (
        <EmptyState title={words.empty.title} text={words.empty.text} action={add} />
      ) : (
        <OperatorRows operators={operators} />
      )}
    </>
  );
}
