import type { Phase } from '#domain/espace/publication/state';
import { Instant } from '#web/kit/ui/instant.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { StateBadge, type Tone } from '#web/kit/ui/state-badge.tsx';
import { listSpec } from '#web/kit/list/spec';
import { formatInstant } from '#web/messages/format';
import { paths } from '#web/paths';
import { audienceOf } from './audience.ts';
import type { DeskItem } from './desk.ts';

const tones: Readonly<Record<Phase, Tone>> = {
  draft: 'waiting',
  scheduled: 'running',
  visible: 'done',
  ended: 'waiting',
  withdrawn: 'waiting',
};

/** « Publications ». */
export const deskSpec = listSpec<DeskItem>()({
  address: paths.publicationDesk,
  filter: {},
  columns: {
    title: {
      kind: 'long',
      text: ({ title }) => title,
      cell: ({ id, title }) => (
        <TextLink href={paths.editPublication(id)} size="sm">
          {title}
        </TextLink>
      ),
    },
    kind: { text: ({ kind }, { messages }) => messages.espace.kinds[kind].one },
    audience: { captioned: true, text: (item, { messages }) => audienceOf(messages, item) },
    state: {
      captioned: true,
      text: ({ phase }, { messages }) => messages.publications.phases[phase],
      cell: ({ phase }, { messages }) => (
        <StateBadge tone={tones[phase]}>{messages.publications.phases[phase]}</StateBadge>
      ),
    },
    from: {
      captioned: true,
      text: ({ publishFrom }, { locale }) => (publishFrom === null ? '' : formatInstant(locale, publishFrom)),
      cell: ({ publishFrom }) => publishFrom && <Instant at={publishFrom} />,
    },
  },
  words: ({ publications: { caption, columns, empty, pages, newer, older } }) => ({
    ...{ caption, columns, empty, pages, newer, older },
  }),
});
