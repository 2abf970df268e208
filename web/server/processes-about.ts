import 'server-only';
import { noticeMailKey, resetMailKey, type Unsent } from '#domain/mail';
import type { Database, Process } from '#prisma/client';

/** What a process that sends a mail is about, read when it is shown: its own row names nobody. */
export interface About {
  /** A file name, or the login whose link it is. */
  name: string;
  /** The process whose end it tells. */
  workflowId: string | null;
  /** Why its mail was never sent; null where it was, or is on its way. */
  unsent: Unsent | null;
}

/** By workflow id; without those that send no mail, and those of which nothing is kept any more. */
export async function aboutOf(db: Database, rows: readonly Process[]): Promise<Map<string, About>> {
  const referencesOf = (kind: string) =>
    rows.filter((row) => row.kind === kind).map(({ reference }) => reference);
  const qualifications = await db.qualification.findMany({
    where: { id: { in: referencesOf('notice') } },
    select: { id: true, workflowId: true, fileName: true, userId: true },
  });
  const resets = await db.passwordReset.findMany({
    where: { id: { in: referencesOf('passwordReset') } },
    select: { id: true, userId: true },
  });
  const users = await db.user.findMany({
    where: { id: { in: resets.map(({ userId }) => userId) } },
    select: { id: true, login: true },
  });
  const logins = new Map(users.map(({ id, login }) => [id, login]));
  const byId = new Map(qualifications.map((row) => [row.id, row]));
  const resetById = new Map(resets.map((row) => [row.id, row]));

  const found = rows.flatMap((row) => {
    const { kind, reference, workflowId } = row;
    const qualification = kind === 'notice' ? byId.get(reference) : undefined;
    if (qualification) {
      // An id of before notices had a run each ends with the submission.
      const runId = workflowId.split(':')[3] ?? '';
      const key = noticeMailKey(reference, runId, qualification.userId);
      return { row, key, name: qualification.fileName, of: qualification.workflowId };
    }
    const reset = kind === 'passwordReset' ? resetById.get(reference) : undefined;
    const login = reset && logins.get(reset.userId);
    return reset && login ? { row, key: resetMailKey(reference, reset.userId), name: login, of: null } : [];
  });
  const ended = found.filter(({ row }) => row.state === 'rejected' && row.endedAt && !row.endedBy);
  const mails = await db.sentMail.findMany({ where: { key: { in: ended.map(({ key }) => key) } } });
  const mailOf = new Map(mails.map((mail) => [mail.key, mail]));
  return new Map(
    found.map((each) => {
      const { row, key, name, of } = each;
      const mail = mailOf.get(key);
      const why = mail ? (mail.refusedAt ? 'refused' : 'givenUp') : 'untold';
      return [row.workflowId, { name, workflowId: of, unsent: ended.includes(each) ? why : null }];
    }),
  );
}
