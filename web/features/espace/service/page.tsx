import { Box, Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { kinds, type PublicationKind } from '#domain/espace/publication/kinds';
import { serviceOfSlug } from '#domain/espace/service-slugs';
import { LaunchButton } from '../catalogue/launch-button.tsx';
import { ServiceMaintenance } from '../catalogue/service-maintenance.tsx';
import { ItemList } from '../informations/item-list.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { cardsOf, favouritesOf } from '../server/e-services.ts';
import { locale, messages } from '#web/server/locale';
import { newestOf } from '../server/publications.ts';
import { requireActor } from '#web/server/session';
import { ServiceStar } from './service-star.tsx';

interface Address {
  params: Promise<{ service: string }>;
}

/** In the order in which somebody who begins needs them (OWF-007). */
const documents: readonly PublicationKind[] = ['guide', 'video', 'goMeeting', 'report', 'help', 'news'];

export async function generateMetadata(): Promise<Metadata> {
  // Of the e-service only for its holders, whom the page itself asks for.
  return { title: (await messages()).espace.card.more };
}

/** « Plus d'infos »: what an e-service is, how to begin with it, what is published about it. */
export default async function ServicePage({ params }: Address) {
  const { actor } = await requireActor();
  const service = serviceOfSlug((await params).service);
  if (!service) notFound();
  const db = database();
  const reader = { actor, locale: await locale(), now: new Date() };
  const [card] = await cardsOf(db, reader, service);
  if (!card) notFound();
  const { espace } = await messages();
  const { title, text } = espace.cards[service];
  const starred = (await favouritesOf(db, actor)).includes(service);
  const sections = await Promise.all(
    documents.map(async (kind) => ({ kind, items: await newestOf(db, reader, kind, { take: 20, service }) })),
  );
  const filled = sections.filter(({ items }) => items.length > 0);
  return (
    <>
      <PageHeader
        title={title}
        aside={<ServiceStar service={service} starred={starred} />}
        description={text}
        action={<LaunchButton primary title={title} href={card.launch} />}
      />
      <Stack gap="md" maw={720}>
        {card.launch === null && (
          <Text size="sm" c="dimmed">
            {espace.card.noAddress}
          </Text>
        )}
        <ServiceMaintenance items={card.maintenance} />
        <Title order={2}>{espace.service.documents}</Title>
        {filled.length === 0 && <Text c="dimmed">{espace.service.noDocuments}</Text>}
        {filled.map(({ kind, items }) => (
          <Panel key={kind}>
            <Title order={3} mb={4}>
              {espace.kinds[kind].title}
            </Title>
            <Text size="sm" c="dimmed" mb="xs">
              {espace.kindTexts[kind]}
            </Text>
            <ItemList items={items} counted={kinds[kind].counted === true} />
          </Panel>
        ))}
        <Box>
          <TextLink href={paths.home()}>{espace.service.back}</TextLink>
        </Box>
      </Stack>
    </>
  );
}
