import 'server-only';
import type { Database } from '#prisma/client';
import { noPassword } from '#prisma/password';
import { passwordResetStart } from '#workflows/platform/password-reset/contract';
import { wholesalerCode } from '#workflows/shared/process-id';
import type { StartReset } from './password-reset.ts';
import { submissionIdFor } from '../submission-id.ts';

/** Who does something, as the audit names them. */
export interface By {
  userId: string;
  login: string;
  address: string | null;
}

export interface LinkDependencies {
  db: Database;
  start: StartReset;
  /** The installation's. */
  secret: string;
}

/** Of whom a link is sent to. */
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
