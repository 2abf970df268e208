import { TextLink } from '#web/kit/ui/links.tsx';
import { listSpec } from '#web/kit/list/spec';
import { formatNumber } from '#web/messages/format';
import { paths } from '#web/paths';
import type { OperatorLine } from './operators.ts';

/** « Opérateurs ». */
export const operatorsSpec = listSpec<OperatorLine>()({
  address: paths.operators,
  filter: {},
  columns: {
    name: {
      kind: 'long',
      text: ({ name }) => name,
      cell: ({ code, name }) => (
        <TextLink href={paths.operator(code)} size="sm">
          {name}
        </TextLink>
      ),
    },
    code: { ...{ kind: 'code', captioned: true }, text: ({ code }) => code },
    contracts: {
      ...{ kind: 'number', captioned: true },
      text: ({ contracts }, { locale }) => formatNumber(locale, contracts),
    },
    people: {
      ...{ kind: 'number', captioned: true },
      text: ({ people }, { locale }) => formatNumber(locale, people),
    },
  },
  words: ({ operators: { caption, columns, empty } }) => ({ caption, columns, empty }),
});
