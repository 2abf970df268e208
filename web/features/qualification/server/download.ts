import 'server-only';
import type { FileHandle } from 'node:fs/promises';
import type { Actor } from '#domain/rights';
import type { Messages } from '#web/messages/catalogue';
import { paths } from '#web/paths';
import { audit } from '#web/server/audit';
import { database } from '#web/server/database';
import { answered } from '#web/server/errors';
import { fileResponse, goneFile, noFile } from '#web/server/file-response';
import { messages } from '#web/server/locale';
import { callerAddress } from '#web/server/request';
import { actingActor } from '#web/server/session';

/** A file that the person may download. */
interface Offered {
  file: FileHandle;
  contentType: string;
  /** The name under which a browser saves it. */
  name: string;
  operatorId: string;
  /** For the audit row. */
  taken: Record<string, string>;
}

interface Link {
  /** The page with the link. */
  page: (id: string) => string;
  /** The text for a file that was removed. */
  gone: (texts: Messages) => string;
  /** Opens the file, if the person may download it. */
  find: (actor: Actor, id: string, request: Request) => Promise<Offered | 'gone' | null>;
}

/** The route of a link to a file of a qualification. Each download leaves an audit row; `what` names the route in the log. */
export function download(what: string, { page, gone, find }: Link) {
  return (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> =>
    answered(what, async () => {
      const signed = await actingActor();
      const { id } = await params;
      // To the identification page, and then to the page that has the link (QPC-012).
      if (!signed)
        return new Response(null, { status: 303, headers: { location: paths.identification(page(id)) } });
      const found = await find(signed.actor, id, request);
      if (found === 'gone') return goneFile(request, page(id), gone(await messages()));
      if (!found) return noFile((await messages()).errors.notFound.text);
      const { file, contentType, name, operatorId, taken } = found;
      try {
        const fromAddress = await callerAddress();
        await database().$transaction((tx) =>
          audit(tx, new Date(), {
            action: 'qualification.download',
            actor: { userId: signed.user.id, login: signed.user.login },
            operatorId,
            subject: `qualification:${id}`,
            after: taken,
            fromAddress,
          }),
        );
        return await fileResponse(file, contentType, name);
      } catch (error) {
        await file.close();
        throw error;
      }
    });
}
