'use client';
import { Table } from '@mantine/core';
import type { Phase } from '#domain/publication/state';
import { useMessages } from '../../../../components/locale.tsx';
import { Instant } from '../../../../components/ui/instant.tsx';
import { TextLink } from '../../../../components/ui/links.tsx';
import { StateBadge, type Tone } from '../../../../components/ui/state-badge.tsx';
import { paths } from '../../../../paths.ts';
import type { DeskItem } from '../../../../server/publications-desk.ts';
import { audienceOf } from './audience.ts';

const tones: Readonly<Record<Phase, Tone>> = {
  draft: 'waiting',
  scheduled: 'running',
  visible: 'done',
  ended: 'waiting',
  withdrawn: 'waiting',
};

export function DeskRows({ items }: { items: readonly DeskItem[] }) {
  const messages = useMessages();
  const { publications: words, espace } = messages;
  const { columns } = words;
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing="xs" aria-label={words.caption}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.title}</Table.Th>
            <Table.Th>{columns.kind}</Table.Th>
            <Table.Th>{columns.audience}</Table.Th>
            <Table.Th>{columns.state}</Table.Th>
            <Table.Th>{columns.from}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <Table.Tr key={item.id}>
              <Table.Td>
                <TextLink href={paths.editPublication(item.id)} size="sm">
                  {item.title}
                </TextLink>
              </Table.Td>
              <Table.Td>{espace.kinds[item.kind].one}</Table.Td>
              <Table.Td>{audienceOf(messages, item)}</Table.Td>
              <Table.Td>
                <StateBadge tone={tones[item.phase]}>{words.phases[item.phase]}</StateBadge>
              </Table.Td>
              <Table.Td>{item.publishFrom && <Instant at={item.publishFrom} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
