import { ApplicationFailure } from '@temporalio/common';
import { failureTypes } from '#domain/outage';

type FailureType = (typeof failureTypes)[keyof typeof failureTypes];

/** An outside system does not answer; it will again. The message goes into the history: no personal data. */
export function unavailable(type: FailureType, message: string): ApplicationFailure {
  return ApplicationFailure.retryable(message, type);
}

/** An outside system refuses for good. The message goes into the history: no personal data. */
export function refused(type: FailureType, message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(message, type);
}

const storageCodes = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'EACCES', 'EPERM']);

/**
 * What goes into the history for an error that an activity did not raise itself. Disk and database troubles become a
 * wait for storage; anything else keeps its kind and place but not its message, which may quote personal data.
 */
export function withoutPersonalData(error: unknown): unknown {
  if (error instanceof ApplicationFailure) return error;
  if (!(error instanceof Error)) return new Error('An activity threw something that is not an error');
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code && storageCodes.has(code))
    return unavailable(failureTypes.storageUnavailable, `The disk answered ${code}`);
  if (isDatabaseTrouble(error.name, code)) {
    return unavailable(
      failureTypes.storageUnavailable,
      `The database failed: ${error.name} ${code ?? ''}`.trim(),
    );
  }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const bare = new Error(`${error.name} ${code ?? ''}`.trim());
  bare.name = error.name;
  bare.stack = [bare.message, ...frames].join('\n');
  return bare;
}

/** Prisma's codes for a question that was wrong: a key that exists, a parent, a value or a row that does not. */
const wrongQuestions = new Set(['P2002', 'P2003', 'P2011', 'P2025']);

function isDatabaseTrouble(name: string, code: string | undefined): boolean {
  if (name === 'PrismaClientValidationError' || (code && wrongQuestions.has(code))) return false;
  return name.startsWith('Prisma') || name.startsWith('Database') || name === 'DriverAdapterError';
}
