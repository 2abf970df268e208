import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aWorkbook, workbookZipParts, type WorkbookShape } from '#test/support/workbooks';
import { aZip, type ZipPart } from '#test/support/zip';
import { chance, type Chance } from './chance.ts';
import type { Candidate } from './fuzzing.ts';

export interface GeneratedFile {
  kind: string;
  content: Buffer;
}

/** Writes the file of a seed, to be sent. */
export async function candidate(seed: number): Promise<Candidate> {
  const { kind, content } = generatedFile(seed);
  const file = join(tmpdir(), `jalon-fuzz-${process.pid}-${seed}`);
  await writeFile(file, content);
  return { seed, kind, file };
}

/** A file that somebody might send, by accident or on purpose. The same seed gives the same file. */
export function generatedFile(seed: number): GeneratedFile {
  const dice = chance(seed);
  const kinds = Object.keys(makers);
  const kind = dice.oneOf(kinds);
  const content = makers[kind]?.(dice);
  if (!content) throw new RangeError('A kind without a maker');
  return { kind, content };
}

const makers: Readonly<Record<string, (dice: Chance) => Buffer>> = {
  'CSV of odd lines': csv,
  'CSV with wrong bytes': (dice) => bent(dice, csv(dice)),
  'bytes behind a signature': (dice) =>
    Buffer.concat([Buffer.from(dice.oneOf(signatures), 'latin1'), dice.bytes(dice.below(2000))]),
  'workbook of odd cells': (dice) => aWorkbook(shape(dice)),
  'workbook with wrong bytes': (dice) => bent(dice, aSoundWorkbook(dice)),
  'workbook cut off': (dice) => {
    const file = aSoundWorkbook(dice);
    return file.subarray(0, dice.below(file.length));
  },
  'parts with wrong bytes, packed soundly': (dice) => {
    const parts = workbookZipParts(shape(dice));
    const chosen = dice.below(parts.length);
    return aZip(
      parts.map((part, i) =>
        i === chosen ? { ...part, content: bent(dice, Buffer.from(part.content)) } : part,
      ),
    );
  },
  'parts that are not XML as they should be, packed soundly': (dice) =>
    aZip(
      workbookZipParts(shape(dice)).map((part) =>
        dice.once(3) ? { ...part, content: retold(dice, String(part.content)) } : part,
      ),
    ),
  'zip that lies': (dice) =>
    aZip(
      shuffled(
        dice,
        workbookZipParts(shape(dice)).flatMap((part) => lying(dice, part)),
      ),
    ),
};

const signatures = [
  '',
  'PK\x03\x04',
  'PK\x05\x06',
  'PK',
  '\xd0\xcf\x11\xe0',
  '\xff\xfe',
  '\xfe\xff',
  '\xef\xbb\xbf',
  '<',
  '%PDF',
  '0612345678\n',
];

const aNumber = (dice: Chance) => `06${String(dice.below(1e8)).padStart(8, '0')}`;

/** One line, row or cell in so many is odd; files of nothing else never come past the first look. */
const oddness = (dice: Chance) => dice.oneOf([1, 3, 30, 1e6]);

/** What may stand in a line or a cell. */
function value(dice: Chance): string {
  return dice.oneOf<() => string>([
    () => `06${String(dice.below(1e8)).padStart(8, '0')}`,
    () =>
      `${dice.oneOf(['7', '07', '337', '+337', '6', '+336', '0033 6'])}${String(dice.below(1e8)).padStart(8, '0')}`,
    () => String(dice.below(1e12)).padStart(12, '0'),
    () => `${dice.below(1e9)}${dice.oneOf(['E', 'e', 'E+', 'e-', '.'])}${dice.below(400)}`,
    () =>
      dice.oneOf([
        '',
        ' ',
        '\t',
        '"',
        '""',
        ';',
        ';;',
        '=1+1',
        '@x',
        "'",
        'MSISDN',
        'numéro',
        '٠٦',
        '06\u200B12',
        '🦆',
        '\u0000',
        '\u001a',
        '_x0000_',
        '_xD83D_',
        'NaN',
        '-0',
        '1e9999',
      ]),
    () => 'x6é\uD83D'.charAt(dice.below(4)).repeat(dice.below(dice.once(20) ? 100_000 : 300)),
  ])();
}

