'use client';
import { Text } from '@mantine/core';
import { useLocale, useMessages } from '../../../../components/locale.tsx';
import { TextLink } from '../../../../components/ui/links.tsx';
import { Cell, Rows } from '../../../../components/ui/rows.tsx';
import { formatNumber } from '../../../../messages/format.ts';
import { paths } from '../../../../paths.ts';
import type { OperatorLine } from '../../../../server/operators.ts';

export function OperatorRows({ operators }: { operators: readonly OperatorLine[] }) {
  const { caption, columns } = useMessages().operators;
  const locale = useLocale();
  return (
    <Rows
      label={caption}
      columns={[
        { name: columns.name },
        { name: columns.code },
        { name: columns.contracts, number: true },
        { name: columns.people, number: true },
      ]}
    >
      {operators.map(({ code, name, contracts, people }) => (
        <tr key={code}>
          <Cell long>
            <TextLink href={paths.operator(code)} size="sm">
              {name}
            </TextLink>
          </Cell>
          <Cell of={columns.code}>
            <Text span size="sm" ff="monospace">
              {code}
            </Text>
          </Cell>
          <Cell of={columns.contracts} number>
            {formatNumber(locale, contracts)}
          </Cell>
          <Cell of={columns.people} number>
            {formatNumber(locale, people)}
          </Cell>
        </tr>
      ))}
    </Rows>
  );
}
