'use client';
import { createContext, useContext, type ReactNode } from 'react';
import { catalogues, type Locale, type Messages } from '#web/messages/catalogue';

const LocaleContext = createContext<Locale>('fr');

export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** The texts in the person's language, for client components. */
export function useMessages(): Messages {
  return catalogues[useContext(LocaleContext)];
}
