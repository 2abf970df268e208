import 'server-only';
import type { Unsent } from '#domain/platform/mail';
import type { Database, Process } from '#prisma/client';
import type { MailOfProcess } from '#web/kit/feature';
import { ofKinds } from './standing.ts';

/** What a process that sends a mail is about. */
export interface About extends Pick<MailOfProcess, 'name'> {
  /** The process whose end it tells. */
  workflowId: string | null;
  /** Why its mail was never sent; null where it was, or is on its way. */
  unsent: Unsent | null;
}

/** By workflow id; without those that send no mail, and those of which nothing is kept any more. */
export async function aboutOf(db: Database, rows: readonly Process[]): Promise<Map<string, About>> {
  const mails = await ofKinds(rows, (views, own) => views.mails?.(db, own));
  const ended = rows.filter(
    ({ workflowId, state, endedAt, endedBy }) =>
      mails.has(workflowId) && state === 'rejected' && endedAt && !endedBy,
  );
  const keys = ended.flatMap(({ workflowId }) => mails.get(workflowId)?.key ?? []);
  const sent = await db.sentMail.findMany({ where: { key: { in: keys } } });
  const sentByKey = new Map(sent.map((mail) => [mail.key, mail]));
  const unsent = new Map<string, Unsent>(
    ended.map(({ workflowId }) => {
      const mail = sentByKey.get(mails.get(workflowId)?.key ?? '');
      return [workflowId, mail ? (mail.refusedAt ? 'refused' : 'givenUp') : 'untold'];
    }),
  );
  return new Map(
    [...mails].map(([workflowId, { name, of }]) => [
      workflowId,
      { name, workflowId: of, unsent: unsent.get(workflowId) ?? null },
    ]),
  );
}
