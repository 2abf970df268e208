import '@mantine/core/styles.css';
import './global.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { config } from '#config';
import { Providers } from '#web/kit/frame/providers.tsx';
import { ScriptOff } from '#web/kit/ui/script-off.tsx';
import { isTheme, themeCookie } from '#web/messages/catalogue';
import { locale, messages } from '#web/server/locale';

export const viewport: Viewport = { colorScheme: 'light dark' };

export async function generateMetadata(): Promise<Metadata> {
  const { shell } = await messages();
  return { title: { template: `%s · ${shell.product}`, default: shell.product }, robots: { index: false } };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? '';
  const chosen = (await cookies()).get(themeCookie)?.value;
  const theme = isTheme(chosen) ? chosen : 'auto';
  const language = await locale();
  const { shell } = await messages();
  return (
    <html lang={language} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme={theme} localStorageKey="jalon-unused" />
      </head>
      <body>
        <ScriptOff title={shell.scriptOff.title} text={shell.scriptOff.text} />
        <Providers nonce={nonce} accent={config().wholesaler.accent} locale={language} theme={theme}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
