'use client';
import { Group } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { ButtonLink } from './links.tsx';

interface PagerProps {
  label: string;
  newer: { href: string | null; text: string };
  older: { href: string | null; text: string };
}

/** Where a list goes on, both ways; nothing when it is whole. */
export function Pager({ label, newer, older }: PagerProps) {
  if (newer.href === null && older.href === null) return null;
  return (
    <Group component="nav" aria-label={label} justify="space-between" mt="md">
      {newer.href === null ? (
        <span />
      ) : (
        <ButtonLink
          href={newer.href}
          variant="default"
          size="sm"
          leftSection={<IconChevronLeft size={16} aria-hidden />}
        >
          {newer.text}
        </ButtonLink>
      )}
      {older.href !== null && (
        <ButtonLink
          href={older.href}
          variant="default"
          size="sm"
          rightSection={<IconChevronRight size={16} aria-hidden />}
        >
          {older.text}
        </ButtonLink>
      )}
    </Group>
  );
}
