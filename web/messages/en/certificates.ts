import { refusals } from './certificates-refusals.ts';

/** « Mes certificats numériques » (OWF-180 to OWF-198). */
export const certificates = { refusals };
