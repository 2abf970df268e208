'use client';
import { ActionIcon } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useMessages } from '#web/kit/frame/locale.tsx';

interface StarProps {
  title: string;
  starred: boolean;
  onToggle: () => void;
}

/** ★ of an e-service: one button that is pressed or not. */
export function Star({ title, starred, onToggle }: StarProps) {
  const { favourites } = useMessages().espace;
  const label = favourites.star(title);
  return (
    <ActionIcon
      variant="subtle"
      color={starred ? 'accent' : 'gray'}
      size="md"
      aria-pressed={starred}
      aria-label={label}
      title={label}
      onClick={onToggle}
    >
      {starred ? <IconStarFilled size={18} aria-hidden /> : <IconStar size={18} stroke={1.6} aria-hidden />}
    </ActionIcon>
  );
}
