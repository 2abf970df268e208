import { describe, expect, test } from 'vitest';
import { judgeFile, type FileFormat, type LineVerdict, type ReadLine } from '#domain/qualification/judge';
import type { QualificationType } from '#domain/kit/references/identifier';
import { withVisibleBlanks, type FaultyLine, type Refusal } from '#domain/qualification/refusal';

interface Judged {
  verdicts: LineVerdict[];
  faults: FaultyLine[];
  /** The refusal that ended the reading, or what the whole file comes to. */
  outcome: ReturnType<ReturnType<typeof judgeFile>['conclude']>;
}

/** Hands the lines to the judge as a reader does: until it wants no more. */
function judged(
  lines: Iterable<string | Partial<ReadLine>>,
  format: FileFormat = 'csv',
  type: QualificationType = 'nonAliase',
): Judged {
  const judge = judgeFile(type, format);
  const verdicts: LineVerdict[] = [];
  const faults: FaultyLine[] = [];
  let at = 0;
  for (const given of lines) {
    at += 1;
    const line = typeof given === 'string' ? { value: given } : given;
    const verdict = judge.judge({ line: at, value: '', ...line });
    verdicts.push(verdict);
    if (verdict.ok) continue;
    if ('stop' in verdict) return { verdicts, faults, outcome: { ok: false, refusal: verdict.stop } };
    if ('faulty' in verdict) faults.push(verdict.faulty);
  }
  return { verdicts, faults, outcome: judge.conclude() };
}

function* numbers(count: number, from = 0): Generator<string> {
  for (let n = from; n < from + count; n += 1) yield `06${String(n).padStart(8, '0')}`;
}

function* after(...parts: Iterable<string>[]): Generator<string> {
  for (const part of parts) yield* part;
}

const refused = (refusal: Refusal) => ({ ok: false, refusal });

describe('what becomes of a line', () => {
  test('each number points to its place among the distinct ones, whatever its written form', () => {
    const { verdicts } = judged(['0612345678', '0712345678', '+33612345678', '698765432', '33712345678']);
    expect(verdicts).toEqual([
      { ok: true, index: 0, canonical: '33612345678', isNew: true },
      { ok: true, index: 1, canonical: '33712345678', isNew: true },
      { ok: true, index: 0, canonical: '33612345678', isNew: false },
      { ok: true, index: 2, canonical: '33698765432', isNew: true },
      { ok: true, index: 1, canonical: '33712345678', isNew: false },
    ]);
  });

  test('lines and distinct profiles are both counted', () => {
    expect(judged(['0612345678', '612345678', '0712345678']).outcome).toEqual({
      ok: true,
      totals: { lines: 3, profiles: 2 },
    });
  });

  test('a faulty line is told with its number, value and reason [QPC-073]', () => {
    const { faults, outcome } = judged([
      '0612345678',
      'abc',
      '0033612345678',
      { value: '', fault: 'blank' },
      '0712345678',
    ]);
    expect(faults).toEqual([
      { line: 2, value: 'abc', fault: 'notANumber' },
      { line: 3, value: '0033612345678', fault: 'notANumber' },
      { line: 4, value: '', fault: 'blank' },
    ]);
    expect(outcome).toEqual(refused({ reason: 'faultyLines', count: 3, firstLine: 2 }));
  });

  test('the line number is the one of the file, not a count [QPC-073]', () => {
    const { faults } = judged([{ line: 7, value: 'abc' }], 'xlsx');
    expect(faults).toEqual([{ line: 7, value: 'abc', fault: 'notANumber' }]);
  });

  test.each(['', ' ', '\t', '\u00a0'])('a line of nothing but %j is blank', (value) => {
    expect(judged([value]).faults).toEqual([{ line: 1, value, fault: 'blank' }]);
  });

  test.each([' 0612345678', '0612345678\t', '\u00a0+33612345678 '])(
    'a right number with blanks around it (%j) is refused for them, which are shown as marks [QPC-062]',
    (value) => {
      expect(judged([value]).faults).toEqual([{ line: 1, value, fault: 'spaced' }]);
      expect(withVisibleBlanks(value)).toMatch(/^(?=.*␣)␣?\+?\d+␣?$/);
      expect(withVisibleBlanks(value)).toHaveLength(value.length);
    },
  );

  test('a blank inside is no blank around: the number has no accepted form', () => {
    expect(judged(['06 12345678', ' abc']).faults.map(({ fault }) => fault)).toEqual([
      'notANumber',
      'notANumber',
    ]);
    expect(withVisibleBlanks('06 12')).toBe('06 12');
  });

  test.each(['extraColumn', 'extraField', 'formula', 'notText', 'tooLong', 'quoted'] as const)(
    'what the reader found (%s) stands, even beside a right number [QPC-067, QPC-070]',
    (fault) => {
      expect(judged([{ value: '0612345678', fault }])).toMatchObject({
        faults: [{ line: 1, value: '0612345678', fault }],
        outcome: { ok: false },
      });
    },
  );

  test('in a file of aliases a number is no alias, and in a file of numbers an alias no number [QPC-064]', () => {
    expect(judged(['123456789012', '0612345678'], 'csv', 'aliase').faults).toEqual([
      { line: 2, value: '0612345678', fault: 'notAnAlias' },
    ]);
    expect(judged(['0612345678', '123456789012']).faults).toEqual([
      { line: 2, value: '123456789012', fault: 'notANumber' },
    ]);
  });
});

