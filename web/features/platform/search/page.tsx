import { Table, TableTbody, TableTd, TableTr, Text } from '@mantine/core';
import { IconSearch, IconSearchOff } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { EmptyState } from '#web/kit/ui/empty-state.tsx';
import { PageHeader } from '#web/kit/ui/page-header.tsx';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { search } from './server/search.ts';
import { requireActor } from '#web/server/session';
import { TextLink } from '#web/kit/ui/links.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).search.title };
}

export default async function Search({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const { actor } = await requireActor();
  const { search: words } = await messages();
  const { q } = await searchParams;
  const query = typeof q === 'string' ? q.trim().slice(0, 100) : '';
  if (query === '') {
    return (
      <>
        <PageHeader title={words.title} />
        <EmptyState icon={<IconSearch size={32} stroke={1.4} aria-hidden />} {...words.begin} />
      </>
    );
  }
  const { hits, rest } = await search(database(), actor, query);
  return (
    <>
      <PageHeader title={words.title} description={words.results(hits.length, rest, query)} />
      {hits.length === 0 ? (
        <EmptyState
          icon={<IconSearchOff size={32} stroke={1.4} aria-hidden />}
          {...(rest === 'unread' ? words.noneRead : words.none)}
        />
      ) : (
        <Table maw={720}>
          <TableTbody>
            {hits.map(({ href, name, reference }) => (
              <TableTr key={href}>
                <TableTd style={{ overflowWrap: 'anywhere' }}>
                  <TextLink href={href}>{name}</TextLink>
                </TableTd>
                <TableTd style={{ overflowWrap: 'anywhere' }}>
                  <Text span ff="monospace" size="sm">
                    {reference}
                  </Text>
                </TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      )}
    </>
  );
}
