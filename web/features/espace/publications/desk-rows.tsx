'use client';
import type { Phase } from '#domain/espace/publication/state';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { Instant } from '#web/kit/ui/instant.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { Cell, Rows } from '#web/kit/ui/rows.tsx';
import { StateBadge, type Tone } from '#web/kit/ui/state-badge.tsx';
import { paths } from '#web/paths';
import type { DeskItem } from '../server/publications-desk.ts';
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
