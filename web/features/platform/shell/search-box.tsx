'use client';
import { Kbd, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useRef, type FormEvent } from 'react';
import { paths } from '#web/paths';
import { useMessages } from '#web/kit/frame/locale.tsx';

export function SearchBox({ onSearch }: { onSearch?: () => void }) {
  const { shell } = useMessages();
  const router = useRouter();
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([['/', () => field.current?.focus(), { usePhysicalKeys: false }]]);

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const query = field.current?.value.trim() ?? '';
    if (query === '') return;
    onSearch?.();
    router.push(paths.search(query));
  }

  return (
    <search>
      <form action={paths.search()} onSubmit={search}>
        <TextInput
          ref={field}
          type="search"
          name="q"
          aria-label={shell.search.label}
          aria-keyshortcuts="/"
          placeholder={shell.search.placeholder}
          maxLength={100}
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
          rightSection={
            <Kbd size="xs" title={shell.search.hint}>
              /
            </Kbd>
          }
          rightSectionPointerEvents="none"
        />
      </form>
    </search>
  );
}
