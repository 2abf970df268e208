import { hiddenIn, isBlank, shown, type HiddenContent } from './cell-text.ts';
import type { TableCell, TableRow } from './file.ts';
import { foundLength, isHeading, matchHeading, type HeadingProblem, type Places } from './heading.ts';
import {
  columnsOf,
  type ColumnOf,
  type ParseProblemOf,
  type TableColumn,
  type TableSchema,
  type ValuesOf,
} from './schema.ts';

/** `names`: the first row names the columns. `positions`: no heading. `either`: a first row that names a column is one. */
export type HeadingRule = 'names' | 'positions' | 'either';

/** What is wrong with a cell, whatever its column. */
export type CellFault =
  /** Nothing in a cell of a required column. */
  | 'empty'
  | 'tooLong'
  | 'formula'
  | 'notText'
  | 'quotes'
  /** A filled cell outside the columns of the table. */
  | 'extraCell'
  | HiddenContent;

/** `at` is the place in the row, from 1; `column` is null outside the columns; `found` is cut and showable. */
export interface CellProblem<Column extends string, Problem extends string> {
  row: number;
  column: Column | null;
  at: number;
  found: string;
  reason: CellFault | Problem;
}

export type TakenRow<Schema extends TableSchema> =
  | { is: 'heading' }
  | { is: 'values'; row: number; values: ValuesOf<Schema> }
  | { is: 'faulty'; row: number; problems: CellProblem<ColumnOf<Schema>, ParseProblemOf<Schema>>[] }
  /** The columns are not those of the table: the other rows cannot be read. */
  | { is: 'stop'; problems: HeadingProblem<ColumnOf<Schema>>[] };

/** Reads the rows of a table in order by its schema. Keeps none of them. */
export function tableRows<Schema extends TableSchema>(schema: Schema, heading: HeadingRule) {
  const columns = columnsOf(schema);
  let places: Places<ColumnOf<Schema>> | undefined = heading === 'positions' ? columns : undefined;

  function problemsAndValues(row: TableRow, at: Places<ColumnOf<Schema>>): TakenRow<Schema> {
    type Problem = CellProblem<ColumnOf<Schema>, ParseProblemOf<Schema>>;
    const problems: Problem[] = [];
    const report = (column: Problem['column'], place: number, text: string, reason: Problem['reason']) =>
      problems.push({ row: row.row, column, at: place, found: shown(text, foundLength), reason });
    const values: Partial<Record<string, unknown>> = {};
    for (const column of columns) values[column] = null;

    const width = Math.max(row.cells.length, at.length);
    for (let i = 0; i < width; i++) {
      const cell = row.cells[i];
      const column = at[i];
      if (column === undefined) {
        if (cell) report(null, i + 1, cell.text, 'extraCell');
        continue;
      }
      // The schema has each of its columns, and its parsers give its reasons.
      const rule = schema[column] as TableColumn<unknown, ParseProblemOf<Schema>>;
      const parsed = parsedCell(rule, cell);
      if (parsed.ok) values[column] = parsed.value;
      else report(column, i + 1, cell?.text ?? '', parsed.reason);
    }
    if (row.beyond) report(null, row.beyond.column, row.beyond.cell.text, 'extraCell');
    return problems.length > 0
      ? { is: 'faulty', row: row.row, problems }
      : // Each column was given its parser's value, or null where it is not required.
        { is: 'values', row: row.row, values: values as ValuesOf<Schema> };
  }

  return {
    take(row: TableRow): TakenRow<Schema> {
      if (places) return problemsAndValues(row, places);
      if (heading === 'either' && !isHeading(schema, row)) {
        places = columns;
        return problemsAndValues(row, places);
      }
      const matched = matchHeading(schema, row);
      if (!matched.ok) return { is: 'stop', problems: matched.problems };
      places = matched.places;
      return { is: 'heading' };
    },
  };
}

function parsedCell<Problem extends string>(
  { required = false, mostLength, parse }: TableColumn<unknown, Problem>,
  cell: TableCell | undefined,
): { ok: true; value: unknown } | { ok: false; reason: CellFault | Problem } {
  if (!cell) return required ? { ok: false, reason: 'empty' } : { ok: true, value: null };
  if (cell.kind !== 'text' && cell.kind !== 'number') return { ok: false, reason: cell.kind };
  const text = cell.text.trim();
  if (isBlank(text)) return required ? { ok: false, reason: 'empty' } : { ok: true, value: null };
  if (text.length > mostLength) return { ok: false, reason: 'tooLong' };
  const hidden = hiddenIn(text);
  return hidden ? { ok: false, reason: hidden } : parse(text);
}
