'use client';
import { Text } from '@mantine/core';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { TextLink } from '#web/kit/ui/links.tsx';
import { Cell, Rows } from '#web/kit/ui/rows.tsx';
import { StateBadge } from '#web/kit/ui/state-badge.tsx';
import { paths } from '#web/paths';
import type { StaffView } from '../server/staff.ts';

export function StaffRows({ people }: { people: readonly StaffView[] }) {
  const { staff, shell } = useMessages();
  const { name, login, email, role, state, secondStep } = staff.columns;
  const stateOf = ({ disabled, active }: StaffView) => {
    if (disabled) return <StateBadge tone="waiting">{staff.disabled}</StateBadge>;
    if (active) return <StateBadge tone="done">{staff.active}</StateBadge>;
    return <StateBadge tone="attention">{staff.waiting}</StateBadge>;
  };
  return (
    <Rows
      label={staff.caption}
      columns={[name, login, email, role, state, secondStep].map((column) => ({ name: column }))}
    >
      {people.map((person) => (
        <tr key={person.login}>
          <Cell long>
            <TextLink href={paths.staffMember(person.login)} size="sm">
              {person.name}
            </TextLink>
          </Cell>
          <Cell long>
            <Text span size="sm" ff="monospace">
              {person.login}
            </Text>
          </Cell>
          <Cell long>{person.email}</Cell>
          <Cell>{shell.roles[person.role]}</Cell>
          <Cell of={state}>{stateOf(person)}</Cell>
          <Cell of={secondStep}>
            <StateBadge tone={person.secondStep ? 'done' : 'waiting'}>
              {person.secondStep ? staff.secondStepOn : staff.secondStepOff}
            </StateBadge>
          </Cell>
        </tr>
      ))}
    </Rows>
  );
}
