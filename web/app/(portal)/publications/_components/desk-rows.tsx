'use client';
import type { Phase } from '#domain/publication/state';
import { useMessages } from '../../../../components/locale.tsx';
import { Instant } from '../../../../components/ui/instant.tsx';
import { TextLink } from '../../../../components/ui/links.tsx';
import { Cell, Rows } from '../../../../components/ui/rows.tsx';
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
    <Rows
      label={words.caption}
      columns={[columns.title, columns.kind, columns.audience, columns.state, columns.from].map((name) => ({
        name,
      }))}
    >
      {items.map((item) => (
        <tr key={item.id}>
          <Cell long>
            <TextLink href={paths.editPublication(item.id)} size="sm">
              {item.title}
            </TextLink>
          </Cell>
          <Cell>{espace.kinds[item.kind].one}</Cell>
          <Cell of={columns.audience}>{audienceOf(messages, item)}</Cell>
          <Cell of={columns.state}>
            <StateBadge tone={tones[item.phase]}>{words.phases[item.phase]}</StateBadge>
          </Cell>
          <Cell of={columns.from}>{item.publishFrom && <Instant at={item.publishFrom} />}</Cell>
        </tr>
      ))}
    </Rows>
  );
}
