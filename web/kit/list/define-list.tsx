import 'server-only';
import type { ComponentType } from 'react';
import { scopeOf, type Action, type Scope } from '#domain/rights';
import type { Database } from '#prisma/client';
import { currentPlace } from '#web/server/changes';
import { database } from '#web/server/database';
import { readPageFrom, type Page } from './keyset.ts';
import type { Signed } from '#web/server/session';
import { live, type Reader } from '../live/live.ts';
import { exportRoute, type Exported } from './export.ts';
import { isPlaced, keyset, turned, type Direction, type Order } from './list-order.ts';
import { readFilter, type FilterOf, type Params, type Query } from './param.ts';
import type { Asked, ListSpec, Sort } from './spec.ts';
import type { ListViewProps } from './view.tsx';

/** What a query of rows is given; it adds what it includes. */
interface RowsQuery {
  where: { AND: object[] };
  orderBy: { [column: string]: Direction }[];
  take: number;
}

interface Definition<Row, Line, Context, P extends Params, Name extends string> {
  spec: ListSpec<Line, Context, P, Name>;
  /** `listView(spec)`, made in a file with 'use client'. */
  view: ComponentType<ListViewProps<Line, Context>>;
  right: Action;
  /** Fixed order of a list without sortable columns; otherwise give `orders`. */
  order?: Order<Row> | ((filter: FilterOf<P>) => Order<Row>);
  orders?: Partial<Record<NoInfer<Name>, Order<Row>>>;
  /** In force where the address says none. */
  defaultSort?: Sort<NoInfer<Name>> | ((scope: Scope) => Sort<NoInfer<Name>>);
  /** The rows that exist for the reader. */
  within: (reader: Reader) => object;
  where?: (db: Database, filter: FilterOf<P>, reader: Reader) => object | Promise<object>;
  rows: (db: Database, query: RowsQuery) => Promise<Row[]>;
  lines: (db: Database, rows: Row[], reader: Reader) => Line[] | Promise<Line[]>;
  /** Plain data that the columns need besides their line; it travels to the browser. */
  context: (db: Database, reader: Reader, filter: FilterOf<P>) => Context | Promise<Context>;
  exported?: Exported;
  pageSize?: number;
}

/** Infers in two steps: given together with the rest, `Row` would fall to its constraint. */
export const defineList =
  <Row extends { id: string }>() =>
  <Line, Context, P extends Params, Name extends string>(list: Definition<Row, Line, Context, P, Name>) => {
    const { spec, right, pageSize = 50 } = list;
    const inForce = (scope: Scope, { sort }: { sort?: Sort<Name> | undefined }) =>
      sort ?? (typeof list.defaultSort === 'function' ? list.defaultSort(scope) : list.defaultSort);

    function asked(query: Query): Asked<P, Name> {
      const { after, before } = query;
      return { filter: readFilter(spec.filter, query), sort: readSort(query['sort']), after, before };
    }

    const sorts = (Object.keys(list.orders ?? {}) as Name[]).filter((name) => spec.columns[name].sorts);
    const readSort = (written: string | undefined) =>
      sorts.flatMap((name): Sort<Name>[] => [name, `-${name}`]).find((sort) => sort === written);

    function orderOf({ scope }: Reader, of: Asked<P, Name>): Order<Row> {
      const sort = inForce(scope, of);
      if (sort === undefined)
        return (typeof list.order === 'function' ? list.order(of.filter) : list.order) ?? missing('order');
      const name = (sort.startsWith('-') ? sort.slice(1) : sort) as Name; // what a Sort is made of
      const order = list.orders?.[name] ?? missing(`order by ${name}`);
      return name === sort ? order : turned(order);
    }

    interface Reading {
      place: Row | undefined;
      back: boolean;
      take: number;
    }
    async function rowsOf(db: Database, reader: Reader, of: Asked<P, Name>, { take, ...from }: Reading) {
      const { where, orderBy } = keyset<Row>(orderOf(reader, of), from);
      const filtered = (await list.where?.(db, of.filter, reader)) ?? {};
      return list.rows(db, { where: { AND: [list.within(reader), filtered, where] }, orderBy, take });
    }

    /** A cursor is the id of a row, which is read again: it leads to no row out of reach. */
    async function find(db: Database, reader: Reader, id: string): Promise<Row | undefined> {
      return (
        await list.rows(db, { where: { AND: [list.within(reader), { id }] }, orderBy: [], take: 1 })
      )[0];
    }

    async function page(db: Database, reader: Reader, of: Asked<P, Name>): Promise<Page<Line>> {
      const cursor = of.before ?? of.after;
      const found = cursor === undefined ? undefined : await find(db, reader, cursor);
      const place = found && isPlaced(orderOf(reader, of), found) ? found : undefined;
      const rows = await readPageFrom<Row, Row>(
        { place, back: place !== undefined && of.before !== undefined },
        pageSize,
        ({ id }) => id,
        (reading) => rowsOf(db, reader, of, reading),
      );
      return { ...rows, rows: await list.lines(db, rows.rows, reader) };
    }

    const batch = async (
      db: Database,
      reader: Reader,
      of: Asked<P, Name>,
      reading: Omit<Reading, 'back'>,
    ) => {
      const rows = await rowsOf(db, reader, of, { ...reading, back: false });
      return { last: rows.at(-1), size: rows.length, lines: await list.lines(db, rows, reader) };
    };

    const View = list.view;
    /** The list within its page, or within another's; without the right, nothing of it exists. */
    async function Section({ signed: { actor }, query }: { signed: Pick<Signed, 'actor'>; query: Query }) {
      const db = database();
      const reader = { actor, scope: scopeOf(actor, right), now: new Date() };
      const { filter, sort, after, before } = asked(query);
      // Before the rows: a change between the two is then heard.
      const since = await currentPlace(db);
      return (
        <View
          {...{ since, filter, after, before }}
          chosen={sort}
          sort={inForce(reader.scope, { sort }) ?? ''}
          page={await page(db, reader, { filter, sort, after, before })}
          context={await list.context(db, reader, filter)}
          most={list.exported?.most}
        />
      );
    }

    return {
      ...{ Section, asked, page },
      /** GET of the live data. */
      live: live(right, ({ db, reader, query }) => page(db, reader, asked(query))),
      ...exportRoute({ ...{ spec, right, asked, batch }, context: list.context, exported: list.exported }),
    };
  };

function missing(what: string): never {
  throw new Error(`The list has no ${what}`);
}
