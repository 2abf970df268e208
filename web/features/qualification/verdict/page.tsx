import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { config } from '#config';
import { submissionIdPattern } from '#workflows/shared/process-id';
import { Verdict } from './verdict.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { findSubmission } from '../server/submissions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).qualification.submit.title };
}

/** Where a submission goes on after a reload, in another browser, or after the portal was killed meanwhile. */
export default async function SubmittedFile({ params }: { params: Promise<{ submissionId: string }> }) {
  const { actor } = await requireRight('qualification.submit');
  const { submissionId } = await params;
  const dependencies = { db: database(), dataDir: config().dataDir };
  const submission = submissionIdPattern.test(submissionId)
    ? await findSubmission(dependencies, actor, submissionId)
    : null;
  if (!submission) notFound();
  return (
    <>
      <PageHeader title={(await messages()).qualification.submit.title} />
      <Verdict submissionId={submissionId} initial={submission} />
    </>
  );
}
