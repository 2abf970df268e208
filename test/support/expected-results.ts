import type { Profile } from '../../simulator/network/profile.ts';
import { expect } from 'vitest';

/**
 * What the result files must say, computed here a second time from the requirements and nothing of the product's own
 * rules: QPC-110 to QPC-122.
 */

/** The number behind one of the four written forms: its last nine digits. */
const canonical = (written: string) => `33${written.slice(-9)}`;

/** The distinct numbers of written lines, canonical, in order of appearance. */
export const distinctOf = (written: readonly string[]) => [...new Set(written.map(canonical))];

function characteristics({ onNetwork, handset }: Profile): (string | number)[] {
  if (!onNetwork) return [0, 99, 0, 0, 'INACTIF'];
  if (!handset) return [0, 90, 0, 0, 'ACTIF'];
  return [handset.clickable, handset.mmsClass, handset.videoClass, handset.wapPush, 'ACTIF'];
}

export type Row = (string | number)[];

/** Rows of a « non aliasé » contract: the number as it was written. */
export function expectedRows(
  written: readonly string[],
  masterCode: string,
  profiles: ReadonlyMap<string, Profile>,
): Row[] {
  return written.map((line) => [line, masterCode, ...characteristics(known(profiles, canonical(line)))]);
}

/** Rows of an « aliasé » contract: the number behind the alias. */
export function expectedAliasRows(
  aliases: readonly string[],
  masterCode: string,
  profiles: ReadonlyMap<string, Profile>,
): Row[] {
  return aliases.map((alias) => {
    const profile = known(profiles, alias);
    return [profile.msisdn, masterCode, ...characteristics(profile)];
  });
}

function known(profiles: ReadonlyMap<string, Profile>, identifier: string): Profile {
  const profile = profiles.get(identifier);
  if (!profile) throw new Error('The network was not asked for this identifier');
  return profile;
}

/** Compares rows of a file with the expected ones, types included, and shows the first that differs. */
export function expectRows(found: readonly Row[], expected: readonly Row[]): void {
  expect(found.length).toBe(expected.length);
  const first = expected.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(found[index]));
  expect({ line: first, row: found[first] }).toEqual({ line: -1, row: undefined });
}

/** Rows of a CSV result: seven fields, text as it stands; the last line ends like the others. */
export function expectCsv(result: Buffer, expected: readonly Row[]): void {
  const lines = result.toString('utf8').split('\n');
  expect(lines.pop()).toBe('');
  expectRows(
    lines.map((line) => line.split(';')),
    expected.map((row) => row.map(String)),
  );
}