function csv(dice: Chance): Buffer {
  const end = dice.oneOf(['\n', '\r\n', '\r', '\n\r', '']);
  const odd = oddness(dice);
  const line = () => (dice.once(odd) ? value(dice) : aNumber(dice));
  const many = dice.once(25) ? 60_000 : 40;
  const text = dice.some(many, line).join(end) + dice.oneOf(['', end, ';', `${end}${end} ${end}`]);
  const encoded = Buffer.from(
    `${dice.once(4) ? '\uFEFF' : ''}${text}`,
    dice.oneOf(['utf8', 'utf8', 'utf8', 'latin1', 'latin1', 'utf16le']),
  );
  return dice.once(20) && encoded.length % 2 === 0 ? encoded.swap16() : encoded;
}

/** A workbook by hand whose cells hold anything, in any type, in any place. */
function shape(dice: Chance): WorkbookShape {
  const prefix = dice.oneOf(['', '', '', 'x:']);
  const odd = oddness(dice);
  let row = 0;
  const rows = dice.some(dice.once(30) ? 20_000 : 30, () => {
    row += 1;
    if (!dice.once(odd)) return soundRow(dice, prefix, row);
    row += dice.once(10) ? dice.below(1_100_000) - 10 : 0;
    const cells = dice.some(dice.once(10) ? 5 : 1, (i) =>
      cell(dice, prefix, `${dice.once(20) ? value(dice) : 'ABCDE'[i]}${row}`),
    );
    return `<${prefix}row${dice.once(8) ? '' : ` r="${row}"`}>${cells.join('')}</${prefix}row>`;
  });
  const strings = dice.some(20, () => `<${prefix}si>${runs(dice, prefix)}</${prefix}si>`).join('');
  return {
    prefix,
    rows: rows.join(''),
    ...(dice.once(2) && { sharedStrings: strings }),
    stringsFirst: dice.once(2),
    strict: dice.once(5),
    absoluteTargets: dice.once(5),
    ...(dice.once(10) && {
      sheets: dice.some(3, () => ({ state: dice.oneOf(['visible', 'hidden', 'odd']) })),
    }),
  };
}

function soundRow(dice: Chance, prefix: string, row: number): string {
  const number = aNumber(dice);
  const content = dice.oneOf([
    ` t="inlineStr"><${prefix}is><${prefix}t>${number}</${prefix}t></${prefix}is>`,
    ` t="str"><${prefix}v>${number}</${prefix}v>`,
    `><${prefix}v>${number.slice(1)}</${prefix}v>`,
  ]);
  return `<${prefix}row r="${row}"><${prefix}c r="A${row}"${content}</${prefix}c></${prefix}row>`;
}

function cell(dice: Chance, prefix: string, place: string): string {
  const type = dice.oneOf(['', 'n', 's', 's', 'str', 'inlineStr', 'inlineStr', 'b', 'e', 'd', 'odd', '&lt;']);
  const content = dice.oneOf([
    () => `<${prefix}v>${escaped(dice, value(dice))}</${prefix}v>`,
    () => `<${prefix}v>${dice.below(25)}</${prefix}v>`,
    () => `<${prefix}is>${runs(dice, prefix)}</${prefix}is>`,
    () => `<${prefix}f>${escaped(dice, value(dice))}</${prefix}f><${prefix}v>1</${prefix}v>`,
    () => '',
  ])();
  return `<${prefix}c${dice.once(8) ? '' : ` r="${place.replaceAll(/[<&"\p{Cc}]/gu, '')}"`}${type && ` t="${type}"`} s="1">${content}</${prefix}c>`;
}

