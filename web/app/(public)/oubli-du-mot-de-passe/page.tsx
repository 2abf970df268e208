import type { Metadata } from 'next';
import { messages } from '../../../server/locale.ts';
import { newSubmissionId } from '../../../server/submission-id.ts';
import { ForgottenForm } from './_components/forgotten-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).forgotten.title };
}

/** Open to everyone (QPC-013). */
export default function ForgottenPassword() {
  return <ForgottenForm submissionId={newSubmissionId()} />;
}