describe('how many lines a file holds', () => {
  test.each([
    ['xlsx', 'QPC-066'],
    ['csv', 'QPC-069'],
  ] as const)('an empty %s file is refused [%s]', (format, _id) => {
    expect(judged([], format).outcome).toEqual(refused({ reason: 'noLine' }));
  });

  test.each([
    ['xlsx', 'QPC-066'],
    ['csv', 'QPC-069'],
  ] as const)('a %s file of one line is accepted [%s]', (format, _id) => {
    expect(judged(['0612345678'], format).outcome).toEqual({ ok: true, totals: { lines: 1, profiles: 1 } });
  });

  test('an Excel file of 50,000 different numbers is accepted, of 50,001 refused [QPC-066]', () => {
    expect(judged(numbers(50_000), 'xlsx').outcome).toEqual({
      ok: true,
      totals: { lines: 50_000, profiles: 50_000 },
    });
    expect(judged(numbers(50_001), 'xlsx').outcome).toEqual(
      refused({ reason: 'tooManyLines', limit: 50_000, found: 50_001 }),
    );
  });

  test('an Excel file may repeat its numbers beyond 50,000 lines [QPC-066]', () => {
    expect(judged(after(numbers(50_000), numbers(10_000)), 'xlsx').outcome).toEqual({
      ok: true,
      totals: { lines: 60_000, profiles: 50_000 },
    });
  });

  test('the 50,001st different number of an Excel file is refused behind repeated ones too [QPC-066]', () => {
    expect(judged(after(numbers(50_000), numbers(1), numbers(1, 50_000)), 'xlsx').outcome).toEqual(
      refused({ reason: 'tooManyLines', limit: 50_000, found: 50_001 }),
    );
  });

  test('an Excel file has at most 250,000 rows, repeated or not', () => {
    const rows = function* (count: number) {
      for (let n = 0; n < count; n += 1) yield '0612345678';
    };
    expect(judged(rows(250_000), 'xlsx').outcome).toEqual({
      ok: true,
      totals: { lines: 250_000, profiles: 1 },
    });
    expect(judged(rows(250_001), 'xlsx').outcome).toEqual(refused({ reason: 'tooManyRows', limit: 250_000 }));
    expect(judged([{ line: 250_001, value: '0612345678' }], 'xlsx').outcome).toEqual(
      refused({ reason: 'tooManyRows', limit: 250_000 }),
    );
  });

  test('a CSV file of 50,000 lines is accepted, of 50,001 refused though it repeats a number [QPC-069]', () => {
    expect(judged(after(numbers(49_999), numbers(1)), 'csv').outcome).toEqual({
      ok: true,
      totals: { lines: 50_000, profiles: 49_999 },
    });
    expect(judged(after(numbers(50_000), numbers(1)), 'csv').outcome).toEqual(
      refused({ reason: 'tooManyLines', limit: 50_000 }),
    );
  });

  test('the reading ends at the first CSV line too many', () => {
    expect(judged(numbers(60_000), 'csv').verdicts).toHaveLength(50_001);
  });

  test('the different numbers of an Excel file are counted to its end, repeated and faulty ones not [QPC-066, QPC-073]', () => {
    const { outcome, faults } = judged(after(numbers(60_000), ['x'], numbers(60_000)), 'xlsx');
    expect(outcome).toEqual(refused({ reason: 'tooManyLines', limit: 50_000, found: 60_000 }));
    expect(faults).toEqual([]);
  });

  test('a file whose rows were not all read has at least the different numbers that were', () => {
    const judge = judgeFile('nonAliase', 'xlsx');
    let line = 0;
    for (const value of numbers(50_001)) judge.judge({ line: (line += 1), value });
    expect(judge.excess(true)).toEqual({ reason: 'tooManyLines', limit: 50_000, found: 50_001, more: true });
    expect(judgeFile('nonAliase', 'xlsx').excess(true)).toBeUndefined();
  });
});
