'use client';
import { Menu, MenuDivider, MenuDropdown, MenuItem, MenuTarget, UnstyledButton } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconCheck,
  IconFilterFilled,
  IconFilterOff,
  IconSelector,
  IconX,
} from '@tabler/icons-react';
import { PageLink } from '../ui/page-link.tsx';
import classes from './list.module.css';
import type { Params, Query } from './param.ts';
import { fieldOf, type ListParts } from './spec.ts';

type ColumnMenuProps<Line, Context, P extends Params, Name extends string> = ListParts<
  Line,
  Context,
  P,
  Name
> & {
  name: Name;
  filterName: (keyof P & string) | undefined;
  way: 'ascending' | 'descending' | undefined;
};

const icon = { size: 16, stroke: 1.6, 'aria-hidden': true } as const;

/** The head of a column with its menu: both orders, and what the column can be filtered by. */
export function ColumnMenu<Line, Context, P extends Params, Name extends string>({
  name,
  filterName,
  way,
  ...parts
}: ColumnMenuProps<Line, Context, P, Name>) {
  const { spec, reading, words, query } = parts;
  const { sort } = reading.messages.kit.list;
  const title = words.columns[name];
  const href = (asked: Query) => spec.address({ ...query, ...asked });
  const options = filterName === undefined ? [] : (fieldOf(parts, filterName)?.options ?? []);
  const chosen = filterName === undefined ? undefined : query[filterName];
  const Way = way === 'ascending' ? IconArrowUp : way === 'descending' ? IconArrowDown : IconSelector;
  return (
    <Menu position="bottom-start" withinPortal={false} withInitialFocusPlaceholder={false}>
      <MenuTarget>
        <UnstyledButton className={classes.head}>
          {title}
          <Way {...icon} />
          {chosen !== undefined && <IconFilterFilled size={14} aria-hidden />}
        </UnstyledButton>
      </MenuTarget>
      <MenuDropdown>
        <MenuItem
          component={PageLink}
          href={href({ sort: name })}
          leftSection={<IconArrowUp {...icon} />}
          rightSection={way === 'ascending' && <IconCheck {...icon} />}
        >
          {sort.up}
        </MenuItem>
        <MenuItem
          component={PageLink}
          href={href({ sort: `-${name}` })}
          leftSection={<IconArrowDown {...icon} />}
          rightSection={way === 'descending' && <IconCheck {...icon} />}
        >
          {sort.down}
        </MenuItem>
        {filterName !== undefined && options.length > 0 && (
          <>
            <MenuDivider />
            <MenuItem
              component={PageLink}
              href={href({ [filterName]: undefined })}
              leftSection={<IconFilterOff {...icon} />}
            >
              {sort.clear(title)}
            </MenuItem>
            {options.map(({ value, label }) => (
              <MenuItem
                key={value}
                component={PageLink}
                href={href({ [filterName]: value })}
                rightSection={value === chosen && <IconCheck {...icon} />}
              >
                {label}
              </MenuItem>
            ))}
          </>
        )}
        <MenuDivider />
        <MenuItem leftSection={<IconX {...icon} />}>{sort.close}</MenuItem>
      </MenuDropdown>
    </Menu>
  );
}
