import { Group, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { may, type Scope } from '#domain/rights';
import { Breadcrumb } from '#web/kit/ui/breadcrumb.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { page } from '#web/kit/page/page.tsx';
import type { Messages } from '#web/messages/catalogue';
import { paths } from '#web/paths';
import { wantsDigest } from '../server/digest.ts';
import { messages } from '#web/server/locale';
import { requireRight } from '#web/server/session';
import { keepDigest } from '../actions.ts';
import { DigestChoice } from './digest-choice.tsx';
import { certificatesList } from './list.ts';

export async function generateMetadata(): Promise<Metadata> {
  const { scope } = await requireRight('certificate.read');
  return { title: titleOf(await messages(), scope) };
}

/** Who sees every operator's has none of their own. */
const titleOf = ({ certificates: { title, desk } }: Messages, { reach }: Scope) =>
  reach === 'all' ? desk.title : title;

/** « Mes certificats numériques » (OWF-180 to OWF-191); for the back office, those of every operator. */
export default page('certificate.read', async ({ signed, query, db, messages: texts }) => {
  const { actor, user, scope, viewing } = signed;
  const { certificates: words } = texts;
  const everyone = scope.reach === 'all';
  const { operator } = certificatesList.asked(query).filter;
  return (
    <>
      {!everyone && (
        <Breadcrumb
          label={words.path.label}
          steps={[
            { text: words.path.home, href: paths.home() },
            { text: words.path.services, href: paths.ownServices() },
            { text: words.title },
          ]}
        />
      )}
      <PageHeader
        title={titleOf(texts, scope)}
        description={everyone ? words.desk.description : words.description}
        action={
          may(actor, 'certificate.manage') && (
            <Group gap="xs">
              <ButtonLink href={paths.certificateSendings()} variant="default">
                {words.desk.sendings}
              </ButtonLink>
              <ButtonLink href={paths.certificateSettings()} variant="default">
                {words.desk.settings}
              </ButtonLink>
              <ButtonLink href={paths.depositCertificates(operator)}>{words.desk.deposit}</ButtonLink>
            </Group>
          )
        }
      />
      <certificatesList.Section signed={signed} query={query} />
      {viewing && (
        <Text size="sm" c="dimmed" mt="md">
          {words.viewing}
        </Text>
      )}
      {may(actor, 'certificate.download') && (
        <section aria-label={words.digest.title} style={{ marginTop: '1.5rem', maxWidth: 720 }}>
          <DigestChoice wanted={await wantsDigest(db, user.id)} choose={keepDigest} />
        </section>
      )}
    </>
  );
});
