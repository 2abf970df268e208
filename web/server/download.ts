import 'server-only';
import type { FileHandle } from 'node:fs/promises';
import type { Actor } from '#domain/rights';
import type { Messages } from '#web/messages/catalogue';
import { paths } from '#web/paths';
import { audit } from './audit.ts';
import { database } from './database.ts';
import { answered } from './errors.ts';
import { fileResponse, goneFile, noFile } from './file-response.ts';
import { messages } from './locale.ts';
import { callerAddress } from './request.ts';
import { actingActor } from './session.ts';

/** A file that the asker may have. */
interface Offered {
  file: FileHandle;
  contentType: string;
  /** Under which it is kept. */
  name: string;
  operatorId: string;
  /** What its trace says of it. */
  taken: Record<string, string>;
}

interface Link {
  /** The page on which it stands. */
  page: (id: string) => string;
  /** What is said of a file that was removed. */
  gone: (texts: Messages) => string;
  /** Opens the file for who may have it. */
  find: (actor: Actor, id: string, request: Request) => Promise<Offered | 'gone' | null>;
}

/** The route of a link that a person follows to a file of a qualification; `what` stands in the log. Who takes it leaves a trace. */
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
