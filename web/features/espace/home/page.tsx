import { Alert, SimpleGrid, Stack } from '@mantine/core';
import { IconFileUpload, IconInfoCircle, IconListDetails, IconUserCircle } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { heldServices, isOfWholesaler, may } from '#domain/rights';
import { ServiceBoard } from '../catalogue/service-board.tsx';
import { desksFor, entryFacts } from '#web/features/platform/public';
import { LinkCard } from '#web/kit/ui/link-card.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { espaceOf } from '../server/home.ts';
import { locale, messages } from '#web/server/locale';
import { requireActor } from '#web/server/session';
import { EspaceBlocks } from './espace-blocks.tsx';
import { keepFavourite } from '../catalogue/actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).home.title };
}

/** « Accueil »: what a person may use, what is published for them, and why where there is nothing. */
export default async function Home() {
  const { actor, user } = await requireActor();
  const texts = await messages();
  const { home, espace: words } = texts;
  const icon = { size: 22, stroke: 1.6, 'aria-hidden': true } as const;
  const notice = home.without[user.role === 'contract' ? 'contract' : 'person'];
  const espace = isOfWholesaler(actor)
    ? null
    : await espaceOf(database(), { actor, locale: await locale(), now: new Date() });
  return (
    <>
      <PageHeader title={home.title} description={home.welcome(user.name)} />
      <Stack gap="xl">
        {heldServices(actor).length === 0 && (
          <Alert maw={720} color="yellow" icon={<IconInfoCircle aria-hidden />} title={notice.title}>
            {notice.text}
          </Alert>
        )}
        {(espace === null || user.role === 'contract') && (
          <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="md" maw={1080}>
            <LinkCard href={paths.account()} icon={<IconUserCircle {...icon} />} {...home.account} />
            {may(actor, 'qualification.submit') && (
              <LinkCard
                href={paths.newQualification()}
                icon={<IconFileUpload {...icon} />}
                {...home.submit}
              />
            )}
            {may(actor, 'qualification.read') && (
              <LinkCard
                href={paths.qualifications()}
                icon={<IconListDetails {...icon} />}
                {...(may(actor, 'qualification.download') ? home.retrieve : home.follow)}
              />
            )}
            {desksFor(actor).map((name) => {
              const { href, icon: Icon, name: title, desk } = entryFacts[name];
              return (
                <LinkCard
                  key={name}
                  href={href}
                  icon={<Icon {...icon} />}
                  title={title(texts)}
                  text={desk?.(texts) ?? ''}
                />
              );
            })}
          </SimpleGrid>
        )}
        {espace && (
          <ServiceBoard cards={espace.cards} favourites={espace.favourites} keep={keepFavourite}>
            <EspaceBlocks texts={words} blocks={espace.blocks} unread={espace.unread} />
          </ServiceBoard>
        )}
      </Stack>
    </>
  );
}
