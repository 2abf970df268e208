import 'server-only';
import { scopeOf, type Action } from '#domain/rights';
import type { Database } from '#prisma/client';
import { catalogues, type Locale } from '#web/messages/catalogue';
import { paths } from '#web/paths';
import { audit, type OperatorAction } from '#web/server/audit';
import { database } from '#web/server/database';
import { answered } from '#web/server/errors';
import { noFile } from '#web/server/file-response';
import { locale, messages } from '#web/server/locale';
import { actingActor } from '#web/server/session';
import { exportFormats, exportResponse, type ExportedTable } from '../export/table-export.ts';
import { byOf } from '../action/by.ts';
import { asDoor } from '../door.ts';
import { queryOf, type Reader } from '../live/live.ts';
import type { FilterOf, Params, Query } from './param.ts';
import { columnsFor, type Asked, type ListSpec } from './spec.ts';

const batchRows = 1_000;

export interface Exported {
  /** How the audit names it. */
  action: OperatorAction;
  subject: string;
  /** Rows at most. */
  most: number;
}

interface Batch<Row, Line> {
  last: Row | undefined;
  size: number;
  lines: Line[];
}

interface Exporting<Row, Line, Context, P extends Params, Name extends string> {
  spec: ListSpec<Line, Context, P, Name>;
  right: Action;
  exported: Exported | undefined;
  asked: (query: Query) => Asked<P, Name>;
  batch: (
    db: Database,
    reader: Reader,
    asked: Asked<P, Name>,
    reading: { place: Row | undefined; take: number },
  ) => Promise<Batch<Row, Line>>;
  context: (db: Database, reader: Reader, filter: FilterOf<P>) => Context | Promise<Context>;
}

/** The whole list, as filtered and sorted, as a file. */
export function exportRoute<Row, Line, Context, P extends Params, Name extends string>({
  ...list
}: Exporting<Row, Line, Context, P, Name>) {
  const { spec, right, exported } = list;

  async function* batches(db: Database, reader: Reader, asked: Asked<P, Name>) {
    let place: Row | undefined;
    let left = exported?.most ?? 0;
    while (left > 0) {
      const take = Math.min(batchRows, left);
      const { last, size, lines } = await list.batch(db, reader, asked, { place, take });
      if (size > 0) yield lines;
      if (size < take) return;
      place = last;
      left -= size;
    }
  }

  async function table(
    db: Database,
    reader: Reader,
    asked: Asked<P, Name>,
    language: Locale,
  ): Promise<ExportedTable> {
    const reading = { messages: catalogues[language], locale: language };
    const context = await list.context(db, reader, asked.filter);
    const words = spec.words(reading.messages, context);
    const columns = columnsFor(spec, 'export', context);
    return {
      sheet: words.sheet ?? words.caption,
      fileName: words.fileName ?? words.caption.toLowerCase(),
      head: columns.map(([name]) => words.columns[name]),
      async *batches() {
        for await (const lines of batches(db, reader, asked))
          yield lines.map((line) => columns.map(([, column]) => column.text(line, reading)));
      },
    };
  }

  const route = (request: Request): Promise<Response> =>
    answered(`export ${right}`, async () => {
      const signed = await actingActor();
      const query = queryOf(request);
      const asked = list.asked(query);
      if (!signed) {
        const location = paths.identification(spec.address({ ...asked.filter, sort: asked.sort }));
        return new Response(null, { status: 303, headers: { location } });
      }
      const scope = scopeOf(signed.actor, right);
      const format = exportFormats.find((known) => known === query['format']);
      if (!exported || scope.reach === 'none' || !format)
        return noFile((await messages()).errors.notFound.text);
      const [db, now, by] = [database(), new Date(), await byOf(signed)];
      await db.$transaction((tx) =>
        audit(tx, now, {
          ...{ action: exported.action, subject: exported.subject, actor: by, after: { format } },
          operatorId: scope.reach === 'operator' ? scope.operatorId : null,
          fromAddress: by.address,
        }),
      );
      const reader = { actor: signed.actor, scope, now };
      return exportResponse(format, await table(db, reader, asked, await locale()));
    });

  return { table, /** GET of the file. */ exported: asDoor(route) };
}
