import { Badge, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { kinds, type PublicationKind } from '#domain/espace/publication/kinds';
import { ItemList } from '../informations/item-list.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { Panel } from '#web/kit/ui/panel.tsx';
import type { Messages } from '#web/messages/catalogue';
import { paths } from '#web/paths';
import type { ItemView } from '../server/publications.ts';
import classes from './espace-blocks.module.css';

export type BlockKind = 'news' | 'maintenance' | 'mailing' | 'video' | 'help';

interface EspaceBlocksProps {
  texts: Messages['espace'];
  /** What each block shows, in its order. */
  blocks: readonly { kind: BlockKind; items: readonly ItemView[] }[];
  unread: Partial<Record<PublicationKind, number>>;
}

/** What « e-soutien » leads to besides its own items (OWF-007). */
const support: readonly PublicationKind[] = ['guide', 'goMeeting', 'report'];

/** « Mes actualités », « Maintenance des e-services », « Mes e-mailings » and the others of OWF-002. */
export function EspaceBlocks({ texts, blocks, unread }: EspaceBlocksProps) {
  return (
    <div className={classes.blocks}>
      {blocks.map(({ kind, items }) => {
        const { title, all, empty } = texts.blocks[kind];
        const count = unread[kind] ?? 0;
        return (
          <Block
            key={kind}
            id={`block-${kind}`}
            title={title}
            aside={count > 0 && <Badge variant="light" tt="none">{`${count} ${texts.unread(count)}`}</Badge>}
          >
            {items.length === 0 ? (
              <Text size="sm" c="dimmed">
                {empty}
              </Text>
            ) : (
              <ItemList items={items} counted={kinds[kind].counted === true} />
            )}
            <Group gap="0.25rem 1rem" mt="sm">
              <TextLink href={paths.publications(kinds[kind].slug)} size="sm" lh="1.5rem">
                {all}
              </TextLink>
              {kind === 'help' &&
                support.map((other) => (
                  <TextLink key={other} href={paths.publications(kinds[other].slug)} size="sm" lh="1.5rem">
                    {texts.kinds[other].title}
                  </TextLink>
                ))}
            </Group>
          </Block>
        );
      })}
    </div>
  );
}

function Block({
  id,
  title,
  aside,
  children,
}: {
  id: string;
  title: string;
  aside: ReactNode;
  children: ReactNode;
}) {
  return (
    <Panel className={classes.block}>
      <section aria-labelledby={id}>
        <Group justify="space-between" gap="xs" mb="xs">
          <Title order={2} id={id}>
            {title}
          </Title>
          {aside}
        </Group>
        {children}
      </section>
    </Panel>
  );
}
