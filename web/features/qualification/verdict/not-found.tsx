import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { paths } from '#web/paths';
import { messages } from '#web/server/locale';

/** A file that never arrived, or somebody else's: the one is not told from the other. */
export default async function UnknownSubmission() {
  const { submit, verdict } = (await messages()).qualification;
  const action = <ButtonLink href={paths.newQualification()}>{verdict.again}</ButtonLink>;
  return (
    <>
      <PageHeader title={submit.title} />
      <EmptyState title={verdict.unknown.title} text={verdict.unknown.text} action={action} />
    </>
  );
}
