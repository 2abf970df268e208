import type { ReactNode } from 'react';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { paths } from '../../paths.ts';
import { pathHeader } from '../../server/request.ts';
import { peekActor } from '../../server/session.ts';

export default async function PortalLayout({ children }: { children: ReactNode }) {
  // Before anything is streamed, so that the answer is a redirection and not a page that redirects.
  if (!(await peekActor())) redirect(paths.identification((await headers()).get(pathHeader) ?? undefined));
  return <main id="content">{children}</main>;
}
