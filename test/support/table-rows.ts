import type { CellKind, TableRow } from '#domain/kit/table/file';

/** A row as a reader hands it over; nothing stands where a text is empty. */
export const aRow = (row: number, texts: readonly (string | [CellKind, string])[]): TableRow => ({
  row,
  cells: texts.map((text) => {
    if (text === '') return undefined;
    return typeof text === 'string' ? { kind: 'text', text } : { kind: text[0], text: text[1] };
  }),
});
