import { describe, expect, test } from 'vitest';
import { failureTypes } from '#domain/outage';
import { failureOf } from '#test/support/activities';
import { given, inWords } from './certificate-world.ts';

describe('one mail a day', () => {
  test('holds what would have been single mails, and is sent once a day; who did not ask for it gets single ones', async () => {
    const { clock, expiry, digest, mails, prefersDigest } = await given();
    await prefersDigest('alpha.admin');
    await expiry('alert', 60);
    await expiry('alert', 60);
    await expiry('reminder', 7);
    expect(mails.map(({ to }) => to.split('@')[0])).toEqual(['alpha.user', 'alpha.user']);
    expect(await digest()).toBe(1);
    expect(mails.at(-1)).toMatchObject({
      to: 'alpha.admin@alpha-telecom.example',
      subject: 'Mes certificats numériques : récapitulatif du 02/11/2026',
      messageId: '<certificate-digest.2026-11-02.user-alpha.admin@jalon>',
    });
    expect(mails.at(-1)?.text.match(/^- /gm)).toHaveLength(2);
    await expiry('reminder', 1);
    expect(await digest()).toBe(0);
    clock.pass(24 * 3_600_000);
    expect(await digest()).toBe(1);
    expect(mails.at(-1)?.text.match(/^- /gm)).toHaveLength(1);
  });

  test('goes out when the mail server is back, under its day; what is over by then is not in it', async () => {
    const { db, clock, expiry, digest, mails, prefersDigest, answers } = await given();
    await prefersDigest('alpha.admin');
    await prefersDigest('alpha.user');
    await expiry('alert', 60);
    answers('away');
    expect((await failureOf(digest())).type).toBe(failureTypes.mailUnavailable);
    answers('takes');
    clock.pass(24 * 3_600_000);
    expect(await digest()).toBe(2);
    expect(mails.map(({ messageId }) => messageId)).toEqual([
      '<certificate-digest.2026-11-02.user-alpha.admin@jalon>',
      '<certificate-digest.2026-11-02.user-alpha.user@jalon>',
    ]);
    await expiry('reminder', 7);
    await db.certificatePlace.update({ where: { certificateId: 'c1' }, data: { place: 'replaced' } });
    clock.pass(24 * 3_600_000);
    expect(await digest()).toBe(0);
    expect(mails).toHaveLength(2);
  });

  test('of one whose mailbox takes nothing for now keeps nobody else’s, is tried for a day, and the next day’s is one of its own', async () => {
    const { db, clock, expiry, digest, mails, prefersDigest, answers } = await given();
    await prefersDigest('alpha.admin');
    await prefersDigest('alpha.user');
    await expiry('alert', 60);
    answers({ delays: 'alpha.admin@alpha-telecom.example' });
    for (const hours of [1, 22]) {
      expect((await failureOf(digest())).type).toBe(failureTypes.mailDelayed);
      clock.pass(hours * 3_600_000);
    }
    expect(mails.map(({ to }) => to)).toEqual(['alpha.user@alpha-telecom.example']);
    await expiry('alert', 30);
    clock.pass(3_600_000);
    expect((await failureOf(digest())).type).toBe(failureTypes.mailDelayed);
    expect(mails.map(({ messageId }) => messageId)).toEqual([
      '<certificate-digest.2026-11-02.user-alpha.user@jalon>',
      '<certificate-digest.2026-11-03.user-alpha.user@jalon>',
    ]);
    // Given up, and what was not said leaves no trace; that of the day after still has its day.
    expect(await db.certificateDigestLine.findMany({ where: { sentAt: null } })).toMatchObject([
      { userId: 'user-alpha.admin', day: '2026-11-03', key: 'certificate:c1:alert-30:user-alpha.admin' },
    ]);
  });

  test('does not keep what may be over before it: that is sent alone', async () => {
    const { clock, expiry, digest, mails, prefersDigest } = await given();
    await prefersDigest('alpha.admin');
    clock.set('2027-10-31T12:00:00.000Z');
    await expiry('reminder', 1);
    expect(inWords(mails).map((mail) => mail.split(' ')[0])).toEqual(['alpha.admin', 'alpha.user']);
    expect(await digest()).toBe(0);
  });

  test('says how things stand when it is sent: nobody is told to download what was revoked, nor twice that a successor is there', async () => {
    const { db, expiry, digest, mails, clock, prefersDigest } = await given();
    await prefersDigest('alpha.admin');
    await expiry('alert', 60);
    await db.certificatePlace.update({ where: { certificateId: 'c2' }, data: { place: 'revoked' } });
    await digest();
    expect(mails.at(-1)?.text).not.toContain('téléchargez');
    expect(mails.at(-1)?.text).toContain("renouvellement n'est pas encore");
    clock.pass(24 * 3_600_000);
    await expiry('alert', 30);
    await db.certificatePlace.update({ where: { certificateId: 'c2' }, data: { place: 'next' } });
    expect(await digest()).toBe(0);
  });

  test('announces no deposit that somebody has downloaded by then', async () => {
    const { db, clock, deposit, digest, mails, prefersDigest } = await given({ owed: 'renewal' });
    await prefersDigest('alpha.admin');
    await deposit('c1');
    await deposit('c2');
    await db.certificate.update({ where: { id: 'c1' }, data: { downloadedAt: clock.now() } });
    await digest();
    expect(mails.at(-1)?.to).toBe('alpha.admin@alpha-telecom.example');
    expect(mails.at(-1)?.text.match(/^- /gm)).toHaveLength(1);
    expect(await db.certificateDigestLine.findMany()).toMatchObject([{ certificateId: 'c2' }]);
  });

  test('leaves a warning that is held back by then to that of a later day, while it still makes sense', async () => {
    const { db, clock, deposit, expiry, digest, mails, prefersDigest, hold } = await given({
      owed: 'renewal',
    });
    await prefersDigest('alpha.admin');
    await expiry('alert', 60);
    await deposit('c2');
    await hold();
    mails.length = 0;
    expect(await digest()).toBe(1);
    expect(mails[0]?.text).toContain('votre nouveau certificat est disponible');
    expect(mails[0]?.text).not.toContain('expiration');
    clock.pass(24 * 3_600_000);
    expect(await digest()).toBe(0);
    await db.certificateHold.deleteMany();
    expect(await digest()).toBe(1);
    expect(mails[1]?.text).toContain('arrive à expiration');
    clock.pass(24 * 3_600_000);
    await expiry('alert', 30);
    await hold();
    await db.certificatePlace.update({ where: { certificateId: 'c1' }, data: { place: 'replaced' } });
    expect(await digest()).toBe(0);
    expect(await db.certificateDigestLine.count({ where: { sentAt: null } })).toBe(0);
  });

  test('does not keep what somebody asked to send now', async () => {
    const { expiry, digest, mails, prefersDigest } = await given();
    await prefersDigest('alpha.admin');
    await expiry('alert', 60, true);
    expect(inWords(mails).map((mail) => mail.split(' ')[0])).toEqual(['alpha.admin', 'alpha.user']);
    expect(await digest()).toBe(0);
  });

  test('goes to nobody who may not know any more, and what was not said does not look as if it had been', async () => {
    const { db, expiry, digest, mails, prefersDigest, answers } = await given();
    await prefersDigest('alpha.user');
    await prefersDigest('alpha.admin');
    await expiry('alert', 60);
    await db.grant.deleteMany({ where: { userId: 'user-alpha.user' } });
    answers({ refuses: 'alpha.admin@alpha-telecom.example' });
    expect(await digest()).toBe(0);
    expect(mails).toEqual([]);
    expect(await db.certificateDigestLine.count()).toBe(0);
  });

  test('one that was chosen after a mail had failed alone does not send it twice', async () => {
    const { expiry, digest, mails, prefersDigest, answers } = await given();
    answers('away');
    await failureOf(expiry('alert', 60));
    await prefersDigest('alpha.admin');
    answers('takes');
    await expiry('alert', 60);
    expect(await digest()).toBe(0);
    expect(mails).toHaveLength(2);
  });
});
