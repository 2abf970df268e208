import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { kindOfSlug, kinds } from '#domain/espace/publication/kinds';
import { serviceSlugs } from '#domain/espace/service-slugs';
import { WindowFacts } from '../item-list.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { MarkdownText } from '#web/kit/ui/markdown-text.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import { formatInstant } from '#web/messages/format';
import { paths } from '#web/paths';
import { database } from '#web/server/database';
import { locale, messages } from '#web/server/locale';
import { findItem } from '../../server/publications.ts';
import { requireActor } from '#web/server/session';
import { MarkOpened } from './mark-opened.tsx';

interface Address {
  params: Promise<{ rubrique: string; id: string }>;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const kind = kindOfSlug((await params).rubrique);
  const { espace, errors } = await messages();
  return { title: kind ? espace.kinds[kind].one : errors.notFound.title };
}

/** One published item; from then on it counts as read. */
export default async function PublicationPage({ params }: Address) {
  const { actor } = await requireActor();
  const { rubrique, id } = await params;
  const kind = kindOfSlug(rubrique);
  const language = await locale();
  const item = kind && (await findItem(database(), { actor, locale: language, now: new Date() }, kind, id));
  if (!item) notFound();
  const { espace } = await messages();
  return (
    <>
      <PageHeader
        title={<span lang={item.language}>{item.title}</span>}
        description={espace.list.publishedAt(formatInstant(language, item.publishedAt))}
      />
      <Stack gap="md" maw={720}>
        {item.service && (
          <Text size="sm">
            <TextLink href={paths.service(serviceSlugs[item.service])} inherit>
              {espace.list.about(espace.cards[item.service].title)}
            </TextLink>
          </Text>
        )}
        {item.window && <WindowFacts window={item.window} />}
        <Panel>
          <MarkdownText html={item.html} language={item.language} />
        </Panel>
        {item.link !== null && (
          <Group gap="xs">
            <Anchor href={item.link} rel="noopener noreferrer">
              {espace.list.watch} <IconExternalLink size={14} aria-hidden />
            </Anchor>
            <Text size="sm" c="dimmed">
              {espace.list.elsewhere}
            </Text>
          </Group>
        )}
        <TextLink href={paths.publications(kinds[item.kind].slug)}>
          {espace.list.back(espace.kinds[item.kind].title)}
        </TextLink>
      </Stack>
      {!item.read && <MarkOpened id={item.id} />}
    </>
  );
}
