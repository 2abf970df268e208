import * as accountEn from './account/en.ts';
import * as identificationEn from './identification/en.ts';
import * as operationsEn from './operations/en.ts';
import * as searchEn from './search/en.ts';
import * as secondStepEn from './second-step/en.ts';
import * as shellEn from './shell/en.ts';
import * as tasksEn from './tasks/en.ts';
import * as trailEn from './trail/en.ts';
import { sharedWords as sharedEn } from './shared-words/en.ts';
import * as accountFr from './account/fr.ts';
import * as identificationFr from './identification/fr.ts';
import * as operationsFr from './operations/fr.ts';
import * as searchFr from './search/fr.ts';
import * as secondStepFr from './second-step/fr.ts';
import * as shellFr from './shell/fr.ts';
import * as tasksFr from './tasks/fr.ts';
import * as trailFr from './trail/fr.ts';
import { sharedWords as sharedFr } from './shared-words/fr.ts';

/** Each export of a words file is an entry of the catalogue. */
export const platform = {
  fr: {
    own: {
      ...accountFr,
      ...identificationFr,
      ...operationsFr,
      ...searchFr,
      ...secondStepFr,
      ...shellFr,
      ...tasksFr,
      ...trailFr,
    },
    shared: sharedFr,
  },
  en: {
    own: {
      ...accountEn,
      ...identificationEn,
      ...operationsEn,
      ...searchEn,
      ...secondStepEn,
      ...shellEn,
      ...tasksEn,
      ...trailEn,
    },
    shared: sharedEn,
  },
};
