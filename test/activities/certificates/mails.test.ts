import { describe, expect, test } from 'vitest';
import { failureTypes } from '#domain/outage';
import { failureOf } from '#test/support/activities';
import { aCertificate, happened } from '#test/support/certificates';
import { given, inWords, workflowId } from './certificate-world.ts';
import { parented } from '#test/support/parents';

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

  test('the others too while one mailbox takes nothing for now, which is tried for a day', async () => {
    const { clock, expiry, mails, answers } = await given();
    answers({ delays: 'alpha.admin@alpha-telecom.example' });
    for (const hours of [1, 22, 0.99]) {
      expect((await failureOf(expiry('alert', 60))).type).toBe(failureTypes.mailDelayed);
      expect(mails.map(({ to }) => to)).toEqual(['alpha.user@alpha-telecom.example']);
      clock.pass(hours * 3_600_000);
    }
    expect((await failureOf(expiry('alert', 60))).type).toBe(failureTypes.mailDelayed);
    clock.pass(3_600_000);
    expect(await expiry('alert', 60)).toBe(2);
    expect(mails).toHaveLength(1);
  });

  test('once of each warning, in whatever words: nobody a second time because a successor has come in between', async () => {
    const { db, clock, expiry, mails, answers, prefersDigest } = await given({ follows: false });
    await prefersDigest('alpha.other');
    await db.grant.create({ data: { userId: 'user-alpha.other', service: 'certificates' } });
    answers({ delays: 'alpha.user@alpha-telecom.example' });
    await failureOf(expiry('alert', 30));
    await db.certificate.create({ data: await parented(db, aCertificate({ id: 'c2' })) });
    await db.certificatePlace.create({
      data: { certificateId: 'c2', workflowId, place: 'next', since: clock.now() },
    });
    answers('takes');
    await expiry('alert', 30);
    expect(mails.map(({ messageId }) => messageId)).toEqual([
      '<certificate.c1.noRenewal-30.user-alpha.admin@jalon>',
      '<certificate.c1.alert-30.user-alpha.user@jalon>',
    ]);
    expect(await db.certificateDigestLine.findMany()).toMatchObject([{ kind: 'noRenewal' }]);
    // Another warning is another matter.
    await expiry('reminder', 15);
    expect(mails).toHaveLength(4);
  });
});

test('a warning that the slot has dealt with, or a later one, is not sent again to who has come since, whatever is reset', async () => {
  const { db, expiry, mails } = await given();
  await db.certificateSlot.create({
    data: await parented(db, {
      ...{ workflowId, operatorId: 'operator-alpha', service: 'e-RDV', environment: 'production' },
      ...{ currentId: 'c1', handledUntil: new Date('2027-10-02T07:00:00.000Z') },
    }),
  });
  expect(await expiry('alert', 60)).toBe(0);
  // At 09:00 in Paris on the second of October.
  expect(await expiry('alert', 30)).toBe(0);
  expect(mails).toEqual([]);
  expect(await expiry('reminder', 29)).toBe(2);
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
  const { db, clock, deposit, expiry, mails, hold } = await given({ owed: 'renewal' });
  await happened(db, 'revoke', 'c2', clock.now());
  expect(await expiry('alert', 60)).toBeNull();
  expect(await deposit('c2')).toBeNull();
  await db.certificateEvent.updateMany({ data: { toldAt: clock.now() } });
  await hold();
  expect(await expiry('alert', 60)).toBeNull();
  expect(mails).toEqual([]);
  expect(await expiry('alert', 60, true)).toBe(2);
});
