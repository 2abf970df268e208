'use client';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useRef, useState, type ChangeEvent } from 'react';
import { qualificationStatuses } from '#domain/qualification/state';
import { paths, type QualificationsQuery } from '#web/paths';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { PageLink } from '#web/kit/ui/page-link.tsx';
import classes from './list-filter.module.css';

/** Whether an address narrows the list. */
export const isFiltered = ({ status, from, to }: QualificationsQuery) =>
  [status, from, to].some((given) => given !== undefined);

const fieldsOf = ({ status = '', from = '', to = '' }: QualificationsQuery) => ({ status, from, to });

/** Narrows the list by status and by days; what it asks for stands in the address. */
export function ListFilter({ query }: { query: QualificationsQuery }) {
  const { list, statuses } = useMessages().qualification;
  const router = useRouter();
  const asked = fieldsOf(query);
  const [fields, setFields] = useState(asked);
  const [shown, setShown] = useState(asked);
  const first = useRef<HTMLSelectElement>(null);
  // The address has changed under the form: another filter, none, or the way back.
  if (JSON.stringify(shown) !== JSON.stringify(asked)) {
    setShown(asked);
    setFields(asked);
  }
  const { status, from, to } = fields;
  const change =
    (name: keyof typeof fields) =>
    ({ currentTarget: { value } }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setFields((before) => ({ ...before, [name]: value }));
  const reversed = from !== '' && to !== '' && to < from;
  return (
    <search aria-label={list.filter.label}>
      <form
        action={paths.qualifications()}
        className={classes.filter}
        onSubmit={(event) => {
          event.preventDefault();
          if (reversed) return;
          router.push(
            paths.qualifications({
              status: status || undefined,
              from: from || undefined,
              to: to || undefined,
            }),
          );
        }}
      >
        <NativeSelect
          ref={first}
          name="status"
          label={list.filter.status}
          value={status}
          onChange={change('status')}
          data={[
            { value: '', label: list.filter.all },
            ...qualificationStatuses.map((one) => ({ value: one, label: statuses[one] })),
          ]}
        />
        <TextInput type="date" name="from" label={list.filter.from} value={from} onChange={change('from')} />
        <TextInput
          type="date"
          name="to"
          label={list.filter.to}
          value={to}
          error={reversed && list.filter.reversed}
          onChange={change('to')}
        />
        <Group gap="xs" className={classes.actions}>
          <Button type="submit" variant="default">
            {list.filter.apply}
          </Button>
          {isFiltered(query) && (
            // It goes away with the filters; the keyboard goes on where they begin.
            <Button
              component={PageLink}
              href={paths.qualifications()}
              variant="subtle"
              onClick={() => first.current?.focus()}
            >
              {list.filter.clear}
            </Button>
          )}
        </Group>
      </form>
    </search>
  );
}
