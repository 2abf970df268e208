import type { Metadata } from 'next';
import { messages } from '#web/server/locale';
import { newSubmissionId } from '#web/server/submission-id';
import { ForgottenForm } from './forgotten-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).forgotten.title };
}

/** Open to everyone (QPC-013). */
export default function ForgottenPassword() {
  return <ForgottenForm submissionId={newSubmissionId()} />;
}
