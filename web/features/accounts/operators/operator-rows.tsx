'use client';
import { Text } from '@mantine/core';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { Cell, Rows } from '#web/kit/ui/rows.tsx';
import { formatNumber } from '#web/messages/format';
import { paths } from '#web/paths';
import type { OperatorLine } from '../server/operators.ts';

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
