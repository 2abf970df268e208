import { TextLink } from '#web/kit/ui/links.tsx';
import { StateBadge, type Tone } from '#web/kit/ui/state-badge.tsx';
import { listSpec, type Reading } from '#web/kit/list/spec';
import { paths } from '#web/paths';
import type { StaffView } from './staff.ts';

/** Whether somebody can log in. */
function stateOf({ disabled, active }: StaffView, { staff }: Reading['messages']): [Tone, string] {
  if (disabled) return ['waiting', staff.disabled];
  return active ? ['done', staff.active] : ['attention', staff.waiting];
}

const secondStepOf = ({ secondStep }: StaffView, { staff }: Reading['messages']): [Tone, string] =>
  secondStep ? ['done', staff.secondStepOn] : ['waiting', staff.secondStepOff];

const badge = ([tone, word]: [Tone, string]) => <StateBadge tone={tone}>{word}</StateBadge>;

/** « Équipe du grossiste ». */
export const staffSpec = listSpec<StaffView>()({
  address: paths.staff,
  filter: {},
  columns: {
    name: {
      kind: 'long',
      text: ({ name }) => name,
      cell: ({ login, name }) => (
        <TextLink href={paths.staffMember(login)} size="sm">
          {name}
        </TextLink>
      ),
    },
    login: { kind: 'code', text: ({ login }) => login },
    email: { kind: 'long', text: ({ email }) => email },
    role: { text: ({ role }, { messages }) => messages.shell.roles[role] },
    state: {
      captioned: true,
      text: (line, { messages }) => stateOf(line, messages)[1],
      cell: (line, { messages }) => badge(stateOf(line, messages)),
    },
    secondStep: {
      captioned: true,
      text: (line, { messages }) => secondStepOf(line, messages)[1],
      cell: (line, { messages }) => badge(secondStepOf(line, messages)),
    },
  },
  words: ({ staff: { caption, columns, description, title } }) => ({
    ...{ caption, columns },
    // Never shown: whoever reads the list belongs to it.
    empty: { title, text: description },
  }),
});
