import type { TableFormat, TableRefusal } from '#domain/kit/table/file';
import { foundLength, type HeadingProblem } from '#domain/kit/table/heading';
import { tableRows, type HeadingRule, type TakenRow } from '#domain/kit/table/rows';
import { columnsOf, type ColumnOf, type TableSchema } from '#domain/kit/table/schema';
import { readTable } from './read.ts';

/** Columns beside those of the schema whose headings are reported one by one. */
const moreColumns = 50;

export interface RowsOptions {
  heading: HeadingRule;
  bytes: number;
  /** The heading included. */
  rows: number;
}

export type RowsRefusal<Column extends string> =
  | TableRefusal
  | { reason: 'columns'; problems: HeadingProblem<Column>[] };

export type RowsReading<Column extends string> =
  /** `rows`: filled ones without the heading, `faulty` ones included. */
  | { ok: true; format: TableFormat; rows: number; faulty: number }
  | { ok: false; format?: TableFormat; refusal: RowsRefusal<Column> };

type FilledRow<Schema extends TableSchema> = Extract<TakenRow<Schema>, { is: 'values' | 'faulty' }>;

/**
 * Reads an uploaded table by its schema and hands each filled row to `take`, with its values or its problems. Bounds and
 * safety are those of `readTable`: the receiver must drop all of a file that is refused after rows were handed over.
 */
export async function readRows<Schema extends TableSchema>(
  path: string,
  schema: Schema,
  { heading, bytes, rows }: RowsOptions,
  take: (row: FilledRow<Schema>) => void,
): Promise<RowsReading<ColumnOf<Schema>>> {
  const table = tableRows(schema, heading);
  let filled = 0;
  let faulty = 0;
  let columns: HeadingProblem<ColumnOf<Schema>>[] | undefined;
  const bounds = {
    bytes,
    rows,
    columns: columnsOf(schema).length + moreColumns,
    // A heading may be longer than the cells below it.
    cellLength: Math.max(foundLength, ...Object.values(schema).map(({ mostLength }) => mostLength)),
  };
  const read = await readTable(path, { ...bounds, csv: 'cells' }, () => (row) => {
    const taken = table.take(row);
    switch (taken.is) {
      case 'stop':
        columns = taken.problems;
        return false;
      case 'heading':
        return true;
      default:
        filled += 1;
        if (taken.is === 'faulty') faulty += 1;
        take(taken);
        return true;
    }
  });
  if (!read.ok) return read;
  if (columns) return { ok: false, format: read.format, refusal: { reason: 'columns', problems: columns } };
  return { ok: true, format: read.format, rows: filled, faulty };
}
