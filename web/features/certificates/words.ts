import * as certificatesEn from './en.ts';
import { sharedWords as sharedEn } from './shared-words/en.ts';
import * as certificatesFr from './fr.ts';
import { sharedWords as sharedFr } from './shared-words/fr.ts';

/** Each export of a words file is an entry of the catalogue. */
export const certificates = {
  fr: { own: { ...certificatesFr }, shared: sharedFr },
  en: { own: { ...certificatesEn }, shared: sharedEn },
};
