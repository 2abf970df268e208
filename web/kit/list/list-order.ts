/** The columns of a row that it can be placed by; a list leaves out the rows in which one of its order is null. */
type Orderable<Row> = {
  [Name in keyof Row & string]: Row[Name] extends string | number | Date | null ? Name : never;
}[keyof Row & string];

export type Direction = 'asc' | 'desc';
/** Columns by which a list is sorted; the last one tells all rows apart. */
export type Order<Row> = readonly (readonly [Orderable<Row>, Direction])[];

export const turned = <Row>(order: Order<Row>): Order<Row> =>
  order.map(([column, direction]) => [column, direction === 'asc' ? 'desc' : 'asc'] as const);

/** Whether a row has a place in the order. */
export const isPlaced = <Row extends object>(order: Order<Row>, row: Row): boolean =>
  order.every(([column]) => row[column] !== null);

/**
 * The condition and the order of a page that begins after the row `place`, `back` for the rows before it, the nearest
 * first; without a row, of the first page. Rows that arrive or go meanwhile neither repeat nor hide others, as long as
 * the columns of the order do not change.
 */
export function keyset<Row extends object>(
  order: Order<Row>,
  { place, back }: { place: Row | undefined; back: boolean },
) {
  const way = back ? turned(order) : order;
  const orderBy = way.map(([column, direction]) => ({ [column]: direction }));
  if (place === undefined) return { where: {}, orderBy };
  const beyond = ([column, direction]: Order<Row>[number]) => ({
    [column]: { [direction === 'asc' ? 'gt' : 'lt']: place[column] },
  });
  const same = ([column]: Order<Row>[number]) => ({ [column]: place[column] });
  const [first] = way;
  return {
    where: {
      AND: [
        // With it the database finds the first row of the page by an index.
        first ? { [first[0]]: { [first[1] === 'asc' ? 'gte' : 'lte']: place[first[0]] } } : {},
        { OR: way.map((key, at) => ({ AND: [...way.slice(0, at).map(same), beyond(key)] })) },
      ],
    },
    orderBy,
  };
}
