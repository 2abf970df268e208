'use server';
import { z } from 'zod';
import { reasonOf } from '#domain/process';
import { action } from '#web/kit/action/action';
import { field } from '#web/kit/action/fields';
import { formAction } from '#web/kit/action/form-action';
import { chooseDigest } from './server/digest.ts';
import { inUseOf } from './server/in-use.ts';
import { certificateMeans } from './server/means.ts';
import { startOnTemporal } from '#web/server/processes';
import { temporalClient } from '#web/server/temporal';
import { revokeCertificate } from './server/revoke.ts';
import { holdSending, recipientsOf, releaseSending, sendNow } from './server/sendings.ts';
import { changeSettings } from './server/settings.ts';
import { slotSignals } from './server/signals.ts';

/** « Un seul courriel par jour », for the person alone. */
export const keepDigest = action('certificate.download', z.boolean(), async (wanted, { db, by, now }) => {
  await chooseDigest(db, { userId: by.userId, wanted }, now);
  return { ok: true, wanted } as const;
});

/**
 * The certificates in use by slot, and how many people a mail of a deposit reaches. Answers a refusal instead of a
 * redirect, which would lose the form.
 */
export const depositingFor = action(
  'certificate.manage',
  z.string().max(100),
  async (operatorId, { db, now }) => {
    const inUse = await inUseOf(db, { operatorId }, now);
    const recipients = await recipientsOf(db, [operatorId]);
    return {
      ok: true,
      inUse: Object.fromEntries(inUse),
      recipients: recipients.get(operatorId) ?? 0,
    } as const;
  },
  { unsigned: 'answer' },
);

/** « Révoquer… ». */
export const revoke = action(
  'certificate.manage',
  z.object({ id: z.string().min(1).max(100), reason: z.string().max(2_000) }),
  (asked, { actor, by, now }) => revokeCertificate(certificateMeans(), actor, asked, by, now),
  { refresh: 'always' },
);

const steering = z.object({
  action: z.enum(['hold', 'release', 'sendNow']),
  workflowId: z.string().min(1).max(200),
  /** Of the mail that was seen. */
  noticeAt: z.string().max(40),
  reason: z.string().max(2_000),
});
const steers = { hold: holdSending, release: releaseSending, sendNow };

/** « Retenir… », « Reprendre… », « Envoyer maintenant… ». */
export const steerSending = action(
  'certificate.manage',
  steering,
  async ({ action: way, reason: typed, ...slot }, { db, by, now }) => {
    const reason = reasonOf(typed);
    if (reason === null) return { ok: false, reason: 'noReason' } as const;
    return steers[way]({ db, signals: slotSignals(temporalClient()) }, { ...slot, reason, by }, now);
  },
  { refresh: 'always' },
);

const most = 1_000;
const delays = z.object({
  ...{ alertDays: field(most), reminderDays: field(most), time: field(most) },
  version: z.coerce.number().int(),
});

/** The delays of all warnings. */
export const saveSettings = formAction(
  action(
    'certificate.manage',
    delays,
    ({ version, ...form }, { db, by, now }) =>
      changeSettings({ db, start: startOnTemporal }, { form, version, by }, now),
    { refresh: 'done' },
  ),
);
