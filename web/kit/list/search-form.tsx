'use client';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { ButtonLink } from '../ui/links.tsx';
import classes from './list.module.css';
import { isNarrowed, type Params, type Query } from './param.ts';
import { columnsFor, fieldOf, type ListParts } from './spec.ts';

type SearchFormProps<Line, Context, P extends Params, Name extends string> = ListParts<
  Line,
  Context,
  P,
  Name
> & { filter: Query };

/** Searches, filters and, where there is no room for heads of columns, sorts. It writes an address, without a script too. */
export function SearchForm<Line, Context, P extends Params, Name extends string>(
  props: SearchFormProps<Line, Context, P, Name>,
) {
  const { spec, reading, words, filter, query, sort, context } = props;
  const { search, sort: sorting } = reading.messages.kit.list;
  const names = Object.keys(spec.filter).filter(
    (name) => spec.filter[name]?.control !== 'views' && fieldOf(props, name) !== null,
  );
  const kept = Object.entries(spec.filter).flatMap(([name, { control }]) =>
    control === 'views' && filter[name] !== undefined ? [[name, filter[name]] as const] : [],
  );
  const sorts = columnsFor(spec, 'list', context).filter(([, column]) => column.sorts);
  if (names.length + sorts.length === 0) return null;
  const searches = names.some((name) => spec.filter[name]?.control === 'search');
  return (
    <search aria-label={words.search?.label ?? search.label}>
      {/* Another address is another form, so that its fields begin with what it says. */}
      <form
        action={spec.address({})}
        method="get"
        // What a browser would fill in after « back » is of another address.
        autoComplete="off"
        className={classes.search}
        key={JSON.stringify(query)}
      >
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} readOnly />
        ))}
        {names.map((name) => (
          <Control key={name} name={name} {...props} />
        ))}
        {sorts.length > 0 && (
          <NativeSelect
            name="sort"
            className={classes.sort}
            label={search.sort}
            defaultValue={sort}
            data={sorts.flatMap(([name]) => [
              { value: name, label: sorting.by(words.columns[name], sorting.up) },
              { value: `-${name}`, label: sorting.by(words.columns[name], sorting.down) },
            ])}
          />
        )}
        <Group gap="xs" className={classes.actions}>
          <Button
            type="submit"
            variant="default"
            leftSection={searches && <IconSearch size={16} aria-hidden />}
          >
            {words.search?.submit ?? (searches ? search.submit : search.apply)}
          </Button>
          {isNarrowed(spec.filter, filter) && (
            <ButtonLink
              href={spec.address({ ...Object.fromEntries(kept), sort: query['sort'] })}
              variant="subtle"
            >
              {search.clear}
            </ButtonLink>
          )}
        </Group>
      </form>
    </search>
  );
}

function Control<Line, Context, P extends Params, Name extends string>({
  name,
  ...props
}: SearchFormProps<Line, Context, P, Name> & { name: keyof P & string }) {
  const field = fieldOf(props, name);
  const control = props.spec.filter[name]?.control;
  if (field === null || control === undefined || control === 'views') return null;
  const { label, options } = field;
  const common = { name, label, defaultValue: props.filter[name] ?? '' };
  switch (control) {
    case 'search':
      return (
        <TextInput
          {...common}
          type="search"
          className={classes.words}
          placeholder={props.words.search?.placeholder}
        />
      );
    case 'day':
      return <TextInput {...common} type="date" />;
    case 'choice':
      return (
        <NativeSelect
          {...common}
          data={[{ value: '', label: props.reading.messages.kit.list.search.all }, ...options]}
        />
      );
  }
}
