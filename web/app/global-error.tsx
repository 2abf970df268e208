'use client';
import { useSyncExternalStore } from 'react';
import { catalogues, isLocale, localeCookie, type Locale } from '#web/messages/catalogue';

const neverChanges = () => () => {};

function chosenLocale(): Locale {
  const chosen = new RegExp(`(?:^|; )${localeCookie}=(\\w+)`).exec(document.cookie)?.[1];
  return isLocale(chosen) ? chosen : 'fr';
}

/** When not even the layout could be rendered: no theme, no provider, only words and the reference. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const locale = useSyncExternalStore<Locale>(neverChanges, chosenLocale, () => 'fr');
  const { unexpected } = catalogues[locale].errors;
  return (
    <html lang={locale}>
      <body
        style={{
          fontFamily: 'system-ui, sans-serif',
          maxWidth: '40rem',
          margin: '4rem auto',
          padding: '0 1rem',
          lineHeight: 1.5,
        }}
      >
        <title>{unexpected.title}</title>
        <h1 style={{ fontSize: '1.5rem' }}>{unexpected.title}</h1>
        <p>{unexpected.text}</p>
        {error.digest && (
          <p>
            {unexpected.reference} <code>{error.digest}</code>
          </p>
        )}
        <button type="button" onClick={reset} style={{ padding: '0.5rem 1rem', font: 'inherit' }}>
          {unexpected.retry}
        </button>
      </body>
    </html>
  );
}
