import type { Fate } from '../keyed.ts';
import type { Profile } from './profile.ts';

type Sentinel = {
  /** The number, 11 digits; the alias is 000 and its last nine. */
  msisdn: string;
  fate?: Fate;
  profile: Omit<Profile, 'msisdn'>;
  /** For the front page. */
  effect: string;
};

const orange: Omit<Profile, 'msisdn'> = {
  opet: 'ORANGE',
  onNetwork: true,
  handset: { clickable: 1, mmsClass: 4, videoClass: 6, wapPush: 1 },
};

/** Whole numbers, so that a file of made-up numbers meets none of them by accident. */
export const sentinels: readonly Sentinel[] = [
  {
    msisdn: '33600000001',
    fate: 'slow',
    profile: orange,
    effect: 'Slow: the batch is answered after 3 s more.',
  },
  {
    msisdn: '33600000002',
    fate: 'error-once',
    profile: orange,
    effect: 'Error once: 503 the first time a key is asked, then a right answer.',
  },
  {
    msisdn: '33600000003',
    fate: 'error-always',
    profile: orange,
    effect: 'Error always: 503 every time, until the number is taken out of the batch.',
  },
  {
    msisdn: '33600000004',
    profile: { ...orange, handset: null },
    effect: 'Unknown: an Orange customer without handset data.',
  },
  {
    msisdn: '33600000005',
    fate: 'refused',
    profile: orange,
    effect: 'Refused for good: 422, asking again is useless.',
  },
  {
    msisdn: '33600000006',
    fate: 'lost-answer',
    profile: orange,
    effect: 'Lost answer: acts, then hangs up the first time; the repeated key gets its answer.',
  },
  {
    msisdn: '33600000007',
    profile: {
      opet: 'MISTRAL MOBILE',
      onNetwork: true,
      handset: { clickable: 0, mmsClass: 2, videoClass: 0, wapPush: 1 },
    },
    effect: 'A customer of an MVNO hosted on Orange’s network.',
  },
  {
    msisdn: '33600000008',
    profile: { opet: 'FREE', onNetwork: false, handset: null },
    effect: 'Ported: the customer of another operator.',
  },
  {
    msisdn: '33600000009',
    profile: { ...orange, handset: { clickable: 1, mmsClass: 5, videoClass: 6, wapPush: 1 } },
    effect: 'An Orange customer whose handset can do everything.',
  },
];

export const sentinelProfiles: ReadonlyMap<string, Omit<Profile, 'msisdn'>> = new Map(
  sentinels.map(({ msisdn, profile }) => [msisdn, profile]),
);

const fates = new Map(sentinels.flatMap(({ msisdn, fate }) => (fate ? [[msisdn, fate] as const] : [])));

export function sentinelAlias(msisdn: string): string {
  return `000${msisdn.slice(2)}`;
}

/** The fates that numbers of a batch bring upon it. */
export function fatesOf(msisdns: Iterable<string>): Set<Fate> {
  const met = new Set<Fate>();
  for (const msisdn of msisdns) {
    const fate = fates.get(msisdn);
    if (fate) met.add(fate);
  }
  return met;
}
