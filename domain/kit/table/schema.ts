import { foldedName } from './cell-text.ts';

export type Parsed<Value, Problem extends string> =
  | { ok: true; value: Value }
  | { ok: false; reason: Problem };

export interface TableColumn<Value, Problem extends string> {
  /** The heading of templates and exports. */
  name: string;
  /** Other headings that are recognised; case, accents, blanks and punctuation never count. */
  aliases?: readonly string[];
  /** A required column must exist, and each of its cells be filled. A missing value of another is null. */
  required?: boolean;
  /** Characters, without blanks around them. */
  mostLength: number;
  /** Takes a filled text of allowed length, without blanks around it and without hidden characters. */
  parse: (text: string) => Parsed<Value, Problem>;
}

/** The columns of a table by their name in the code, in the order of a table without a heading. */
export type TableSchema = Readonly<Record<string, TableColumn<unknown, string>>>;

export type ColumnOf<Schema extends TableSchema> = Extract<keyof Schema, string>;

/** The reasons of the parsers of a schema. */
export type ParseProblemOf<Schema extends TableSchema> =
  Schema[keyof Schema] extends TableColumn<unknown, infer Problem> ? Problem : never;

export type ValuesOf<Schema extends TableSchema> = {
  [Column in keyof Schema]: Schema[Column] extends TableColumn<infer Value, string>
    ? Schema[Column] extends { required: true }
      ? Value
      : Value | null
    : never;
};

/** A schema whose headings are all different; throws when two columns have the same. */
export function tableSchema<const Schema extends TableSchema>(columns: Schema): Schema {
  const headings = Object.values(columns).flatMap(({ name, aliases = [] }) => {
    const own = new Set([name, ...aliases].map(foldedName));
    return [...own];
  });
  if (new Set(headings).size < headings.length || headings.includes(''))
    throw new Error(`A heading of the table is empty or names two columns: ${headings.join(', ')}`);
  return columns;
}

/** The column keys in order. `Object.keys` loses their type. */
export const columnsOf = <Schema extends TableSchema>(schema: Schema) =>
  Object.keys(schema) as ColumnOf<Schema>[];

/** The heading row of an empty table to fill in. */
export const headingOf = (schema: TableSchema): string[] => Object.values(schema).map(({ name }) => name);
