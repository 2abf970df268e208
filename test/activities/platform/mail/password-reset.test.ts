import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { resetToken } from '#activities/platform/mail/password-reset';
import type { User } from '#prisma/client';
import { aWorld, failureOf, morning, within } from '#test/support/activities';
import { aUser } from '#test/support/rows';
import { thePost } from './post.ts';

const workflowId = 'password-reset:alpha:r1';
const input = {
  submissionId: 'r1',
  userId: 'user-alpha.user',
  operatorId: 'operator-alpha',
  operatorCode: 'alpha',
};

describe('a one-time link', () => {
  async function aReset(user: Partial<User> = {}) {
    const post = await thePost();
    const world = await aWorld({ mailer: post.mailer });
    await world.db.user.create({ data: aUser(user) });
    const run = within(workflowId);
    return {
      ...world,
      ...post,
      open: (revision = 1) => run(() => world.activities.openPasswordReset(input, { revision })),
      send: () => run(() => world.activities.sendPasswordResetMail(input)),
      end: (state: 'completed' | 'rejected', revision: number) =>
        run(() => world.activities.endPasswordReset(input, state, { revision })),
      show: (revision: number) =>
        run(() =>
          world.activities.showPasswordReset(input, {
            state: 'inProgress',
            wait: { for: 'mail', since: morning, until: morning },
            revision,
          }),
        ),
    };
  }

  test('is mailed to the address of the account, and the database holds only its hash [QPC-034]', async () => {
    const reset = await aReset();
    await reset.open();
    await reset.send();
    const [mail, ...more] = await reset.received();
    expect(more).toEqual([]);
    expect(mail?.to).toBe('alpha.user@alpha-telecom.example');
    const token =
      /https:\/\/portail\.example\/reinitialisation\/([\w-]{43})\s/.exec(mail?.text ?? '')?.[1] ?? '';
    const row = await reset.db.passwordReset.findUniqueOrThrow({ where: { id: 'r1' } });
    expect(row.tokenHash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test('says for whom it is, and until when in Paris', async () => {
    const reset = await aReset();
    await reset.open();
    await reset.send();
    const text = (await reset.received())[0]?.text ?? '';
    expect(text).toContain('Bonjour Karim Belkacem,');
    expect(text).toContain('compte alpha.user.');
    expect(text).toMatch(/jusqu'au 02\/11\/2026 10:00 \(heure de Paris\)/);
    expect(text).toContain('Maison Test');
  });

  test('lives one hour from its opening, and opening it again does not prolong it', async () => {
    const reset = await aReset();
    await reset.open();
    reset.clock.pass(10 * 60_000);
    await reset.open(1);
    await reset.open(2);
    expect(await reset.db.passwordReset.findMany()).toMatchObject([
      { expiresAt: new Date('2026-11-02T09:00:00.000Z') },
    ]);
    expect(await reset.db.process.findFirst()).toMatchObject({ startedAt: new Date(morning) });
  });

  test('differs from request to request and from one installation to another', () => {
    expect(resetToken('a', 'r1')).toBe(resetToken('a', 'r1'));
    expect(new Set([resetToken('a', 'r1'), resetToken('a', 'r2'), resetToken('b', 'r1')]).size).toBe(3);
  });

  test('is not mailed any more once it has expired', async () => {
    const reset = await aReset();
    await reset.open();
    reset.clock.pass(60 * 60_000);
    await reset.send();
    expect(await reset.received()).toEqual([]);
  });

  test('is mailed to the last millisecond of its hour', async () => {
    const reset = await aReset();
    await reset.open();
    reset.clock.pass(60 * 60_000 - 1);
    await reset.send();
    expect(await reset.received()).toHaveLength(1);
  });

  test('is not mailed to an account that was disabled meanwhile', async () => {
    const reset = await aReset({ disabledAt: new Date(morning) });
    await reset.open();
    await reset.send();
    expect(await reset.received()).toEqual([]);
  });

  test('goes to the address of the account as it is when it is sent', async () => {
    const reset = await aReset();
    await reset.open();
    await reset.db.user.updateMany({ data: { email: 'new@alpha-telecom.example' } });
    await reset.send();
    expect((await reset.received())[0]?.to).toBe('new@alpha-telecom.example');
  });

  test('that the server refuses leaves neither token nor address in the failure', async () => {
    const reset = await aReset();
    await reset.open();
    for (const mode of ['refuse', 'unavailable', 'lost-answer']) {
      await reset.fault(mode);
      const failure = await failureOf(reset.send());
      const told = JSON.stringify([failure.message, failure.details, failure.stack, String(failure.cause)]);
      expect(told).not.toContain(resetToken('a secret of tests', 'r1'));
      expect(told).not.toContain('alpha-telecom.example');
    }
  });

  test('shows its wait and its end in its row', async () => {
    const reset = await aReset();
    await reset.open(1);
    await reset.show(2);
    expect(await reset.db.process.findUnique({ where: { workflowId } })).toMatchObject({
      kind: 'passwordReset',
      reference: 'r1',
      state: 'inProgress',
      waitingFor: 'mail',
      endedAt: null,
    });
    await reset.end('completed', 3);
    expect(await reset.db.process.findUnique({ where: { workflowId } })).toMatchObject({
      state: 'completed',
      waitingFor: null,
      endedAt: reset.clock.now(),
      endedBy: null,
    });
  });
});
