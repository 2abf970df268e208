import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { LocaleProvider } from '#web/kit/frame/locale.tsx';
import type { Locale } from '#web/messages/catalogue';

/** A component of the portal as the server writes it. */
export function markup(node: ReactNode, locale: Locale = 'fr'): string {
  const page = (
    <MantineProvider>
      <LocaleProvider locale={locale}>{node}</LocaleProvider>
    </MantineProvider>
  );
  return renderToStaticMarkup(page).replaceAll('&#x27;', "'");
}

/** What of it is read, on one line. */
export const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
