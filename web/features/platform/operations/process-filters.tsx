'use client';
import { Button, Group, NativeSelect } from '@mantine/core';
import { processKinds, waitReasons } from '#domain/process';
import { formatNumber } from '#web/messages/format';
import { paths } from '#web/paths';
import type { ProcessBoard } from './server/processes.ts';
import type { ProcessFilter, ProcessViewName } from './server/filter.ts';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import classes from './process-table.module.css';

interface FiltersProps {
  filter: ProcessFilter;
  board: ProcessBoard;
  /** Counts beyond it are said as « more than ». */
  countedUpTo: number;
  wholesalerCode: string;
}

/** By state, each with its count, then by what the address can also hold. */
export function ProcessFilters({ filter, board, countedUpTo, wholesalerCode }: FiltersProps) {
  const { exploitation } = useMessages();
  const locale = useLocale();
  const { show, kind, operator, wait } = filter;
  const { filters } = exploitation;
  const countText = (count: number) =>
    count > countedUpTo ? exploitation.moreThan(countedUpTo) : formatNumber(locale, count);
  const any = { value: '', label: filters.any };
  return (
    <>
      <nav aria-label={exploitation.viewsLabel}>
        <ul className={classes.views}>
          {(Object.keys(board.counts) as ProcessViewName[]).map((view) => (
            // keys of a closed record
            <li key={view}>
              <ButtonLink
                href={paths.operations({ ...filter, show: view })}
                size="xs"
                radius="xl"
                variant={view === show ? 'filled' : 'default'}
                {...(view === show ? { 'aria-current': 'page' } : {})}
              >
                {exploitation.views[view]} ({countText(board.counts[view])})
              </ButtonLink>
            </li>
          ))}
        </ul>
      </nav>
      <form action={paths.operations()} method="get" aria-label={filters.label} className={classes.filters}>
        <input type="hidden" name="show" value={show} />
        <NativeSelect
          name="kind"
          size="xs"
          label={filters.kind}
          defaultValue={kind ?? ''}
          data={[any, ...processKinds.map((value) => ({ value, label: exploitation.kinds[value] }))]}
        />
        <NativeSelect
          name="operator"
          size="xs"
          label={filters.operator}
          defaultValue={operator ?? ''}
          data={[
            any,
            { value: wholesalerCode, label: exploitation.wholesaler },
            ...board.operators.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
        <NativeSelect
          name="wait"
          size="xs"
          label={filters.wait}
          defaultValue={wait ?? ''}
          data={[any, ...waitReasons.map((value) => ({ value, label: exploitation.waits[value] }))]}
        />
        <Group gap="xs">
          <Button type="submit" size="xs" variant="default">
            {filters.apply}
          </Button>
          {(kind ?? operator ?? wait) && (
            <ButtonLink href={paths.operations({ show })} size="xs" variant="subtle">
              {filters.clear}
            </ButtonLink>
          )}
        </Group>
      </form>
    </>
  );
}
