import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { judged } from './judged.ts';
import { accepted, faultyLine, refused, told } from './told.ts';

const directory = fileURLToPath(new URL('fixtures/', import.meta.url));
const fixture = (name: string) => readFileSync(`${directory}${name}`);

/** As fixtures/make.py writes them: texts and numbers in turn, none twice. */
const kinds = ['0612345678', '612345679', '+33612345680', '33612345681', '0712345682'];

const formula = 'La cellule contient une formule : remplacez-la par sa valeur.';
const noNumber = 'Ce n’est pas un MSISDN d’une forme acceptée.';
const blank = 'La ligne est vide.';
const columnB = 'Une cellule hors de la colonne A n’est pas vide.';
const twoSheets = [refused('le classeur comporte 2 feuilles au lieu d’une seule.')];
const inQuotes = 'Le champ contient des guillemets : écrivez le numéro sans guillemets.';
const gap = [
  refused('2 lignes au format incorrect, la première est la ligne 2.'),
  `ligne 2 () : ${blank}`,
  `ligne 3 () : ${blank}`,
];
const openDocument = [
  refused(
    'format de fichier inconnu. Ce fichier est un document d’un autre genre (texte, présentation, OpenDocument ou classeur binaire) : enregistrez les numéros au format .xlsx.',
  ),
];

const table: Readonly<Record<string, readonly string[]>> = {
  'openpyxl-kinds.xlsx': [accepted(5)],
  'openpyxl-write-only.xlsx': [accepted(5)],
  'openpyxl-decorated.xlsx': [accepted(5)],
  'openpyxl-rich.xlsx': [accepted(1)],
  'openpyxl-merged-across.xlsx': [accepted(2)],
  'openpyxl-merged-down.xlsx': faultyLine(2, '', blank),
  'openpyxl-formula.xlsx': faultyLine(2, '', formula),
  'openpyxl-date.xlsx': faultyLine(2, '46347', noNumber),
  'openpyxl-truth.xlsx': faultyLine(2, 'TRUE', 'La cellule ne contient ni texte ni nombre entier.'),
  'openpyxl-hidden-sheet.xlsx': twoSheets,
  'openpyxl-very-hidden-sheet.xlsx': twoSheets,
  'openpyxl-empty.xlsx': [refused('le fichier ne comporte aucune ligne (minimum : 1).')],
  'xlsxwriter-kinds.xlsx': [accepted(5)],
  'xlsxwriter-constant-memory.xlsx': [accepted(5)],
  'xlsxwriter-protected-sheet.xlsx': [accepted(5)],
  'xlsxwriter-scientific.xlsx': [accepted(2)],
  'xlsxwriter-rich.xlsx': [accepted(1)],
  'xlsxwriter-formula.xlsx': faultyLine(2, '612345679', formula),
  'xlsxwriter-date.xlsx': faultyLine(2, '46347', noNumber),
  'xlsxwriter-column-b.xlsx': faultyLine(1, '0612345678', columnB),
  'xlsxwriter-gap.xlsx': gap,
  'xlsxwriter-chartsheet.xlsx': twoSheets,
  'libreoffice-kinds.xlsx': [accepted(5)],
  'libreoffice-kinds.xls': [
    refused(
      'format de fichier inconnu. Ce fichier est un ancien classeur Excel (.xls) : enregistrez-le au format .xlsx.',
    ),
  ],
  'libreoffice-kinds.ods': openDocument,
  'libreoffice-rich.xlsx': [accepted(1)],
  'libreoffice-merged-down.xlsx': faultyLine(2, '', blank),
  'libreoffice-formula.xlsx': faultyLine(2, '612345679', formula),
  'libreoffice-date.xlsx': faultyLine(2, '46347', noNumber),
  // LibreOffice writes TRUE as a formula.
  'libreoffice-truth.xlsx': faultyLine(2, '1', formula),
  'libreoffice-hidden-sheet.xlsx': twoSheets,
  'libreoffice-column-b.xlsx': faultyLine(1, '0612345678', columnB),
  'libreoffice-gap.xlsx': gap,
  'libreoffice-utf-8.csv': [accepted(5)],
  'libreoffice-windows-1252.csv': faultyLine(1, 'numéro', noNumber),
  'libreoffice-quoted.csv': [
    refused('3 lignes au format incorrect, la première est la ligne 1.'),
    `ligne 1 ("0612345678") : ${inQuotes}`,
    `ligne 3 ("+33612345680") : ${inQuotes}`,
    `ligne 5 ("0712345682") : ${inQuotes}`,
  ],
  'libreoffice-utf-16.csv': [
    refused(
      'format de fichier inconnu. Ce fichier n’est ni un classeur .xlsx ni un texte en UTF-8 ou en Windows-1252.',
    ),
  ],
  // Made by hand as some server programs write: one row element for each cell.
  'element-per-cell.xlsx': [accepted(2)],
  'msoffcrypto-password.xlsx': [
    refused(
      'format de fichier inconnu. Ce fichier est protégé par un mot de passe : enregistrez-le sans protection.',
    ),
  ],
};

const isRefused = ([, [text = '']]: [string, readonly string[]]) => text.startsWith(refused(''));
const rows = Object.entries(table);

test.for(rows.filter(isRefused))('%s is refused [QPC-073]', async ([name, text]) => {
  expect(await told(fixture(name))).toEqual(text);
});

test.for(rows.filter((row) => !isRefused(row)))('%s is accepted', async ([name, text]) => {
  expect(await told(fixture(name))).toEqual(text);
});

test.each(Object.keys(table).filter((name) => /-(kinds|constant-memory|write-only)\.xlsx$|utf-8/.test(name)))(
  '%s keeps texts with their zeros and signs, and numbers as they are [QPC-062, QPC-067, QPC-070]',
  async (name) => expect(await judged(fixture(name))).toMatchObject({ values: kinds }),
);

test('every file of another program stands in the table', () => {
  const files = readdirSync(directory).filter((name) => /\.(xlsx?|ods|csv)$/.test(name));
  expect(files.toSorted((a, b) => a.localeCompare(b))).toEqual(
    Object.keys(table).toSorted((a, b) => a.localeCompare(b)),
  );
});
