import type { platform } from '#domain/platform/manifest';
import { operatorCode, people, type Starts } from '#test/support/starts';
import { passwordResetStart } from '#workflows/platform/password-reset/contract';

/** How each process is started, as test/wire-names.txt keeps it. */
export const starts = {
  passwordReset: [passwordResetStart({ ...people, operatorCode, submissionId: '<reset>' })],
} satisfies Starts<typeof platform>;
