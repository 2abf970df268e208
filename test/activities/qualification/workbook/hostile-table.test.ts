import { describe, expect, test } from 'vitest';
import { limits } from '#domain/qualification/limits';
import {
  aWorkbook,
  excelColumn,
  excelWorkbook,
  manyNumbers,
  numberRow,
  oleFile,
  textRow,
  workbookZipParts,
} from '#test/support/workbooks';
import { aZip } from '#test/support/zip';
import { accepted, faultyLine, refused, told } from './told.ts';

const a = '0612345678';
const b = '0612345679';
const megabyte = 1024 * 1024;
const twoRows = textRow(1, a) + textRow(2, b);
const cell = (content: string, type = '') => `<row r="1"><c r="A1" ${type}>${content}</c></row>`;
const unknown = (text: string) => [refused(`format de fichier inconnu. ${text}`)];

const noLine = [refused('le fichier ne comporte aucune ligne (minimum : 1).')];
const tooManyLines = [refused('nombre de lignes maximum dépassé (maximum : 50 000).')];
const tooManyNumbers = (found: string) => [
  refused(`nombre de lignes maximum dépassé (maximum : 50 000 numéros différents, trouvés : ${found}).`),
];
const tooManyRows = [
  refused('nombre de lignes de la feuille maximum dépassé (maximum : 250 000, numéros répétés compris).'),
];
const twoSheets = [refused('le classeur comporte 2 feuilles au lieu d’une seule.')];
const xls = unknown('Ce fichier est un ancien classeur Excel (.xls) : enregistrez-le au format .xlsx.');
const withPassword = unknown('Ce fichier est protégé par un mot de passe : enregistrez-le sans protection.');
const damaged = unknown(
  'Ce fichier est endommagé : ouvrez-le, enregistrez-le de nouveau et soumettez cette copie.',
);
const noText = unknown('Ce fichier n’est ni un classeur .xlsx ni un texte en UTF-8 ou en Windows-1252.');
const archive = unknown(
  'Ce fichier est une archive zip sans classeur Excel : soumettez le fichier .xlsx ou .csv qu’elle contient.',
);
const oversized = unknown(
  'Une fois décompressé, ce classeur contient bien plus de données qu’une liste de numéros : copiez les numéros dans un nouveau classeur.',
);
const otherFormat = unknown('Les formats acceptés sont .xlsx et .csv.');
const tooLarge = [refused('le fichier dépasse 20 Mo. Répartissez les numéros sur plusieurs fichiers.')];

const noNumber = 'Ce n’est pas un MSISDN d’une forme acceptée.';
const spaced = 'Un espace (␣) se trouve avant ou après le numéro : écrivez le numéro sans espace.';
const blank = 'La ligne est vide.';
const formula = 'La cellule contient une formule : remplacez-la par sa valeur.';
const columnB = 'Une cellule hors de la colonne A n’est pas vide.';
const tooLong = 'Le contenu est trop long pour un numéro.';
const severalFields = 'La ligne contient plus d’un champ.';
const inQuotes = 'Le champ contient des guillemets : écrivez le numéro sans guillemets.';

type Row = [name: string, file: () => string | Buffer | Promise<Buffer>, text: readonly string[]];

