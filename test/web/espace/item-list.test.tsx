import { expect, test } from 'vitest';
import { ItemList } from '#web/features/espace/informations/item-list.tsx';
import type { ItemView } from '#web/features/espace/server/publications';
import { markup } from '#test/support/markup.tsx';

const item: ItemView = {
  id: 'p1',
  kind: 'news',
  href: '/informations/actualites/p1',
  title: 'Une nouvelle',
  language: 'fr',
  service: null,
  publishedAt: '2026-11-02T08:00:00.000Z',
  window: null,
  read: false,
};

test('« Non lu » begins where the title does when it stands below it: the space between them is the title’s', () => {
  const html = markup(<ItemList counted items={[item]} />);
  const [, badge = 'no badge'] =
    /(<div[^>]*mantine-Badge-root[^>]*>)(?:(?!<\/div>).)*Non lu/.exec(html) ?? [];
  expect(badge).toContain('mantine-Badge-root');
  expect(badge).not.toContain('margin');
  expect(html).toMatch(/<a [^>]*margin-right/);
});
