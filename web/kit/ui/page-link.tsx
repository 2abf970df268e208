'use client';
import Link from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link to a page of the portal, which is asked for when somebody goes there and not before. Every page here is
 * rendered for its person: fetched ahead it brings none of its content, at the price of two requests a link.
 */
export function PageLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  return <Link {...props} prefetch={false} />;
}