/** The table of hostile files: what comes, and what the person reads. */
const table: Readonly<Record<string, readonly Row[]>> = {
  'a file that is hardly one': [
    ['empty', () => '', noLine],
    ['of one byte', () => 'x', faultyLine(1, 'x', noNumber)],
    ['of one line feed', () => '\n', noLine],
    ['of one NUL', () => '\0', noText],
    ['of a BOM only', () => '\uFEFF', noLine],
    ['of a UTF-16 BOM only', () => Buffer.from([0xff, 0xfe]), noText],
    ['above 20 MB', () => Buffer.alloc(20 * megabyte + 1, '6'), tooLarge],
  ],
  'a file of another kind': [
    ['.xls', () => oleFile('Workbook'), xls],
    ['a workbook with a password', () => oleFile('EncryptedPackage'), withPassword],
    ['a zip called .xlsx', () => aZip([{ name: 'numeros.csv', content: a }]), archive],
    ['a zip with a password', () => aZip([{ name: 'a.csv', content: a, encrypted: true }]), withPassword],
    ['a web page called .xls', () => '<html><table><tr><td>0612345678', otherFormat],
  ],
  'a damaged workbook': [
    ['cut in half', async () => half(await excelColumn([a, b])), damaged],
    ['cut by one byte', async () => (await excelColumn([a, b])).subarray(0, -1), damaged],
    ['of its first 4 bytes', () => Buffer.from('PK\x03\x04', 'latin1'), damaged],
  ],
  'a workbook with': [
    [
      'two sheets',
      () => excelWorkbook((w) => ['A', 'B'].forEach((name) => w.addWorksheet(name).addRow([a]))),
      twoSheets,
    ],
    [
      'a hidden second sheet',
      () => aWorkbook({ rows: twoRows, sheets: [{}, { state: 'hidden' }] }),
      twoSheets,
    ],
    [
      'a very hidden second sheet',
      () => aWorkbook({ rows: twoRows, sheets: [{}, { state: 'veryHidden' }] }),
      twoSheets,
    ],
    [
      'its only sheet hidden',
      () => aWorkbook({ rows: twoRows, sheets: [{ state: 'hidden' }] }),
      [accepted(2)],
    ],
    ['cells merged across', () => merged('A1:C1', ['A1', 'A2']), [accepted(2)]],
    ['cells merged down, the last ones', () => merged('A2:A9', ['A1', 'A2']), [accepted(2)]],
    ['cells merged down, before another', () => merged('A1:A2', ['A1', 'A3']), faultyLine(2, '', blank)],
    [
      'a formula and its value',
      () => aWorkbook({ rows: cell('<f>B1</f><v>612345678</v>') }),
      faultyLine(1, '612345678', formula),
    ],
    ['a formula without value', () => aWorkbook({ rows: cell('<f>B1</f>') }), faultyLine(1, '', formula)],
    [
      'a formula of a text',
      () => aWorkbook({ rows: cell('<f>B1</f><v>0612345678</v>', 't="str"') }),
      faultyLine(1, a, formula),
    ],
    [
      'a date',
      () => excelWorkbook((w) => w.addWorksheet().addRow([new Date('2026-11-21')])),
      faultyLine(1, '46347', noNumber),
    ],
    [
      'an ISO date',
      () => aWorkbook({ rows: cell('<v>2026-11-21</v>', 't="d"') }),
      faultyLine(1, '2026-11-21', 'La cellule ne contient ni texte ni nombre entier.'),
    ],
    ['scientific notation', () => aWorkbook({ rows: numberRow(1, '6.12345678E8') }), [accepted(1)]],
    ['scientific notation as text', () => excelColumn(['3,36E+10']), faultyLine(1, '3,36E+10', noNumber)],
    ['a fraction', () => excelColumn([612345678.5]), faultyLine(1, '612345678.5', noNumber)],
    ['numeric cells', () => excelColumn([612345678, 33612345679]), [accepted(2)]],
    ['a number as text and as number', () => excelColumn(['0612345678', 612345678]), [accepted(2, 1)]],
    [
      'rich text',
      () => excelColumnOf({ richText: [{ text: '06', font: { bold: true } }, { text: '12345678' }] }),
      [accepted(1)],
    ],
    ['inline strings', () => aWorkbook({ rows: twoRows }), [accepted(2)]],
    ['shared strings before the sheet', () => shared(true), [accepted(1)]],
    ['shared strings after the sheet', () => shared(false), [accepted(1)]],
    [
      'a gap between rows',
      () => aWorkbook({ rows: textRow(1, a) + textRow(3, b) }),
      faultyLine(2, '', blank),
    ],
    ['a gap before the first row', () => aWorkbook({ rows: textRow(2, a) }), faultyLine(1, '', blank)],
    [
      'a value in column B',
      () => excelWorkbook((w) => w.addWorksheet().addRow([a, 'Dupont'])),
      faultyLine(1, a, columnB),
    ],
    [
      'a value in column B alone',
      () => excelWorkbook((w) => w.addWorksheet().addRow([null, a])),
      faultyLine(1, a, columnB),
    ],
    ['nothing', () => excelColumn([]), noLine],
    ['50 000 different numbers', () => column(manyNumbers(50_000)), [accepted(50_000)]],
    ['50 001 different numbers', () => column(manyNumbers(50_001)), tooManyNumbers('50 001')],
    [
      '60 000 different numbers, twice each',
      () => column([...manyNumbers(60_000), ...manyNumbers(60_000)]),
      tooManyNumbers('60 000'),
    ],
    ['250 001 different numbers', () => column(manyNumbers(250_001)), tooManyNumbers('au moins 250 000')],
    ['250 000 rows', () => rows(250_000), [accepted(250_000, 90)]],
    ['250 001 rows', () => rows(250_001), tooManyRows],
    ['1 048 576 rows', () => rows(1_048_576), tooManyRows],
    [
      'a value in row 1 048 576',
      () => aWorkbook({ rows: textRow(1, a) + textRow(1_048_576, b) }),
      tooManyRows,
    ],
  ],
  'a workbook that is a bomb': [
    [
      'of 1 GB in its sheet',
      () => aWorkbook({ sheet: Buffer.alloc(10 * megabyte), sheetPart: { declaredBytes: 2 ** 30 } }),
      oversized,
    ],
    [
      'of blanks in its sheet',
      () => aWorkbook({ sheet: `<worksheet>${' '.repeat(10 * megabyte)}</worksheet>` }),
      oversized,
    ],
    ['of empty rows', () => aWorkbook({ rows: '<row/>'.repeat(2_000_000) }), oversized],
    [
      'in its shared strings',
      () => aWorkbook({ rows: twoRows, sharedStrings: `<si><t>${'6'.repeat(10 * megabyte)}</t></si>` }),
      oversized,
    ],
    [
      'of half a million shared strings',
      () => aWorkbook({ rows: twoRows, sharedStrings: '<si/>'.repeat(500_001) }),
      oversized,
    ],
    [
      'of entities in its sheet',
      () => aWorkbook({ sheet: `${lol('worksheet')}<worksheet>&h;</worksheet>` }),
      damaged,
    ],
    [
      'of entities in its shared strings',
      () => strings(`${lol('sst')}<sst><si><t>&h;</t></si></sst>`),
      damaged,
    ],
    [
      'that names a file of the machine',
      () => aWorkbook({ sheet: '<!DOCTYPE worksheet SYSTEM "file:///etc/passwd"><worksheet/>' }),
      damaged,
    ],
  ],
  'a CSV file': [
    ['in UTF-16 with BOM', () => Buffer.from(`\uFEFF${a}\r\n`, 'utf16le'), noText],
    ['in UTF-16 the other way round', () => Buffer.from(`\uFEFF${a}\r\n`, 'utf16le').swap16(), noText],
    ['in UTF-16 without BOM', () => Buffer.from(`${a}\r\n`, 'utf16le'), noText],
    ['in Latin-1', () => Buffer.from(`numéro\n${a}\n`, 'latin1'), faultyLine(1, 'numéro', noNumber)],
    ['in UTF-8', () => `numéro\n${a}\n`, faultyLine(1, 'numéro', noNumber)],
    ['in UTF-8 with BOM', () => `\uFEFF${a}\n${b}\n`, [accepted(2)]],
    ['with quotes', () => `${a}\n"${b}"\n`, faultyLine(2, `"${b}"`, inQuotes)],
    ['with a quote that does not end', () => `"${a}\n${b}\n`, faultyLine(1, `"${a}`, inQuotes)],
    ['with tabs', () => `${a}\tDupont\n`, faultyLine(1, `${a}\tDupont`, noNumber)],
    ['with a tab behind', () => `${a}\t\n`, faultyLine(1, `${a}\t`, spaced)],
    ['with NUL', () => `${a}\n06\0${b}\n`, noText],
    ['with CR only', () => `${a}\r${b}\r`, [accepted(2)]],
    ['with CRLF', () => `${a}\r\n${b}\r\n`, [accepted(2)]],
    ['of one line of 20 MB', () => Buffer.alloc(20 * megabyte, '6'), faultyLine(1, '6'.repeat(100), tooLong)],
    ['of 50 000 lines', () => manyNumbers(50_000).join('\n'), [accepted(50_000)]],
    ['of 50 001 lines', () => manyNumbers(50_001).join('\n'), tooManyLines],
    ['of 50 001 times one number', () => `${a}\n`.repeat(limits.fileLines + 1), tooManyLines],
    ['with one « ; » behind', () => `${a};\n${b};\n`, [accepted(2)]],
    ['with two « ; » behind', () => `${a};;\n`, faultyLine(1, `${a};;`, severalFields)],
    ['with a second field', () => `${a};Dupont\n`, faultyLine(1, `${a};Dupont`, severalFields)],
    ['with a field before', () => `;${a}\n`, faultyLine(1, `;${a}`, severalFields)],
    ['with spaces inside', () => '06 12 34 56 78\n', faultyLine(1, '06 12 34 56 78', noNumber)],
    ['with spaces around', () => ` ${a} \n`, faultyLine(1, ` ${a} `, spaced)],
    ['with a blank line inside', () => `${a}\n\n${b}\n`, faultyLine(2, '', blank)],
    ['with blank lines at its end', () => `${a}\n${b}\n\n \n;\n`, [accepted(2)]],
  ],
};

