import { TextLink } from '#web/kit/ui/links.tsx';
import { StateBadge, type Tone } from '#web/kit/ui/state-badge.tsx';
import { code } from '#web/kit/list/param';
import { listSpec, type Reading } from '#web/kit/list/spec';
import { formatNumber } from '#web/messages/format';
import { paths } from '#web/paths';
import type { ContractView } from './contracts.ts';

const optionOf = ({ optionActive }: ContractView, { contracts }: Reading['messages']): [Tone, string] =>
  optionActive ? ['done', contracts.optionOn] : ['waiting', contracts.optionOff];

const accountOf = ({ active }: ContractView, { contracts }: Reading['messages']): [Tone, string] =>
  active ? ['done', contracts.accountActive] : ['attention', contracts.accountWaiting];

const badge = ([tone, word]: [Tone, string]) => <StateBadge tone={tone}>{word}</StateBadge>;

/** « Comptes QPC ». */
export const contractsSpec = listSpec<ContractView>()({
  address: paths.contracts,
  /** Of one operator: what its page shows. */
  filter: { operator: code },
  field: () => null,
  columns: {
    identifiant: {
      text: ({ identifiant }) => identifiant,
      cell: ({ identifiant }) => (
        <TextLink href={paths.contract(identifiant)} ff="monospace" size="sm" fw={500}>
          {identifiant}
        </TextLink>
      ),
    },
    operator: { text: ({ operatorName }) => operatorName },
    masterCode: { ...{ kind: 'code', captioned: true }, text: ({ masterCode }) => masterCode },
    type: {
      captioned: true,
      text: ({ qualificationType }, { messages }) => messages.account.qualificationTypes[qualificationType],
    },
    limit: {
      ...{ kind: 'number', captioned: true },
      text: ({ limit }, { locale }) => formatNumber(locale, limit),
    },
    option: {
      captioned: true,
      text: (line, { messages }) => optionOf(line, messages)[1],
      cell: (line, { messages }) => badge(optionOf(line, messages)),
    },
    account: {
      captioned: true,
      text: (line, { messages }) => accountOf(line, messages)[1],
      cell: (line, { messages }) => badge(accountOf(line, messages)),
    },
  },
  words: ({ contracts: { caption, columns, empty } }) => ({ caption, columns, empty }),
});
