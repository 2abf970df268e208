import { describe, expect, test } from 'vitest';
import {
  characteristicsOf,
  resultColumns,
  resultRow,
  type Handset,
  type NetworkProfile,
  type ResultLine,
} from '#domain/qualification/result';

const basic: Handset = { clickable: 0, mmsClass: 0, videoClass: 0, wapPush: 0 };
const full: Handset = { clickable: 1, mmsClass: 5, videoClass: 6, wapPush: 1 };

function aProfile(given: Partial<NetworkProfile> = {}): NetworkProfile {
  return { msisdn: '33612345678', onNetwork: true, handset: full, ...given };
}

/** The characteristics of a number as they stand in the result, after MSISDN and code maître. */
function fieldsOf(profile: NetworkProfile, unknownAsWord: boolean) {
  return resultRow(aLine({ characteristics: characteristicsOf(profile, unknownAsWord) })).slice(2);
}

function aLine(given: Partial<ResultLine> = {}): ResultLine {
  return {
    type: 'nonAliase',
    written: '0612345678',
    msisdn: '33612345678',
    masterCode: '01234',
    characteristics: { clickable: 1, mmsClass: 5, videoClass: 6, wapPush: 0, fileState: 'ACTIF' },
    ...given,
  };
}

describe('a number on the network whose handset is known', () => {
  test.each([
    [basic, [0, 0, 0, 0, 'ACTIF']],
    [full, [1, 5, 6, 1, 'ACTIF']],
    [{ clickable: 1, mmsClass: 2, videoClass: 0, wapPush: 0 }, [1, 2, 0, 0, 'ACTIF']],
    [{ clickable: 0, mmsClass: 4, videoClass: 0, wapPush: 1 }, [0, 4, 0, 1, 'ACTIF']],
    [{ clickable: 0, mmsClass: 3, videoClass: 6, wapPush: 0 }, [0, 3, 6, 0, 'ACTIF']],
  ] satisfies [Handset, unknown[]][])(
    '%o keeps its own flags, each in its place [QPC-112, QPC-116, QPC-117]',
    (handset, fields) => {
      expect(fieldsOf(aProfile({ handset }), false)).toEqual(fields);
    },
  );

  test.each([0, 1, 2, 3, 4, 5, 9, 89])(
    'CLASSE MMS %i is passed on as it is [QPC-113, QPC-115]',
    (mmsClass) => {
      expect(fieldsOf(aProfile({ handset: { ...full, mmsClass } }), false)[1]).toBe(mmsClass);
    },
  );

  test('is never told as INCONNU, whatever the account asks for [QPC-118]', () => {
    expect(fieldsOf(aProfile({ handset: basic }), true)).toEqual([0, 0, 0, 0, 'ACTIF']);
  });
});

describe('a number on the network without handset data', () => {
  test('has class 90 and is ACTIF [QPC-113, QPC-114, QPC-119]', () => {
    const [, mmsClass, , , fileState] = fieldsOf(aProfile({ handset: null }), false);
    expect([mmsClass, fileState]).toEqual([90, 'ACTIF']);
  });
});

describe('a number of another operator', () => {
  test('has class 99 and is INACTIF [QPC-113, QPC-114, QPC-119]', () => {
    const [, mmsClass, , , fileState] = fieldsOf(aProfile({ onNetwork: false, handset: null }), false);
    expect([mmsClass, fileState]).toEqual([99, 'INACTIF']);
  });

  test('stays so even if its handset is known: who operates it decides [QPC-123]', () => {
    expect(fieldsOf(aProfile({ onNetwork: false, handset: full }), false)).toEqual([0, 99, 0, 0, 'INACTIF']);
  });
});

test('class 99 goes with INACTIF and with nothing else [QPC-119]', () => {
  for (const onNetwork of [true, false])
    for (const handset of [null, basic, full])
      for (const word of [true, false]) {
        const fields = fieldsOf(aProfile({ onNetwork, handset }), word);
        expect(Number(fields[1]) >= 96).toBe(fields[4] === 'INACTIF');
      }
});

test.each([
  [
    'without handset data',
    aProfile({ handset: null }),
    [0, 90, 0, 0, 'ACTIF'],
    ['INCONNU', 90, 'INCONNU', 'INCONNU', 'ACTIF'],
  ],
  [
    'of another operator',
    aProfile({ onNetwork: false, handset: null }),
    [0, 99, 0, 0, 'INACTIF'],
    ['INCONNU', 99, 'INCONNU', 'INCONNU', 'INACTIF'],
  ],
])(
  'the compatibilities of a number %s are 0, or INCONNU where the account asks for it [QPC-118]',
  (_, profile, zeros, words) => {
    expect(fieldsOf(profile, false)).toEqual(zeros);
    expect(fieldsOf(profile, true)).toEqual(words);
  },
);

test('the seven fields stand in the order of columns A to G [QPC-120, QPC-121]', () => {
  expect(resultColumns.map(({ name }) => name)).toEqual([
    'MSISDN',
    'CODE MAITRE',
    'CLIQUABLE',
    'CLASSE MMS',
    'CLASSE VIDEO',
    'WAPPUSH',
    'FILESTATE',
  ]);
  expect(resultRow(aLine())).toEqual(['0612345678', '01234', 1, 5, 6, 0, 'ACTIF']);
});

test.each([true, false])(
  'each value is of the type its column tells, or the word for unknown (when asked for: %s) [QPC-118, QPC-120]',
  (word) => {
    for (const handset of [null, basic, full]) {
      const row = resultRow(aLine({ characteristics: characteristicsOf(aProfile({ handset }), word) }));
      const types = row.map((value) =>
        typeof value === 'string' && value !== 'INCONNU' ? 'text' : 'number',
      );
      expect(types).toEqual(resultColumns.map(({ type }) => type));
      expect(row.includes('INCONNU')).toBe(word && handset === null);
    }
  },
);

test.each(['612345678', '0612345678', '33612345678', '+33612345678'])(
  '%s comes back as it was written [QPC-110]',
  (written) => {
    expect(resultRow(aLine({ written }))[0]).toBe(written);
  },
);

test('an alias comes back as the number behind it, 336… or 337… [QPC-110, QPC-064]', () => {
  const line = aLine({ type: 'aliase', written: '123456789012', msisdn: '33712345678' });
  expect(resultRow(line)[0]).toBe('33712345678');
});

test('the code maître keeps its zeros [QPC-111]', () => {
  expect(resultRow(aLine({ masterCode: '00007' }))[1]).toBe('00007');
});
