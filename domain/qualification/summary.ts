import type { Characteristics } from './result.ts';

/** What a completed qualification came to, counted over its lines (QPC-113, QPC-114). Small facts, no number. */
export interface ResultSummary {
  /** Lines by CLASSE MMS; classes that no line has are left out. */
  classes: Readonly<Record<number, number>>;
  /** Lines whose FILESTATE is ACTIF; the others are INACTIF (QPC-119). */
  active: number;
  /** Lines whose CLIQUABLE is 1 (QPC-112). */
  clickable: number;
}

/** `lines`: what stands in each line of the result. */
export function summarise(lines: Iterable<Characteristics>): ResultSummary {
  const classes: Record<number, number> = {};
  let active = 0;
  let clickable = 0;
  for (const { mmsClass, fileState, clickable: flag } of lines) {
    classes[mmsClass] = (classes[mmsClass] ?? 0) + 1;
    if (fileState === 'ACTIF') active += 1;
    if (flag === 1) clickable += 1;
  }
  return { classes, active, clickable };
}
