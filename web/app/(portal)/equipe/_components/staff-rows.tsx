'use client';
import { Table, Text } from '@mantine/core';
import { useMessages } from '../../../../components/locale.tsx';
import { TextLink } from '../../../../components/ui/links.tsx';
import { StateBadge } from '../../../../components/ui/state-badge.tsx';
import { paths } from '../../../../paths.ts';
import type { StaffView } from '../../../../server/staff.ts';

export function StaffRows({ people }: { people: readonly StaffView[] }) {
  const { staff, shell } = useMessages();
  const { columns } = staff;
  const state = ({ disabled, active }: StaffView) => {
    if (disabled) return <StateBadge tone="waiting">{staff.disabled}</StateBadge>;
    if (active) return <StateBadge tone="done">{staff.active}</StateBadge>;
    return <StateBadge tone="attention">{staff.waiting}</StateBadge>;
  };
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing="xs" aria-label={staff.caption}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{columns.name}</Table.Th>
            <Table.Th>{columns.login}</Table.Th>
            <Table.Th>{columns.email}</Table.Th>
            <Table.Th>{columns.role}</Table.Th>
            <Table.Th>{columns.state}</Table.Th>
            <Table.Th>{columns.secondStep}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={person.login}>
              <Table.Td>
                <TextLink href={paths.staffMember(person.login)} size="sm">
                  {person.name}
                </TextLink>
              </Table.Td>
              <Table.Td>
                <Text span size="sm" ff="monospace">
                  {person.login}
                </Text>
              </Table.Td>
              <Table.Td>{person.email}</Table.Td>
              <Table.Td>{shell.roles[person.role]}</Table.Td>
              <Table.Td>{state(person)}</Table.Td>
              <Table.Td>
                <StateBadge tone={person.secondStep ? 'done' : 'waiting'}>
                  {person.secondStep ? staff.secondStepOn : staff.secondStepOff}
                </StateBadge>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
