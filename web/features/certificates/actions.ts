'use server';
import { refresh } from 'next/cache';
import { z } from 'zod';
import type { InUse } from '#domain/certificates/refusal';
import type { NoticeForm } from '#domain/certificates/settings';
import { reasonOf } from '#domain/process';
import { may } from '#domain/rights';
import { chooseDigest } from './server/digest.ts';
import { inUseOf } from './server/in-use.ts';
import { certificateMeans } from './server/means.ts';
import { replanAll } from './server/replan.ts';
import { holdSending, recipientsOf, releaseSending, sendNow, type SendingAnswer } from './server/sendings.ts';
import { revokeCertificate, type RevokeAnswer } from './server/revoke.ts';
import { changeSettings, type SettingsAnswer } from './server/settings.ts';
import { slotSignals } from './server/signals.ts';
import { database } from '#web/server/database';
import { guarded, type Unexpected } from '#web/server/errors';
import { callerAddress } from '#web/server/request';
import { actingActor, requireRight, type Signed } from '#web/server/session';

const by = async ({ user }: Signed) => ({
  userId: user.id,
  login: user.login,
  address: await callerAddress(),
});

/** « Un seul courriel par jour », for the person alone. */
export async function keepDigest(wanted: unknown): Promise<{ ok: true; wanted: boolean } | Unexpected> {
  const { user } = await requireRight('certificate.download');
  return guarded('certificate digest', async () => {
    const asked = z.boolean().parse(wanted);
    await chooseDigest(database(), { userId: user.id, wanted: asked }, new Date());
    return { ok: true, wanted: asked };
  });
}

export interface Depositing {
  /** What stands in each slot, by its name: what is about to be deposited there may end sooner, or begin too late. */
  inUse: Readonly<Record<string, InUse>>;
  /** How many people are told of a deposit by mail. */
  recipients: number;
}

/**
 * What is to be known of an operator before anything is deposited for it. Without a session it says no more than that: to
 * be led away would cost whoever asks the form they fill in.
 */
export async function depositingFor(
  operatorId: unknown,
): Promise<({ ok: true } & Depositing) | { ok: false } | Unexpected> {
  const signed = await actingActor();
  if (!signed || !may(signed.actor, 'certificate.manage')) return { ok: false };
  return guarded('slots of an operator', async () => {
    const asked = z.string().max(100).parse(operatorId);
    const inUse = await inUseOf(database(), { operatorId: asked }, new Date());
    const recipients = await recipientsOf(database(), [asked]);
    return { ok: true, inUse: Object.fromEntries(inUse), recipients: recipients.get(asked) ?? 0 };
  });
}

const revoking = z.object({ id: z.string().min(1).max(100), reason: z.string().max(2_000) });

/** « Révoquer… ». */
export async function revoke(asked: unknown): Promise<RevokeAnswer | Unexpected> {
  const signed = await requireRight('certificate.manage');
  return guarded('revoke certificate', async () => {
    const answer = await revokeCertificate(
      certificateMeans(),
      signed.actor,
      revoking.parse(asked),
      await by(signed),
      new Date(),
    );
    refresh();
    return answer;
  });
}

const steering = z.object({
  action: z.enum(['hold', 'release', 'sendNow']),
  workflowId: z.string().min(1).max(200),
  /** Of the mail that was seen. */
  noticeAt: z.string().max(40),
  reason: z.string().max(2_000),
});

export type SteerSendingAnswer = SendingAnswer | { ok: false; reason: 'noReason' } | Unexpected;

/** « Retenir… », « Reprendre… », « Envoyer maintenant… ». */
export async function steerSending(asked: unknown): Promise<SteerSendingAnswer> {
  const signed = await requireRight('certificate.manage');
  return guarded('mails of a certificate', async () => {
    const { action, reason: typed, ...slot } = steering.parse(asked);
    const reason = reasonOf(typed);
    if (reason === null) return { ok: false, reason: 'noReason' };
    const means = { db: database(), signals: slotSignals };
    const sending = { ...slot, reason, by: await by(signed) };
    const act = { hold: holdSending, release: releaseSending, sendNow }[action];
    const answer = await act(means, sending, new Date());
    refresh();
    return answer;
  });
}

const text = z.string().max(1_000).catch('');
const noticeForm = z.object({
  alertDays: text,
  reminderDays: text,
  time: text,
}) satisfies z.ZodType<NoticeForm>;

/** The delays of all warnings. */
export async function saveSettings(data: FormData): Promise<SettingsAnswer | Unexpected> {
  const signed = await requireRight('certificate.manage');
  return guarded('delays of certificates', async () => {
    const typed = Object.fromEntries(data);
    const version = z.coerce.number().int().parse(typed['version']);
    const answer = await changeSettings(
      { db: database(), replanAll },
      { form: noticeForm.parse(typed), version, by: await by(signed) },
      new Date(),
    );
    if (answer.ok) refresh();
    return answer;
  });
}
