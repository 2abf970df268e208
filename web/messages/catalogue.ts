import { en } from './en.ts';
import { fr } from './fr.ts';

export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The shape is the French one; the English one does not compile without each text. */
export type Messages = typeof fr;

export const catalogues: Readonly<Record<Locale, Messages>> = { fr, en };

export const localeCookie = 'jalon-langue';
export const themeCookie = 'jalon-theme';

export const themes = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof themes)[number];

export function isLocale(text: string | undefined): text is Locale {
  return locales.some((known) => known === text);
}

export function isTheme(text: string | undefined): text is Theme {
  return themes.some((known) => known === text);
}
