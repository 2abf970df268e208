'use client';
import { MantineProvider, type MantineColorScheme, type MantineColorSchemeManager } from '@mantine/core';
import { setNonce } from 'get-nonce';
import { useMemo, useState, type ReactNode } from 'react';
import { themeCookie, type Locale } from '#web/messages/catalogue';
import { useEarlyInput } from '../form/early-input.ts';
import { LocaleProvider } from './locale.tsx';
import { contrastTokens, portalTheme } from './theme.ts';

/** Keeps the choice in a cookie, so that the server renders the right colours at once. */
function cookieManager(initial: MantineColorScheme): MantineColorSchemeManager {
  const set = (value: MantineColorScheme) => {
    document.cookie = `${themeCookie}=${value};path=/;max-age=31536000;samesite=lax`;
  };
  return { get: () => initial, set, clear: () => set('auto'), subscribe: () => {}, unsubscribe: () => {} };
}

interface ProvidersProps {
  nonce: string;
  accent: string;
  locale: Locale;
  theme: MantineColorScheme;
  children: ReactNode;
}

export function Providers({ nonce, accent, locale, theme, children }: ProvidersProps) {
  // The document's policy keeps the first nonce; later renders bring others that the browser would refuse.
  const [firstNonce] = useState(() => {
    setNonce(nonce);
    return nonce;
  });
  const [manager] = useState(() => cookieManager(theme));
  useEarlyInput();
  const mantine = useMemo(() => portalTheme(accent), [accent]);
  return (
    <MantineProvider
      theme={mantine}
      cssVariablesResolver={contrastTokens}
      defaultColorScheme={theme}
      colorSchemeManager={manager}
      getStyleNonce={() => firstNonce}
    >
      <LocaleProvider locale={locale}>{children}</LocaleProvider>
    </MantineProvider>
  );
}
