import type { Handset, Profile } from './profile.ts';
import { sentinelProfiles } from './sentinels.ts';

export const identifierKinds = ['msisdn', 'alias'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

const canonical: Record<IdentifierKind, RegExp> = {
  msisdn: /^33[67]\d{8}$/,
  alias: /^\d{12}$/,
};

export function isCanonical(kind: IdentifierKind, identifier: string): boolean {
  return canonical[kind].test(identifier);
}

/** Of a thousand numbers; names of MVNOs are made up. */
export const operators: readonly { opet: string; onNetwork: boolean; perMille: number }[] = [
  { opet: 'ORANGE', onNetwork: true, perMille: 600 },
  { opet: 'MISTRAL MOBILE', onNetwork: true, perMille: 40 },
  { opet: 'ARMOR MOBILE', onNetwork: true, perMille: 25 },
  { opet: 'LUTECE MOBILE', onNetwork: true, perMille: 15 },
  { opet: 'SFR', onNetwork: false, perMille: 130 },
  { opet: 'BOUYGUES', onNetwork: false, perMille: 110 },
  { opet: 'FREE', onNetwork: false, perMille: 80 },
];

/** Of a hundred known handsets. */
const mmsClasses: readonly { mmsClass: Handset['mmsClass']; percent: number }[] = [
  { mmsClass: 0, percent: 8 },
  { mmsClass: 1, percent: 10 },
  { mmsClass: 2, percent: 12 },
  { mmsClass: 3, percent: 15 },
  { mmsClass: 4, percent: 20 },
  { mmsClass: 5, percent: 27 },
  { mmsClass: 9, percent: 8 },
];

/** Of a hundred numbers on the network, those without handset data. */
export const unknownHandsetPercent = 10;

/** The hash after `question:`, so that a batch does not fold the same letters a thousand times. */
const questions = {
  operator: fold(0x811c9dc5, 'operator:'),
  known: fold(0x811c9dc5, 'known:'),
  mms: fold(0x811c9dc5, 'mms:'),
  clickable: fold(0x811c9dc5, 'clickable:'),
  video: fold(0x811c9dc5, 'video:'),
  wap: fold(0x811c9dc5, 'wap:'),
  alias: fold(0x811c9dc5, 'alias:'),
  'alias-first': fold(0x811c9dc5, 'alias-first:'),
};
type Question = keyof typeof questions;

/** What the network says of a canonical identifier: the same on every machine, at any time. */
export function profileOf(kind: IdentifierKind, identifier: string): Profile {
  const msisdn = kind === 'alias' ? msisdnOfAlias(identifier) : identifier;
  const sentinel = sentinelProfiles.get(msisdn);
  if (sentinel) return { msisdn, ...sentinel };
  const operator = pick(operators, draw('operator', msisdn) % 1000, (row) => row.perMille);
  const known = operator.onNetwork && draw('known', msisdn) % 100 >= unknownHandsetPercent;
  return {
    msisdn,
    opet: operator.opet,
    onNetwork: operator.onNetwork,
    handset: known ? handsetOf(msisdn) : null,
  };
}

/**
 * The number behind an alias. 000 + a 9-digit national number starting with 6 or 7 stands for that
 * number, so that sentinels can be typed as aliases too; any other alias is hashed to one.
 */
export function msisdnOfAlias(alias: string): string {
  if (/^000[67]/.test(alias)) return `33${alias.slice(3)}`;
  const first = draw('alias-first', alias) % 4 === 0 ? '7' : '6';
  return `33${first}${String(draw('alias', alias) % 100_000_000).padStart(8, '0')}`;
}

function handsetOf(msisdn: string): Handset {
  const { mmsClass } = pick(mmsClasses, draw('mms', msisdn) % 100, (row) => row.percent);
  const basic = mmsClass === 0;
  return {
    clickable: draw('clickable', msisdn) % 100 < (basic ? 30 : 85) ? 1 : 0,
    mmsClass,
    videoClass: mmsClass >= 3 && draw('video', msisdn) % 100 < 80 ? 6 : 0,
    wapPush: draw('wap', msisdn) % 100 < (basic ? 50 : 95) ? 1 : 0,
  };
}

/** The row in whose share `ticket` falls. */
function pick<T>(rows: readonly T[], ticket: number, share: (row: T) => number): T {
  let left = ticket;
  for (const row of rows) {
    left -= share(row);
    if (left < 0) return row;
  }
  throw new RangeError('the shares do not add up');
}

/** FNV-1a (32 bits) of `question:identifier`, mixed by Murmur3's finaliser; 0 to 2^32 - 1. */
function draw(question: Question, identifier: string): number {
  let hash = fold(questions[question], identifier);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function fold(start: number, text: string): number {
  let hash = start;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
