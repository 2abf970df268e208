import { IconMapPinOff } from '@tabler/icons-react';
import type { Messages } from '#web/messages/catalogue';
import { paths } from '#web/paths';
import { EmptyState } from './empty-state.tsx';
import { TextLink } from './links.tsx';

export function NotFoundView({ texts }: { texts: Messages }) {
  const { notFound } = texts.errors;
  return (
    <EmptyState
      icon={<IconMapPinOff size={32} stroke={1.4} aria-hidden />}
      level={1}
      title={notFound.title}
      text={notFound.text}
      action={<TextLink href={paths.home()}>{notFound.back}</TextLink>}
    />
  );
}
