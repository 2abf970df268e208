import 'server-only';
import type { Database } from '#prisma/client';
import { noPassword } from '#prisma/password';
import { passwordResetStart } from '#workflows/platform/password-reset/contract';
import { wholesalerCode } from '#workflows/shared/process-id';
import type { StartProcess } from '#workflows/shared/contract';
import { submissionIdFor } from './submission-id.ts';

/** Starts the process that sends the link. */
export type StartReset = StartProcess<ReturnType<typeof passwordResetStart>>;

export interface LinkDependencies {
  db: Database;
  start: StartReset;
  /** The installation's. */
  secret: string;
}

/** The account that gets a link. */
export interface Invited {
  id: string;
  operatorId: string | null;
  operator: { code: string } | null;
  passwordHash: string;
}

/**
 * Mails the link with which an account chooses a password, by a durable process: the first one lives 72 hours. False when
 * the process could not be started; a second press within the same minute is the same process.
 */
export async function sendPasswordLink(
  { start, secret }: LinkDependencies,
  user: Invited,
  now: Date,
): Promise<boolean> {
  const minute = now.toISOString().slice(0, 16);
  return start(
    passwordResetStart({
      submissionId: submissionIdFor(`credentials:${minute}`, user.id, secret),
      userId: user.id,
      operatorId: user.operatorId,
      operatorCode: user.operator?.code ?? wholesalerCode,
      ...(user.passwordHash === noPassword && { first: true }),
    }),
  );
}
