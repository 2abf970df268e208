'use client';
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { environments } from '#domain/certificates/facts';
import { certificateNames } from '#domain/services';
import { certificateColumns, paths, type CertificatesQuery } from '#web/paths';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { ButtonLink } from '#web/kit/ui/links.tsx';
import classes from '../certificate.module.css';

interface CertificateSearchProps {
  filter: CertificatesQuery;
  /** In force where the address says none. */
  sort: string;
  /** Whether the filter leaves anything out. */
  narrowed: boolean;
  /** Empty for who sees one operator only. */
  operators: readonly { code: string; name: string }[];
}

/** Searches and filters; what it asks for stands in the address. */
export function CertificateSearch({ filter, sort, narrowed, operators }: CertificateSearchProps) {
  const { certificates: words } = useMessages();
  const { search, columns, environments: names } = words;
  const all = { value: '', label: search.all };
  return (
    <search aria-label={search.label}>
      {/* Another address is another form, so that its fields begin with what it says. */}
      <form
        action={paths.certificates()}
        method="get"
        // What a browser would fill in after « back » is of another address.
        autoComplete="off"
        className={classes.search}
        key={JSON.stringify(filter)}
      >
        <TextInput
          type="search"
          name="q"
          className={classes.words}
          label={search.text}
          placeholder={search.placeholder}
          defaultValue={filter.q ?? ''}
        />
        {operators.length > 0 && (
          <NativeSelect
            name="operator"
            label={columns.operator}
            defaultValue={filter.operator ?? ''}
            data={[all, ...operators.map(({ code, name }) => ({ value: code, label: name }))]}
          />
        )}
        <NativeSelect
          name="service"
          label={columns.service}
          defaultValue={filter.service ?? ''}
          data={[all, ...certificateNames.map((name) => ({ value: name, label: name }))]}
        />
        <NativeSelect
          name="environment"
          label={columns.environment}
          defaultValue={filter.environment ?? ''}
          data={[all, ...environments.map((name) => ({ value: name, label: names[name] }))]}
        />
        <NativeSelect
          name="validity"
          label={search.validity}
          defaultValue={filter.validity ?? ''}
          data={[all, { value: 'current', label: search.current }]}
        />
        {/* Where there is room for columns, their heads sort. */}
        <NativeSelect
          name="sort"
          className={classes.sort}
          label={search.sort}
          defaultValue={sort}
          data={certificateColumns.flatMap((column) => [
            { value: column, label: words.sort.by(columns[column], words.sort.up) },
            { value: `-${column}`, label: words.sort.by(columns[column], words.sort.down) },
          ])}
        />
        <Group gap="xs" className={classes.actions}>
          <Button type="submit" variant="default" leftSection={<IconSearch size={16} aria-hidden />}>
            {search.submit}
          </Button>
          {narrowed && (
            <ButtonLink href={paths.certificates({ sort: filter.sort })} variant="subtle">
              {search.clear}
            </ButtonLink>
          )}
        </Group>
      </form>
    </search>
  );
}
