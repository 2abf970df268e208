import { foldedName, shown } from './cell-text.ts';
import type { TableRow } from './file.ts';
import { columnsOf, type ColumnOf, type TableSchema } from './schema.ts';

/** Characters of a cell in a problem: enough to recognise it. */
export const foundLength = 100;

/** `at` is the place in the file, from 1; `found` the text there. */
export type HeadingProblem<Column extends string> =
  | { problem: 'missing'; column: Column }
  | { problem: 'unknown'; at: number; found: string }
  | { problem: 'duplicate'; column: Column; at: number; found: string };

/** The column of the schema at each place of the file; undefined at a place without heading. */
export type Places<Column extends string> = readonly (Column | undefined)[];

export type Heading<Column extends string> =
  | { ok: true; places: Places<Column> }
  | { ok: false; problems: HeadingProblem<Column>[] };

/** Finds the columns by the texts of the first row, in any order, and reports all that is wrong with them. */
export function matchHeading<Schema extends TableSchema>(
  schema: Schema,
  { cells, beyond }: TableRow,
): Heading<ColumnOf<Schema>> {
  const byName = columnsByName(schema);
  const places: (ColumnOf<Schema> | undefined)[] = [];
  const problems: HeadingProblem<ColumnOf<Schema>>[] = [];
  const take = (at: number, text: string) => {
    const found = shown(text.trim(), foundLength);
    const column = byName.get(foldedName(text));
    if (column === undefined) problems.push({ problem: 'unknown', at, found });
    else if (places.includes(column)) problems.push({ problem: 'duplicate', column, at, found });
    else places[at - 1] = column;
  };
  cells.forEach((cell, i) => {
    if (cell) take(i + 1, cell.text);
  });
  if (beyond) take(beyond.column, beyond.cell.text);
  for (const column of columnsOf(schema))
    if (schema[column]?.required && !places.includes(column)) problems.push({ problem: 'missing', column });
  return problems.length === 0 ? { ok: true, places } : { ok: false, problems };
}

/** Whether a first row names at least one column, and so is a heading rather than values. */
export function isHeading(schema: TableSchema, { cells }: TableRow): boolean {
  const byName = columnsByName(schema);
  return cells.some((cell) => cell && byName.has(foldedName(cell.text)));
}

function columnsByName<Schema extends TableSchema>(schema: Schema): Map<string, ColumnOf<Schema>> {
  const byName = new Map<string, ColumnOf<Schema>>();
  for (const column of columnsOf(schema)) {
    const { name = '', aliases = [] } = schema[column] ?? {};
    for (const heading of [name, ...aliases]) byName.set(foldedName(heading), column);
  }
  return byName;
}