const runs = (dice: Chance, prefix: string) =>
  dice.once(3)
    ? dice
        .some(4, () => `<${prefix}r><${prefix}t>${escaped(dice, value(dice))}</${prefix}t></${prefix}r>`)
        .join('')
    : `<${prefix}t>${escaped(dice, value(dice))}</${prefix}t>`;

/** Mostly as XML wants it. */
function escaped(dice: Chance, text: string): string {
  if (dice.once(30)) return text;
  if (dice.once(30))
    return dice.oneOf(['&a;', '&#x6;', '&#1114112;', '<![CDATA[06]]>', '<!--x-->', '<?x y?>', '<a/>']);
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/(?![\t\n])\p{Cc}/gu, '');
}

const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));
const fixtureNames = readdirSync(fixtures)
  .filter((name) => /\.(xlsx?|ods)$/.test(name))
  .toSorted((a, b) => (a < b ? -1 : 1));

/** A workbook that some program has written, or one of ours. */
function aSoundWorkbook(dice: Chance): Buffer {
  if (dice.once(4)) return aWorkbook(shape(dice));
  return readFileSync(`${fixtures}${dice.oneOf(fixtureNames)}`);
}

/** Some bytes changed, left out, put in twice, or filled. */
function bent(dice: Chance, file: Buffer): Buffer {
  let bytes: Buffer = Buffer.from(file);
  for (let times = 1 + dice.below(8); times > 0 && bytes.length > 0; times--) {
    const from = dice.below(bytes.length);
    const to = Math.min(bytes.length, from + 1 + dice.below(dice.once(4) ? 2000 : 8));
    const piece = bytes.subarray(from, to);
    bytes = dice.oneOf<() => Buffer>([
      () => {
        bytes[from] = (bytes[from] ?? 0) ^ (1 << dice.below(8));
        return bytes;
      },
      () => Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]),
      () => Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)]),
      () => Buffer.concat([bytes.subarray(0, from), dice.bytes(dice.below(20)), bytes.subarray(from)]),
      () => {
        bytes.fill(dice.oneOf([0, 0xff, 0x20]), from, to);
        return bytes;
      },
    ])();
  }
  return bytes;
}

/** Tags left out, doubled, or in one another. */
function retold(dice: Chance, xml: string): string {
  const pieces = xml.split(/(?=<)/);
  for (let times = dice.below(4); times > 0; times--) {
    const place = dice.below(pieces.length);
    pieces.splice(
      place,
      dice.below(3),
      ...dice.some(2, () => dice.oneOf(pieces)),
      dice.oneOf([
        '',
        '<a>',
        '</a>',
        '<!DOCTYPE a>',
        '<x:c xmlns:x="y"/>',
        ']]>',
        '<'.repeat(50),
        '<a>'.repeat(60),
      ]),
    );
  }
  return pieces.join('');
}

function lying(dice: Chance, part: ZipPart): ZipPart[] {
  if (dice.once(12)) return [];
  const told: ZipPart = {
    ...part,
    stored: dice.once(3),
    encrypted: dice.once(15),
    ...(dice.once(8) && { declaredBytes: dice.below(dice.oneOf([10, 10_000, 2 ** 32])) }),
    ...(dice.once(10) && { declaredCrc: dice.below(2 ** 32) }),
    ...(dice.once(12) && {
      name: dice.oneOf([
        '../../etc/passwd',
        '/xl/workbook.xml',
        'xl\\workbook.xml',
        'XL/WORKBOOK.XML',
        '',
        part.name.toUpperCase(),
        'a'.repeat(60_000),
      ]),
    }),
  };
  return dice.once(12) ? [told, told] : [told];
}

const shuffled = <T>(dice: Chance, values: T[]): T[] =>
  dice.once(2)
    ? values
    : values
        .map((one) => ({ one, at: dice.below(1e9) }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ one }) => one);
