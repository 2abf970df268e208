import * as qualificationEn from './en.ts';
import * as contractsEn from './contracts/en.ts';
import * as resultLegendEn from './result-legend/en.ts';
import { sharedWords as sharedEn } from './shared-words/en.ts';
import * as qualificationFr from './fr.ts';
import * as contractsFr from './contracts/fr.ts';
import * as resultLegendFr from './result-legend/fr.ts';
import { sharedWords as sharedFr } from './shared-words/fr.ts';

/** Each export of a words file is an entry of the catalogue. */
export const qualification = {
  fr: { own: { ...qualificationFr, ...contractsFr, ...resultLegendFr }, shared: sharedFr },
  en: { own: { ...qualificationEn, ...contractsEn, ...resultLegendEn }, shared: sharedEn },
};
