import exceljs from 'exceljs';
import { expect } from 'vitest';
import { aZip, type ZipPart } from './zip.ts';

const transitional = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const strictVocabulary = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface WorkbookShape {
  /** Content of `<sheetData>`. */
  rows?: string;
  /** The whole sheet part, instead of `rows`. */
  sheet?: string | Buffer;
  /** Content of `<sst>`. */
  sharedStrings?: string;
  /** The shared strings stand behind the sheet unless false. */
  stringsFirst?: boolean;
  /** `<sheet>` elements; the first one by default. */
  sheets?: readonly { state?: string; kind?: string }[];
  /** Prefix of every spreadsheet element, with its colon. `rows` must bear it too. */
  prefix?: string;
  strict?: boolean;
  absoluteTargets?: boolean;
  /** Changes to the part of the sheet. */
  sheetPart?: Partial<ZipPart>;
  more?: readonly ZipPart[];
}

/** The parts of an .xlsx written by hand, for what no library writes on purpose. */
export function workbookZipParts(shape: WorkbookShape): ZipPart[] {
  const {
    rows = '',
    sharedStrings,
    stringsFirst,
    sheets = [{}],
    prefix: p = '',
    strict,
    absoluteTargets,
    sheetPart,
    more = [],
  } = shape;
  const names = strict ? strictVocabulary : transitional;
  const xmlns = p === '' ? `xmlns="${names.main}"` : `xmlns:${p.slice(0, -1)}="${names.main}"`;
  const target = (path: string) => (absoluteTargets ? `/xl/${path}` : path);
  const relationship = (id: string, kind: string, path: string) =>
    `<Relationship Id="${id}" Type="${names.relationships}/${kind}" Target="${path}"/>`;
  const relationshipsPart = (name: string, content: string) => ({
    name,
    content: `<?xml version="1.0"?><Relationships xmlns="${packageRelationships}">${content}</Relationships>`,
  });

  const strings = {
    name: 'xl/sharedStrings.xml',
    content: `<${p}sst ${xmlns}>${sharedStrings}</${p}sst>`,
  };
  const sheet = {
    name: 'xl/worksheets/sheet1.xml',
    content: shape.sheet ?? `<${p}worksheet ${xmlns}><${p}sheetData>${rows}</${p}sheetData></${p}worksheet>`,
    ...sheetPart,
  };
  const listed = sheets.map(
    ({ state }, i) =>
      `<${p}sheet name="F${i + 1}" sheetId="${i + 1}" ${state ? `state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  );
  const related = sheets.map(({ kind = 'worksheet' }, i) =>
    relationship(`rId${i + 1}`, kind, target(`worksheets/sheet${i + 1}.xml`)),
  );
  if (sharedStrings !== undefined)
    related.push(relationship('rIdS', 'sharedStrings', target('sharedStrings.xml')));
  return [
    relationshipsPart(
      '_rels/.rels',
      relationship('rId1', 'officeDocument', absoluteTargets ? '/xl/workbook.xml' : 'xl/workbook.xml'),
    ),
    {
      name: 'xl/workbook.xml',
      content: `<${p}workbook ${xmlns} xmlns:r="${names.relationships}"><${p}sheets>${listed.join('')}</${p}sheets></${p}workbook>`,
    },
    relationshipsPart('xl/_rels/workbook.xml.rels', related.join('')),
    ...(sharedStrings !== undefined && stringsFirst ? [strings] : []),
    sheet,
    ...(sharedStrings !== undefined && !stringsFirst ? [strings] : []),
    ...more,
  ];
}

export const aWorkbook = (shape: WorkbookShape) => aZip(workbookZipParts(shape));

/** A row with one text cell in column A. */
export const textRow = (row: number, text: string) =>
  `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>${text}</t></is></c></row>`;

/** A row with one stored number in column A. */
export const numberRow = (row: number, stored: string) =>
  `<row r="${row}"><c r="A${row}"><v>${stored}</v></c></row>`;

/** An .xlsx as exceljs writes it. */
export async function excelWorkbook(fill: (workbook: exceljs.Workbook) => void): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** An .xlsx with these texts or numbers in column A. */
export function excelColumn(values: readonly (string | number)[]): Promise<Buffer> {
  return excelWorkbook((workbook) =>
    workbook.addWorksheet('Numéros').addRows(values.map((value) => [value])),
  );
}

/** Rows of the only sheet of an .xlsx, as another program reads them. */
export async function readXlsx(file: Buffer): Promise<(string | number)[][]> {
  const workbook = new exceljs.Workbook();
  // exceljs declares a Buffer of its own.
  await workbook.xlsx.load(file as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  expect(workbook.worksheets).toHaveLength(1);
  const rows: (string | number)[][] = [];
  workbook.worksheets[0]?.eachRow((row) => rows.push((row.values as (string | number)[]).slice(1)));
  return rows;
}

/** The beginning of an OLE container, followed by the name of a stream. */
export const oleFile = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(1016),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ]);

/** `count` different numbers of the form 06XXXXXXXX. */
export const manyNumbers = (count: number) =>
  Array.from({ length: count }, (_, i) => `06${String(i).padStart(8, '0')}`);
