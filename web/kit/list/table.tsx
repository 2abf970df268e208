'use client';
import { Text, VisuallyHidden } from '@mantine/core';
import { ColumnMenu } from './column-menu.tsx';
import classes from './list.module.css';
import type { Params } from './param.ts';
import { columnsFor, type Column, type ListParts, type Reading } from './spec.ts';

type TableProps<Line, Context, P extends Params, Name extends string> = ListParts<Line, Context, P, Name> & {
  rows: readonly Line[];
};

/** The rows in columns, under a head that stays in sight; each row is a card where there is no room for columns. */
export function ListTable<Line extends { id: string }, Context, P extends Params, Name extends string>({
  rows,
  ...parts
}: TableProps<Line, Context, P, Name>) {
  const { spec, reading, words, context } = parts;
  const columns = columnsFor(spec, 'list', context);
  return (
    <table className={classes.table} aria-label={words.caption}>
      <thead>
        <tr>
          {columns.map(([name, column]) => (
            <Head key={name} name={name} column={column} parts={parts} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((line) => (
          <tr key={line.id} data-tone={spec.tone?.(line)}>
            {columns.map(([name, column]) => (
              <Cell key={name} {...{ line, column, reading, context }} name={words.columns[name]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadProps<Line, Context, P extends Params, Name extends string> {
  name: Name;
  column: Column<Line, Context, keyof P & string>;
  parts: ListParts<Line, Context, P, Name>;
}

function Head<Line, Context, P extends Params, Name extends string>({
  name,
  column: { kind, sorts, filter },
  parts,
}: HeadProps<Line, Context, P, Name>) {
  const { words, sort } = parts;
  const title = words.columns[name];
  const way = sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : undefined;
  if (sorts)
    return (
      <th aria-label={title} aria-sort={way} data-kind={kind}>
        <ColumnMenu name={name} filterName={filter} way={way} {...parts} />
      </th>
    );
  return <th data-kind={kind}>{kind === 'actions' ? <VisuallyHidden>{title}</VisuallyHidden> : title}</th>;
}

interface CellProps<Line, Context> {
  line: Line;
  column: Column<Line, Context, string>;
  reading: Reading;
  context: Context;
  name: string;
}

function Cell<Line, Context>({ line, column, reading, context, name }: CellProps<Line, Context>) {
  const { cell, text, kind, captioned } = column;
  const content = cell ? cell(line, reading, context) : text(line, reading);
  const empty = content === null || content === undefined || content === false || content === '';
  return (
    <td data-kind={kind} data-empty={empty || undefined}>
      {captioned && <span className={classes.caption}>{reading.messages.kit.list.label(name)}</span>}
      {kind === 'code' && !cell ? (
        <Text span size="sm" ff="monospace">
          {content}
        </Text>
      ) : (
        content
      )}
    </td>
  );
}
