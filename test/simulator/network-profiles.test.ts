import { describe, expect, it } from 'vitest';
import { isCanonical, msisdnOfAlias, profileOf } from '../../simulator/network/profiles.ts';
import { fatesOf, sentinelAlias, sentinels } from '../../simulator/network/sentinels.ts';

const block = Array.from({ length: 20_000 }, (_, index) => `336${String(10_000_000 + index * 7)}`);

describe('the seeded network', () => {
  it('says today what it has always said of a number', () => {
    expect(['33612345678', '33712345678', '33698765432', '33755555555'].map(known)).toMatchInlineSnapshot(`
      [
        "33612345678 ORANGE -",
        "33712345678 ORANGE 1 4 0 1",
        "33698765432 ORANGE 1 3 6 1",
        "33755555555 BOUYGUES -",
      ]
    `);
  });

  it('gives consecutive numbers the documented shares of operators', () => {
    const profiles = block.map((msisdn) => profileOf('msisdn', msisdn));
    const share = (part: typeof profiles) => part.length / profiles.length;
    expect(share(profiles.filter(({ opet }) => opet === 'ORANGE'))).toBeCloseTo(0.6, 1);
    const hosted = profiles.filter(({ opet, onNetwork }) => onNetwork && opet !== 'ORANGE');
    expect(share(hosted)).toBeGreaterThan(0.07);
    expect(share(hosted)).toBeLessThan(0.09);
    expect(new Set(profiles.filter((one) => !one.onNetwork).map(({ opet }) => opet))).toEqual(
      new Set(['SFR', 'BOUYGUES', 'FREE']),
    );
  });

  it('knows the handset of nine managed numbers in ten and of nobody else’s', () => {
    const profiles = block.map((msisdn) => profileOf('msisdn', msisdn));
    const managed = profiles.filter(({ onNetwork }) => onNetwork);
    const unknown = managed.filter(({ handset }) => handset === null).length / managed.length;
    expect(unknown).toBeGreaterThan(0.09);
    expect(unknown).toBeLessThan(0.11);
    expect(profiles.filter(({ onNetwork, handset }) => !onNetwork && handset)).toEqual([]);
  });

  it('uses every MMS class of the annex and no other', () => {
    const classes = block.flatMap((msisdn) => profileOf('msisdn', msisdn).handset?.mmsClass ?? []);
    expect([...new Set(classes)].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 9]);
  });

  it('gives an alias the profile of the number behind it', () => {
    const alias = '481516234299';
    expect(profileOf('alias', alias)).toEqual(profileOf('msisdn', msisdnOfAlias(alias)));
    expect(isCanonical('msisdn', msisdnOfAlias(alias))).toBe(true);
  });

  it('spreads aliases over numbers', () => {
    const numbers = block.map((msisdn) => msisdnOfAlias(`4${msisdn}`));
    expect(new Set(numbers).size).toBeGreaterThan(block.length * 0.99);
  });
});

describe('a canonical identifier', () => {
  it.each([
    ['msisdn', '33612345678', true],
    ['msisdn', '33712345678', true],
    ['msisdn', '33512345678', false],
    ['msisdn', '0612345678', false],
    ['msisdn', '+33612345678', false],
    ['msisdn', '336123456789', false],
    ['msisdn', '33612345678\n', false],
    ['alias', '123456789012', true],
    ['alias', '12345678901', false],
    ['alias', '12345678901a', false],
  ] as const)('as %s: %j is %s', (kind, identifier, expected) => {
    expect(isCanonical(kind, identifier)).toBe(expected);
  });
});

describe('a sentinel', () => {
  it.each(sentinels)('$msisdn has its profile as a number and as an alias', ({ msisdn, profile }) => {
    expect(profileOf('msisdn', msisdn)).toEqual({ msisdn, ...profile });
    expect(profileOf('alias', sentinelAlias(msisdn))).toEqual({ msisdn, ...profile });
  });

  it('is one whole number: its neighbours bring nothing upon a batch', () => {
    expect(fatesOf(['33600000000', '33600000010', '33700000001', '33610000001']).size).toBe(0);
  });
});

function known(msisdn: string): string {
  const { opet, handset } = profileOf('msisdn', msisdn);
  return `${msisdn} ${opet} ${handset ? Object.values(handset).join(' ') : '-'}`;
}
