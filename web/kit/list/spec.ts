import type { ReactNode } from 'react';
import type { Locale, Messages } from '#web/messages/catalogue';
import type { PageQuery } from '#web/paths';
import type { FilterOf, Params, Query } from './param.ts';

/**
 * What a list shows, for the server and the browser: this file and the specs made with it have no directive, so both
 * graphs load them. Functions cannot cross the border as props; each side takes them from the spec it has loaded.
 */

/** In what language somebody reads. */
export interface Reading {
  messages: Messages;
  locale: Locale;
}

/** The name of a column, « - » before it for the descending order. */
export type Sort<Name extends string> = Name | `-${Name}`;

/** What an address asks a list for. */
export interface Asked<P extends Params, Name extends string> extends PageQuery {
  filter: FilterOf<P>;
  /** Where the address says one. */
  sort: Sort<Name> | undefined;
}

export interface Column<Line, Context, FilterName extends string> {
  /** The value in an export, and in the list where there is no `cell`. */
  text: (line: Line, reading: Reading) => string;
  cell?: (line: Line, reading: Reading, context: Context) => ReactNode;
  only?: 'list' | 'export';
  shown?: (context: Context) => boolean;
  /** Whether the list can be sorted by it: `defineList` then needs its order. */
  sorts?: true;
  /** The filter that the menu of its head offers. */
  filter?: FilterName;
  /** `number`: at the end of its column; `long`: breaks within a word; `code`: monospace; `actions`: the row's buttons, under no visible head. */
  kind?: 'number' | 'long' | 'code' | 'actions';
  /** In a card, the value stands after the name of its column. */
  captioned?: true;
}

export interface ListWords<Name extends string> {
  /** The name of the table. */
  caption: string;
  columns: Readonly<Record<Name, string>>;
  /** Names of the filters that are not named as their column. */
  filters?: Readonly<Record<string, string>>;
  empty: { title: string; text: string };
  noMatch?: { title: string; text: string };
  /** The name of the search form and of the button that sends it. */
  search?: { label?: string; placeholder?: string; submit?: string };
  pages?: string;
  newer?: string;
  older?: string;
  /** Of an export. */
  sheet?: string;
  fileName?: string;
}

export interface Option {
  value: string;
  label: string;
}

/** How a filter is asked for where its name and the values themselves do not suffice; null: not at all. */
export interface Field {
  label?: string;
  options?: readonly Option[];
}

export interface ListSpec<Line, Context, P extends Params, Name extends string> {
  /** The page of the list, of its live data and of its export, each with a query. */
  address: (query: Query) => string;
  live?: (query: Query) => string;
  exported?: (query: Query & { format: string }) => string;
  filter: P;
  columns: Readonly<Record<Name, Column<Line, Context, NoInfer<keyof P & string>>>>;
  words: (messages: Messages, context: Context) => ListWords<NoInfer<Name>>;
  field?: (name: keyof P & string, reading: Reading, context: Context) => Field | null;
  icon?: ReactNode;
  /** Under the text of an empty list: how to begin. */
  begin?: (reading: Reading, context: Context) => ReactNode;
  /** What a screen reader hears of a list that changed; the number of rows unless it says more. */
  announce?: (lines: readonly Line[], reading: Reading) => string;
  /** A row that stands out, or back. */
  tone?: (line: Line) => 'attention' | 'over' | undefined;
}

/** What the parts of a list's view are given. */
export interface ListParts<Line, Context, P extends Params, Name extends string> {
  spec: ListSpec<Line, Context, P, Name>;
  reading: Reading;
  words: ListWords<Name>;
  /** The filters and the order that the address says. */
  query: Query;
  /** The order in force. */
  sort: string;
  context: Context;
}

/** Infers in two steps: given together with the rest, `Line` and `Context` would fall to their constraints. */
export const listSpec =
  <Line extends { id: string }, Context = null>() =>
  <const P extends Params, Name extends string>(
    spec: ListSpec<Line, Context, P, Name>,
  ): ListSpec<Line, Context, P, Name> =>
    spec;

/** The columns in their order that a list or an export shows. */
export function columnsFor<Line, Context, P extends Params, Name extends string>(
  { columns }: Pick<ListSpec<Line, Context, P, Name>, 'columns'>,
  where: 'list' | 'export',
  context: Context,
) {
  const entries = Object.entries(columns) as [Name, Column<Line, Context, keyof P & string>][]; // a record of nothing else
  return entries.filter(
    ([, { only, shown }]) => (only === undefined || only === where) && (shown?.(context) ?? true),
  );
}

/** How a filter is asked for; null: not at all. */
export function fieldOf<Line, Context, P extends Params, Name extends string>(
  { spec, reading, words, context }: ListParts<Line, Context, P, Name>,
  name: keyof P & string,
): { label: string; options: readonly Option[] } | null {
  const own = spec.field?.(name, reading, context);
  if (own === null) return null;
  const columns: Readonly<Record<string, string>> = words.columns;
  const options = spec.filter[name]?.options?.map((value) => ({ value, label: value }));
  return {
    label: own?.label ?? words.filters?.[name] ?? columns[name] ?? name,
    options: own?.options ?? options ?? [],
  };
}
