import type { QualificationType } from '#domain/kit/references/identifier';

/** What the network knows of a number (QPC-123: by the OPET that operates it, not by the OPA of its block). */
export interface NetworkProfile {
  msisdn: string;
  /** Orange's own customers and those of MVNOs hosted on its network (QPC-005). */
  onNetwork: boolean;
  /** Null when the characteristics are unknown. */
  handset: Handset | null;
}

export interface Handset {
  clickable: 0 | 1;
  /** 0 to 89 (QPC-113). */
  mmsClass: number;
  /** 0 or 6 (QPC-116). */
  videoClass: 0 | 6;
  wapPush: 0 | 1;
}

/** Stands for a compatibility that is not known, where the account asks for a word instead of 0 (QPC-118). */
type Flag = 0 | 1 | 6 | 'INCONNU';

/** What the result tells of a number. */
export interface Characteristics {
  clickable: Flag;
  mmsClass: number;
  videoClass: Flag;
  wapPush: Flag;
  fileState: 'ACTIF' | 'INACTIF';
}

/** « Terminal Orange dont les données sont indisponibles » and « Terminal non Orange (autre opérateur) » (QPC-114). */
const unavailableClass = 90;
const otherOperatorClass = 99;

/**
 * What the result tells of a number (QPC-112 to QPC-119). Class 96 to 99 goes with INACTIF and only with it. Where the
 * capabilities are unknown (90 to 99) the three compatibility fields are 0, or INCONNU if the account asks for it (QPC-118).
 */
export function characteristicsOf(profile: NetworkProfile, unknownAsWord: boolean): Characteristics {
  const flag = unknownAsWord ? 'INCONNU' : 0;
  const unknown = { clickable: flag, videoClass: flag, wapPush: flag } as const;
  if (!profile.onNetwork) return { ...unknown, mmsClass: otherOperatorClass, fileState: 'INACTIF' };
  if (!profile.handset) return { ...unknown, mmsClass: unavailableClass, fileState: 'ACTIF' };
  return { ...profile.handset, fileState: 'ACTIF' };
}

/** What a line of the result is made of. */
export interface ResultLine {
  type: QualificationType;
  /** The identifier as the user wrote it. */
  written: string;
  /** The canonical number. */
  msisdn: string;
  masterCode: string;
  characteristics: Characteristics;
}

type ResultColumn = { name: string } & (
  | { type: 'text'; value: (line: ResultLine) => string }
  | { type: 'number'; value: (line: ResultLine) => number | 'INCONNU' }
);

/**
 * Columns A to G of the Excel file, fields 1 to 7 of the CSV file, without a header (QPC-120, QPC-121): the one place
 * that says which there are, in which order, and what stands in them. Text keeps its zeros. The MSISDN stands as the
 * user wrote it; where an ALIAS was submitted, it is the canonical number behind it (QPC-110).
 */
export const resultColumns: readonly ResultColumn[] = [
  { name: 'MSISDN', type: 'text', value: (line) => (line.type === 'aliase' ? line.msisdn : line.written) },
  { name: 'CODE MAITRE', type: 'text', value: (line) => line.masterCode },
  { name: 'CLIQUABLE', type: 'number', value: (line) => line.characteristics.clickable },
  { name: 'CLASSE MMS', type: 'number', value: (line) => line.characteristics.mmsClass },
  { name: 'CLASSE VIDEO', type: 'number', value: (line) => line.characteristics.videoClass },
  { name: 'WAPPUSH', type: 'number', value: (line) => line.characteristics.wapPush },
  { name: 'FILESTATE', type: 'text', value: (line) => line.characteristics.fileState },
];

/** One value for each of `resultColumns`. */
export type ResultRow = readonly (string | number)[];

/** One line of the result. */
export function resultRow(line: ResultLine): ResultRow {
  return resultColumns.map((column) => column.value(line));
}
