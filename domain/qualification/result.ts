import type { QualificationType } from './identifier.ts';

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

type Flag = 0 | 1 | 6 | 'INCONNU';

/** CLIQUABLE, CLASSE MMS, CLASSE VIDEO, WAPPUSH, FILESTATE of one number. */
export type Characteristics = readonly [Flag, number, Flag, Flag, 'ACTIF' | 'INACTIF'];

/** « Terminal Orange dont les données sont indisponibles » and « Terminal non Orange (autre opérateur) » (QPC-114). */
const unavailableClass = 90;
const otherOperatorClass = 99;

/**
 * The output fields of a number (QPC-112 to QPC-119). Class 96 to 99 goes with INACTIF and only with it. Where the
 * capabilities are unknown (90 to 99) the three compatibility fields are 0, or INCONNU if the account asks for it (QPC-118).
 */
export function characteristicsOf(profile: NetworkProfile, unknownAsWord: boolean): Characteristics {
  const unknown = unknownAsWord ? 'INCONNU' : 0;
  if (!profile.onNetwork) return [unknown, otherOperatorClass, unknown, unknown, 'INACTIF'];
  if (!profile.handset) return [unknown, unavailableClass, unknown, unknown, 'ACTIF'];
  const { clickable, mmsClass, videoClass, wapPush } = profile.handset;
  return [clickable, mmsClass, videoClass, wapPush, 'ACTIF'];
}

/** Columns A to G of the Excel file, fields 1 to 7 of the CSV file, without a header (QPC-120, QPC-121). */
export const resultColumns = [
  'MSISDN',
  'CODE MAITRE',
  'CLIQUABLE',
  'CLASSE MMS',
  'CLASSE VIDEO',
  'WAPPUSH',
  'FILESTATE',
] as const;

/** MSISDN and code maître keep their zeros: they are text. Flags and class are numbers. */
export type ResultRow = readonly [msisdn: string, masterCode: string, ...Characteristics];

/**
 * One line of the result. The MSISDN stands as the user wrote it; where an ALIAS was submitted, it is the canonical
 * number behind it (QPC-110).
 */
export function resultRow(
  type: QualificationType,
  written: string,
  msisdn: string,
  masterCode: string,
  characteristics: Characteristics,
): ResultRow {
  return [type === 'aliase' ? msisdn : written, masterCode, ...characteristics];
}
