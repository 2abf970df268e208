import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, test } from 'vitest';
import type { Mail } from '#activities/mail/client';
import { failureTypes } from '#domain/outage';
import { aWorld, failureOf, within } from '#test/support/activities';
import { aCertificate, aSlotInput, happened } from '#test/support/certificates';
import { anOperator, aUser } from '#test/support/rows';

const workflowId = 'certificate:alpha:e-rdv-production';
const input = aSlotInput();

/** `c1` is in use, and `c2` follows it where `follows`; three people of alpha, one of another operator. */
async function given({ follows = true, owed = null as string | null } = {}) {
  const mails: Mail[] = [];
  let answer: 'takes' | 'away' | { refuses: string } = 'takes';
  const world = await aWorld({
    mailer: {
      async send(mail) {
        if (answer === 'away') throw ApplicationFailure.retryable('away', failureTypes.mailUnavailable);
        if (answer !== 'takes' && answer.refuses === mail.to)
          throw ApplicationFailure.nonRetryable('no', failureTypes.mailRefused);
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
    await db.certificate.create({ data: aCertificate({ id }) });
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
      run(() => activities.tellExpiry(input, 'c1', { kind, daysBefore, asked })),
    digest: async () => {
      await run(() => activities.gatherDigests());
      return run(() => activities.sendDigests());
    },
    prefersDigest: (login: string) =>
      db.certificateDigest.create({ data: { userId: `user-${login}`, at: clock.now() } }),
  };
}

const inWords = (mails: readonly Mail[]) => mails.map(({ to, subject }) => `${to.split('@')[0]} ${subject}`);

describe('the words of the source', () => {
  test('a deposit, creation [OWF-192]', async () => {
    const { deposit, mails } = await given({ owed: 'creation' });
    expect(await deposit()).toBe(2);
    expect(mails[0]?.text).toBe(`Bonjour,

Nous vous informons que votre certificat d'utilisation du e-Service e-RDV pour l'environnement de Production est disponible dans votre Espace Opérateurs, rubrique « Mes Certificats Numériques ».

Pour activer votre e-service vous devez récupérer le certificat et l'installer sur votre machine.

Cordialement,
L'équipe Habilitation Opérateurs
`);
  });

  test('a deposit, renewal [OWF-193]', async () => {
    const { deposit, mails } = await given({ owed: 'renewal' });
    await deposit('c2');
    expect(mails[0]?.text).toBe(`Bonjour,

Nous vous informons que votre nouveau certificat d'utilisation du e-Service e-RDV pour l'environnement de Production est disponible dans votre Espace Opérateurs, rubrique « Mes Certificats Numériques ».

Pour continuer à utiliser e-service e-RDV, vous devez récupérer le nouveau certificat et l'installer sur votre machine.

Cordialement,
L'équipe Habilitation Opérateurs
`);
  });

  test('an alert [OWF-194]', async () => {
    const { expiry, mails } = await given();
    await expiry('alert', 60);
    expect(mails[0]?.text).toBe(`Bonjour,

Votre certificat 397480930_eRDV_prod pour l'environnement de Production arrive à expiration le 01/11/2027.

Pour continuer à utiliser e-service e-RDV, téléchargez le nouveau certificat dans votre Espace Opérateurs, rubrique « Mes Certificats Numériques ».

Cordialement,
L'équipe Habilitation Opérateurs
`);
  });

  test('a reminder [OWF-195]', async () => {
    const { expiry, mails } = await given();
    await expiry('reminder', 7);
    expect(mails[0]?.text).toBe(`Bonjour,

Nous vous rappelons que votre certificat e-service e-RDV pour l'environnement de Production arrive très prochainement à expiration.

Pour éviter toute coupure de service, téléchargez sans attendre votre nouveau certificat dans votre Espace Opérateurs, rubrique « Mes Certificats Numériques ».

Cordialement,
L'équipe Habilitation Opérateurs
`);
  });
});

test('where nothing follows the mail tells nobody to download what is not there [OWF-197]', async () => {
  const { expiry, mails } = await given({ follows: false });
  await expiry('alert', 60);
  expect(mails).toHaveLength(2);
  expect(mails[0]?.text).toContain(
    "arrive à expiration le 01/11/2027.\n\nSon renouvellement n'est pas encore",
  );
  expect(mails[0]?.text).not.toContain('téléchargez');
});

describe('who is told', () => {
  test('those of the operator who hold the e-service, once each, and nobody of another operator [OWF-198]', async () => {
    const { expiry, mails } = await given();
    await expiry('alert', 60);
    await expiry('alert', 60);
    expect(mails.map(({ to, messageId }) => `${to.split('@')[0]} ${messageId}`)).toEqual([
      'alpha.admin <certificate.c1.alert-60.user-alpha.admin@jalon>',
      'alpha.user <certificate.c1.alert-60.user-alpha.user@jalon>',
    ]);
  });

  test('the administrators also where they do not hold it: no e-service stops by surprise [OWF-198]', async () => {
    const { db, expiry, mails } = await given();
    await db.grant.deleteMany({ where: { user: { operatorId: 'operator-alpha' } } });
    await expiry('alert', 60);
    expect(inWords(mails)).toEqual([
      "alpha.admin Alerte - Fin de validité d'un certificat : e-RDV, Production",
    ]);
  });

  test('nobody whose account was disabled', async () => {
    const { db, clock, expiry, mails } = await given();
    await db.user.update({ where: { login: 'alpha.admin' }, data: { disabledAt: clock.now() } });
    await expiry('alert', 60);
    expect(mails.map(({ to }) => to)).toEqual(['alpha.user@alpha-telecom.example']);
  });

  test('the others too when a server refuses the mail of one for good', async () => {
    const { expiry, mails, answers } = await given();
    answers({ refuses: 'alpha.admin@alpha-telecom.example' });
    await expiry('alert', 60);
    expect(mails.map(({ to }) => to)).toEqual(['alpha.user@alpha-telecom.example']);
  });
});

test('nothing is said of what is in use no longer, has expired, or was told already', async () => {
  const { db, clock, deposit, expiry, mails } = await given();
  expect(await deposit()).toBe(0);
  clock.set('2027-11-01T12:00:00.000Z');
  expect(await expiry('reminder', 1)).toBe(0);
  clock.set('2027-10-31T12:00:00.000Z');
  await db.certificatePlace.update({ where: { certificateId: 'c1' }, data: { place: 'revoked' } });
  expect(await expiry('reminder', 1)).toBe(0);
  expect(mails).toEqual([]);
});

test('nothing is said while the slot knows less than the rows, nor of what was held back meanwhile unless somebody asked for it', async () => {
  const { db, clock, deposit, expiry, mails } = await given({ owed: 'renewal' });
  await happened(db, 'revoke', 'c2', clock.now());
  expect(await expiry('alert', 60)).toBeNull();
  expect(await deposit('c2')).toBeNull();
  await db.certificateEvent.updateMany({ data: { toldAt: clock.now() } });
  await db.certificateHold.create({
    data: { workflowId, reason: 'audit', byLogin: 'w.bo', at: clock.now() },
  });
  expect(await expiry('alert', 60)).toBeNull();
  expect(mails).toEqual([]);
  expect(await expiry('alert', 60, true)).toBe(2);
});

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