describe.each(Object.entries(table))('%s', (_, cases) => {
  const isRefused = ([, , [text = '']]: Row) => text.startsWith(refused(''));
  test.for(cases.filter(isRefused))('%s is refused [QPC-073]', async ([, file, text]) => {
    expect(await told(await file())).toEqual(text);
  });
  test.for(cases.filter((row) => !isRefused(row)))('%s is accepted', async ([, file, text]) => {
    expect(await told(await file())).toEqual(text);
  });
});

const column = (numbers: readonly string[]) =>
  aWorkbook({ rows: numbers.map((number, i) => textRow(i + 1, number)).join('') });

const half = (file: Buffer) => file.subarray(0, file.length / 2);

const excelColumnOf = (value: { richText: { text: string; font?: { bold: boolean } }[] }) =>
  excelWorkbook((workbook) => (workbook.addWorksheet().getCell('A1').value = value));

const merged = (range: string, cells: readonly string[]) =>
  excelWorkbook((workbook) => {
    const sheet = workbook.addWorksheet();
    cells.forEach((place, i) => (sheet.getCell(place).value = i ? b : a));
    sheet.mergeCells(range);
  });

const shared = (stringsFirst: boolean) =>
  aWorkbook({ rows: cell('<v>0</v>', 't="s"'), sharedStrings: `<si><t>${a}</t></si>`, stringsFirst });

/** Ninety numbers again and again. */
const rows = (count: number) =>
  aWorkbook({
    rows: Array.from({ length: count }, (_, i) => numberRow(i + 1, `6123456${(i % 90) + 10}`)).join(''),
  });

/** « Billion laughs »: eight entities, each ten times the one before. */
function lol(root: string): string {
  const names = 'abcdefgh'.split('');
  const entities = names.slice(1).map((name, i) => `<!ENTITY ${name} "${`&${names[i]};`.repeat(10)}">`);
  return `<!DOCTYPE ${root} [<!ENTITY a "lollollol">${entities.join('')}]>`;
}

const strings = (part: string) =>
  aZip(
    workbookZipParts({ rows: twoRows, sharedStrings: '' }).map((zipped) =>
      zipped.name === 'xl/sharedStrings.xml' ? { ...zipped, content: part } : zipped,
    ),
  );
