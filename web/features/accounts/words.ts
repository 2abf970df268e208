import * as accountsEn from './en.ts';
import * as operatorsEn from './operators/en.ts';
import * as staffEn from './staff/en.ts';
import { sharedWords as sharedEn } from './shared-words/en.ts';
import * as accountsFr from './fr.ts';
import * as operatorsFr from './operators/fr.ts';
import * as staffFr from './staff/fr.ts';
import { sharedWords as sharedFr } from './shared-words/fr.ts';

/** Each export of a words file is an entry of the catalogue. */
export const accounts = {
  fr: { own: { ...accountsFr, ...operatorsFr, ...staffFr }, shared: sharedFr },
  en: { own: { ...accountsEn, ...operatorsEn, ...staffEn }, shared: sharedEn },
};
