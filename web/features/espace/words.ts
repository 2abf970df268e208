import * as espaceEn from './en.ts';
import * as homeEn from './home/en.ts';
import * as publicationsEn from './publications/en.ts';
import { sharedWords as sharedEn } from './shared-words/en.ts';
import * as espaceFr from './fr.ts';
import * as homeFr from './home/fr.ts';
import * as publicationsFr from './publications/fr.ts';
import { sharedWords as sharedFr } from './shared-words/fr.ts';

/** Each export of a words file is an entry of the catalogue. */
export const espace = {
  fr: { own: { ...espaceFr, ...homeFr, ...publicationsFr }, shared: sharedFr },
  en: { own: { ...espaceEn, ...homeEn, ...publicationsEn }, shared: sharedEn },
};
