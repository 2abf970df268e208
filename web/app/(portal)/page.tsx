import { Alert, SimpleGrid } from '@mantine/core';
import {
  IconFileUpload,
  IconInfoCircle,
  IconListDetails,
  IconTimeline,
  IconUserCircle,
} from '@tabler/icons-react';
import type { Metadata } from 'next';
import { may } from '#domain/rights';
import { LinkCard } from '../../components/ui/link-card.tsx';
import { PageHeader } from '../../components/ui/page-header.tsx';
import { paths } from '../../paths.ts';
import { messages } from '../../server/locale.ts';
import { requireActor } from '../../server/session.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).home.title };
}

/** « Accueil ». What a person may not use is not shown, and if that is all of QPC, why. */
export default async function Home() {
  const { actor, user } = await requireActor();
  const { home } = await messages();
  const icon = { size: 22, stroke: 1.6, 'aria-hidden': true } as const;
  const withoutQpc = actor.operatorId !== null && !may(actor, 'qualification.read');
  const notice = home.without[user.role === 'contract' ? 'contract' : 'person'];
  return (
    <>
      <PageHeader title={home.title} description={home.welcome(user.name)} />
      {withoutQpc && (
        <Alert mb="lg" maw={720} color="yellow" icon={<IconInfoCircle aria-hidden />} title={notice.title}>
          {notice.text}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="md" maw={1080}>
        <LinkCard href={paths.account()} icon={<IconUserCircle {...icon} />} {...home.account} />
        {may(actor, 'qualification.submit') && (
          <LinkCard href={paths.newQualification()} icon={<IconFileUpload {...icon} />} {...home.submit} />
        )}
        {may(actor, 'qualification.read') && (
          <LinkCard href={paths.qualifications()} icon={<IconListDetails {...icon} />} {...home.retrieve} />
        )}
        {may(actor, 'process.read') && (
          <LinkCard href={paths.operations()} icon={<IconTimeline {...icon} />} {...home.operations} />
        )}
      </SimpleGrid>
    </>
  );
}
