import { ApplicationFailure } from '@temporalio/common';
import type { Mail } from '#activities/platform/mail/client';
import { noticeSettingsOf, noticesOf } from '#domain/certificates/plan';
import { failureTypes } from '#domain/outage';
import { aWorld, within } from '#test/support/activities';
import { aCertificate, aSlot, aSlotInput } from '#test/support/certificates';
import { anOperator, aUser } from '#test/support/rows';
import { parented } from '#test/support/parents';

export const workflowId = 'certificate:alpha:e-rdv-production';
const input = aSlotInput();

/** `c1` is in use, and `c2` follows it where `follows`; three people of alpha, one of another operator. */
export async function given({ follows = true, owed = null as string | null } = {}) {
  const mails: Mail[] = [];
  let answer: 'takes' | 'away' | { refuses?: string; delays?: string } = 'takes';
  const world = await aWorld({
    mailer: {
      async send(mail) {
        if (answer === 'away') throw ApplicationFailure.retryable('away', failureTypes.mailUnavailable);
        if (answer !== 'takes' && answer.refuses === mail.to)
          throw ApplicationFailure.nonRetryable('no', failureTypes.mailRefused);
        if (answer !== 'takes' && answer.delays === mail.to)
          throw ApplicationFailure.nonRetryable('full', failureTypes.mailDelayed);
        mails.push(mail);
      },
      close: () => undefined,
    },
  });
  const { db, activities, clock } = world;
  await db.operator.create({ data: anOperator({ code: 'beta' }) });
  const grants = { create: [{ service: 'certificates' }] };
  for (const [login, role, holds] of [
    ['alpha.admin', 'operatorAdmin', true],
    ['alpha.user', 'operatorUser', true],
    ['alpha.other', 'operatorUser', false],
  ] as const)
    await db.user.create({ data: { ...aUser({ login, role }), ...(holds && { grants }) } });
  await db.user.create({
    data: { ...aUser({ login: 'beta.admin', role: 'operatorAdmin', operatorId: 'operator-beta' }), grants },
  });
  for (const [id, place] of [['c1', 'current'], ...(follows ? [['c2', 'next'] as const] : [])] as const) {
    await db.certificate.create({ data: await parented(db, aCertificate({ id })) });
    await db.certificatePlace.create({
      data: { certificateId: id, workflowId, place, since: clock.now(), owed },
    });
  }
  const run = within(workflowId);
  return {
    ...{ ...world, mails },
    answers: (next: typeof answer) => void (answer = next),
    deposit: (id = 'c1') => run(() => activities.tellDeposit(input, id)),
    expiry: (kind: 'alert' | 'reminder', daysBefore: number, asked = false) =>
      run(() => activities.tellExpiry(input, 'c1', { kind, daysBefore, at: dueAt(daysBefore), asked })),
    digest: async () => {
      await run(() => activities.gatherDigests());
      return run(() => activities.sendDigests());
    },
    hold: async () => {
      const slot = { ...aSlot, workflowId, currentId: 'c1', handledUntil: clock.now() };
      await db.certificateSlot.upsert({ where: { workflowId }, create: slot, update: {} });
      await db.certificateHold.create({
        data: { workflowId, reason: 'audit', byLogin: 'w.bo', at: clock.now() },
      });
    },
    prefersDigest: (login: string) =>
      db.certificateDigest.create({ data: { userId: `user-${login}`, at: clock.now() } }),
  };
}

export const inWords = (mails: readonly Mail[]) =>
  mails.map(({ to, subject }) => `${to.split('@')[0]} ${subject}`);

/** When a warning so many days before the end of `aCertificate` is due. */
function dueAt(daysBefore: number): string {
  const settings = { ...noticeSettingsOf(null), alertDays: [daysBefore], reminderDays: [] };
  const [notice] = noticesOf(aCertificate().notAfter.toISOString(), settings);
  if (!notice) throw new Error('There is one warning');
  return notice.at;
}
