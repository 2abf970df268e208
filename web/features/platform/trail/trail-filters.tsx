'use client';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { paths, type TrailQuery } from '#web/paths';
import type { AuditAction } from '#web/server/audit';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import classes from './trail.module.css';

interface TrailFiltersProps {
  filter: TrailQuery;
  /** What the rows that the reader may see can tell of. */
  actions: readonly AuditAction[];
  /** Empty for who sees one operator only. */
  operators: readonly { code: string; name: string }[];
}

/** What the trail is narrowed to; it stands in the address. */
export function TrailFilters({ filter, actions, operators }: TrailFiltersProps) {
  const { journal } = useMessages();
  const { filter: words } = journal;
  const { person = '', action = '', subject = '', operator = '', from = '', to = '' } = filter;
  const filtered = [person, action, subject, operator, from, to].some((given) => given !== '');
  return (
    <search aria-label={words.label}>
      {/* Another address is another form, so that its fields begin with what it says. */}
      <form action={paths.trail()} method="get" className={classes.filters} key={JSON.stringify(filter)}>
        <TextInput name="person" label={words.person} placeholder={words.personHelp} defaultValue={person} />
        <NativeSelect
          name="action"
          label={words.action}
          defaultValue={action}
          data={[
            { value: '', label: words.all },
            ...actions
              .map((value) => ({ value, label: journal.actions[value] }))
              .toSorted((one, other) => one.label.localeCompare(other.label)),
          ]}
        />
        <TextInput
          name="subject"
          label={words.subject}
          placeholder={words.subjectHelp}
          defaultValue={subject}
        />
        {operators.length > 0 && (
          <NativeSelect
            name="operator"
            label={words.operator}
            defaultValue={operator}
            data={[
              { value: '', label: words.everyone },
              ...operators.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        )}
        <TextInput type="date" name="from" label={words.from} defaultValue={from} />
        <TextInput type="date" name="to" label={words.to} defaultValue={to} />
        {/* Two of them have no room in a column. */}
        <Group gap="xs" style={filtered ? { gridColumn: '1 / -1' } : {}}>
          <Button type="submit" variant="default">
            {words.apply}
          </Button>
          {filtered && (
            <ButtonLink href={paths.trail()} variant="subtle">
              {words.clear}
            </ButtonLink>
          )}
        </Group>
      </form>
    </search>
  );
}
