'use client';
import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import type { MouseEventHandler, ReactNode } from 'react';
import { PageLink } from './page-link.tsx';

interface Linked {
  href: string;
  onMouseDown?: MouseEventHandler;
  /** Where what stands on this page would be lost; its text then says so. */
  target?: '_blank';
  children: ReactNode;
}

/** A link within the portal, for server components too, which cannot hand `component={PageLink}` to the browser's side. */
export function TextLink({ href, children, ...props }: AnchorProps & Linked) {
  return (
    <Anchor component={PageLink} href={href} {...props}>
      {children}
    </Anchor>
  );
}

/** A link that looks like a button: the page's action when it leads somewhere. */
export function ButtonLink({ href, children, ...props }: ButtonProps & Linked) {
  return (
    <Button component={PageLink} href={href} {...props}>
      {children}
    </Button>
  );
}
