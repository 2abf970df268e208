import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notifyCookie } from './notify-choice.ts';
import { SubmissionForm } from './submission-form.tsx';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { targetContracts } from '../server/target-contracts.ts';
import { requireRight } from '#web/server/session';
import { newSubmissionId } from '#web/server/submission-id';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).qualification.submit.title };
}

/** « Envoi d'une qualification » (QPC-060 to QPC-079). */
export default async function NewQualification() {
  const { actor, user } = await requireRight('qualification.submit');
  const { submit } = (await messages()).qualification;
  const [first, ...others] = (await targetContracts(database(), actor, new Date())).map(
    ({ id, identifiant, type, limit, used }) => ({
      id,
      identifiant,
      type,
      limit,
      used,
    }),
  );
  const submissionId = newSubmissionId();
  const mail = { address: user.email, wanted: (await cookies()).get(notifyCookie)?.value === '1' };
  return (
    <>
      <PageHeader title={submit.title} description={submit.description} />
      {first ? (
        <SubmissionForm
          key={submissionId}
          submissionId={submissionId}
          contracts={[first, ...others]}
          mail={mail}
        />
      ) : (
        <EmptyState title={submit.noContract.title} text={submit.noContract.text} />
      )}
    </>
  );
}
