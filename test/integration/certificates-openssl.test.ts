import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { parisDay } from '#domain/kit/calendar/paris-day';
import { parisInstant, parisTime } from '#domain/kit/calendar/paris-time';
import { expectAccessible, expectPage, expectText, inABrowser, open } from '#test/support/browser';
import { certificateAuthority } from '#test/support/certificate-authority';
import { certificateHouse, p256, password, rsa } from '#test/support/certificate-files';
import { until } from '#test/support/house';
import { operationsOnEverybody } from './operations.spec.ts';

/**
 * The whole way of certificates, once: ten of them made with `openssl` alone, deposited for two operators, announced,
 * warned of, and never seen by the other one. Each test goes on where the one before it ended, in a product of their own:
 * delays of warnings are those of every operator.
 */

const { house, browser } = await inABrowser();
const files = certificateHouse();
afterAll(files.remove);
const authority = certificateAuthority(files);

const hour = 3_600_000;
/** The latest day of Paris on which the warnings may be sent: at night it is not yet today's. */
const latestDay = parisDay(new Date(Date.now() + 10 * 60_000));
const dayMs = (day: string) => Date.parse(`${day}T00:00:00Z`);
/** Around noon in Paris, so many calendar days after that day. */
const ends = (days: number) => new Date(dayMs(latestDay) + (24 * days + 11) * hour);

/** As the back office has it: its name says how it was written. */
function aFile(fileName: string, label: string, days: number, algorithm: readonly string[]) {
  const made = authority.issue(label, ends(days), algorithm);
  const legacy = fileName.includes('legacy') ? ['-legacy'] : [];
  const closed = fileName.endsWith('.p12');
  const bytes = closed
    ? files.pkcs12(made, ['-certfile', authority.root.certificate, ...legacy])
    : Buffer.concat([made.pem, ...(fileName.includes('chain') ? [authority.root.pem] : [])]);
  return { fileName, label, bytes, closed, endsAt: ends(days) };
}
type AFile = ReturnType<typeof aFile>;

const year = 365;
const alpha = {
  name: 'Alpha Télécom',
  /** In use first. */
  first: [
    aFile('rdv.pem', '397480930_eRDV_prod', 3, p256),
    aFile('sav.p12', '397480930_eSAV_test', 2, rsa),
    aFile('fci-chain.pem', '397480930_FCI_prod', 1, rsa),
  ],
  /** To follow some of them. */
  renewed: [
    aFile('rdv-renewed.p12', '397480930_eRDV_prod', year, p256),
    aFile('sav-renewed-legacy.p12', '397480930_eSAV_test', year, rsa),
  ],
};
const beta = {
  name: 'Bêta Mobile',
  first: [
    aFile('tao-legacy.p12', '552100554_TAO_prod', 1, p256),
    aFile('elig.p12', '552100554_WebEligibilite_prod', 3, p256),
    aFile('gra.pem', '552100554_GRA_test', 2, p256),
  ],
  renewed: [
    aFile('tao-renewed-chain.pem', '552100554_TAO_prod', year, p256),
    aFile('gra-renewed.p12', '552100554_GRA_test', year, p256),
  ],
};

async function deposited(page: Page, operator: string, offered: readonly AFile[]): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles(offered.map(({ fileName: name, bytes: buffer }) => ({ name, mimeType: '', buffer })));
  for (const { fileName, label, closed } of offered) {
    const of = page.getByRole('region', { name: fileName, exact: true });
    if (closed) {
      await of.getByLabel('Mot de passe du fichier', { exact: true }).fill(password);
      await of.getByRole('button', { name: 'Lire le fichier' }).click();
    }
    await of.getByText(`CN=${label}`).first().waitFor();
  }
  await page.getByLabel('Opérateur').selectOption(operator);
  await page.getByRole('button', { name: `Enregistrer ${offered.length} fichiers` }).click();
  await expectText(page, new RegExp(`^${offered.length} fichiers\\s: enregistrement terminé\\.$`));
  await page.getByRole('button', { name: 'Déposer d’autres certificats' }).click();
}

async function setDelays(page: Page, { alert = '', reminders = '', time = '' }): Promise<void> {
  await open(page, '/certificats/reglages');
  await page.getByLabel('Alertes, jours avant l’expiration').fill(alert);
  await page.getByLabel('Rappels, jours avant l’expiration').fill(reminders);
  await page.getByLabel('Heure d’envoi (Paris)').fill(time);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
}
const clock = (at: Date) => parisTime(at).slice(11);

const [alphas, betas] = [['alpha.admin', 'alpha.user'], ['beta.admin']];
/** Mails as the sources write them, « / » between their lines (OWF-192 to OWF-195), to each of `logins`. */
const mailsTo = (logins: readonly string[], subject: string, ...lines: string[]) =>
  logins.map((login) => ({ login, subject, said: ['Bonjour,', ...lines, ...ending].join(' / ') }));
const ending = ['Cordialement,', "L'équipe Habilitation Opérateurs"];
const rubric = 'dans votre Espace Opérateurs, rubrique « Mes Certificats Numériques ».';
const creation = (logins: string[], service: string, where: string) =>
  mailsTo(
    logins,
    `Dépôt d'un certificat – création : ${service}, ${where}`,
    `Nous vous informons que votre certificat d'utilisation du e-Service ${service} pour l'environnement de ${where} est disponible ${rubric}`,
    "Pour activer votre e-service vous devez récupérer le certificat et l'installer sur votre machine.",
  );
const renewal = (logins: string[], service: string, where: string) =>
  mailsTo(
    logins,
    `Dépôt d'un certificat – renouvellement : ${service}, ${where}`,
    `Nous vous informons que votre nouveau certificat d'utilisation du e-Service ${service} pour l'environnement de ${where} est disponible ${rubric}`,
    `Pour continuer à utiliser e-service ${service}, vous devez récupérer le nouveau certificat et l'installer sur votre machine.`,
  );
const alert = (logins: string[], service: string, where: string, { label, endsAt }: AFile) =>
  mailsTo(
    logins,
    `Alerte - Fin de validité d'un certificat : ${service}, ${where}`,
    `Votre certificat ${label} pour l'environnement de ${where} arrive à expiration le ${frenchDay(endsAt)}.`,
    `Pour continuer à utiliser e-service ${service}, téléchargez le nouveau certificat ${rubric}`,
  );
const reminder = (logins: string[], service: string, where: string) =>
  mailsTo(
    logins,
    `Rappel - fin de validité d'un certificat : ${service}, ${where}`,
    `Nous vous rappelons que votre certificat e-service ${service} pour l'environnement de ${where} arrive très prochainement à expiration.`,
    `Pour éviter toute coupure de service, téléchargez sans attendre votre nouveau certificat ${rubric}`,
  );
/** Our own words, where nothing is there to download. */
const notice = (logins: string[], service: string, where: string, { label, endsAt }: AFile) =>
  mailsTo(
    logins,
    `Certificat bientôt expiré, renouvellement à venir : ${service}, ${where}`,
    `Votre certificat ${label} pour l'environnement de ${where} arrive à expiration le ${frenchDay(endsAt)}.`,
    "Son renouvellement n'est pas encore déposé dans votre Espace Opérateurs. Nous le préparons : un courriel vous préviendra de sa mise à disposition. Vous n'avez rien à télécharger pour l'instant.",
  );
const frenchDay = (at: Date) => parisDay(at).split('-').toReversed().join('/');
const [prod, test_] = ['Production', 'Hors-Production'];

const ofDeposits = [
  ...creation(alphas, 'e-RDV', prod),
  ...creation(alphas, 'e-SAV', test_),
  ...creation(alphas, 'FCI', prod),
  ...renewal(alphas, 'e-RDV', prod),
  ...renewal(alphas, 'e-SAV', test_),
  ...creation(betas, 'TAO', prod),
  ...creation(betas, 'WebEligibilité', prod),
  ...creation(betas, 'Grafic', test_),
  ...renewal(betas, 'TAO', prod),
  ...renewal(betas, 'Grafic', test_),
];
const [rdv, , fci] = alpha.first;
const [, elig] = beta.first;
if (!rdv || !fci || !elig) throw new Error('No files');
const warnings = [
  ...alert(alphas, 'e-RDV', prod, rdv),
  ...reminder(alphas, 'e-SAV', test_),
  ...notice(alphas, 'FCI', prod, fci),
  ...reminder(betas, 'TAO', prod),
  ...notice(betas, 'WebEligibilité', prod, elig),
  // What follows Grafic was downloaded before.
];

/** All mails of the house, whoever they are for; every Message-ID once. */
async function mailbox(): Promise<typeof ofDeposits> {
  const mails = await house.world.mails();
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length);
  const people = await house.db.user.findMany({ select: { login: true, email: true } });
  const loginOf = new Map(people.map(({ login, email }) => [email, login]));
  return mails.map(({ to, subject, text }) => ({
    login: loginOf.get(to) ?? to,
    subject,
    said: text
      .split(/\s*\n\s*/)
      .filter(Boolean)
      .join(' / '),
  }));
}
const inOrder = (mails: typeof ofDeposits) =>
  mails.map(({ login, subject, said }) => `${login}: ${subject}: ${said}`).toSorted();
const expectMails = (expected: typeof ofDeposits, withinMs = 30_000) =>
  until(async () => expect(inOrder(await mailbox())).toEqual(inOrder(expected)), withinMs, 500);

/** Of the hour that comes twice in autumn the portal means the first: in the second one no minute comes soon. */
const clocksGoBack = [0, 5].some((minutes) => {
  const at = Math.ceil(Date.now() / 60_000 + minutes) * 60_000;
  return parisInstant(parisTime(new Date(at)))?.getTime() !== at;
});

test('delays that do not fit together are told at their field and kept by nobody [OWF-196]', async () => {
  const page = await browser.aPage({ login: 'wholesale.bo' });
  await open(page, '/certificats/reglages');
  const label = 'Rappels, jours avant l’expiration';
  const field = page.getByRole('textbox', { name: label });
  await field.fill('30, 7');
  expect(await page.getByText('ce jour est déjà celui d’une alerte').count()).toBe(0);
  await field.blur();
  await expectText(page, 'ce jour est déjà celui d’une alerte');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Les délais n’ont pas été enregistrés' });
  await summary.getByRole('link', { name: label }).click();
  expect(await field.evaluate((element) => element.matches(':focus'))).toBe(true);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await expectAccessible(page);
  expect(await house.db.certificateSettings.count()).toBe(0);
});

describe('certificates made with openssl', () => {
  test('are deposited in files of every kind, and told to each person of their operator [OWF-181, OWF-192, OWF-193, OWF-198]', async () => {
    const administrator = await browser.aPage({ login: 'alpha.admin' });
    await open(administrator, '/comptes/demo-user-5');
    await administrator.getByLabel('Mes certificats numériques').click();
    await until(async () =>
      expect(await house.db.grant.count({ where: { service: 'certificates', userId: 'demo-user-5' } })).toBe(
        1,
      ),
    );

    const page = await browser.aPage({ login: 'wholesale.bo' });
    // Nothing is due while they are deposited.
    await setDelays(page, { alert: '3', reminders: '2, 1', time: clock(new Date(Date.now() + 12 * hour)) });
    await expectText(page, 'Les délais sont enregistrés.');
    await open(page, '/certificats/depot');
    for (const { name, first, renewed } of [alpha, beta])
      for (const offered of [first, renewed]) await deposited(page, name, offered);
    await expectMails(ofDeposits);
  });

  test.skipIf(clocksGoBack)(
    'warn each person once of their end, in words that fit what stands ready [OWF-194, OWF-195, OWF-196, OWF-197]',
    async () => {
      const operator = await browser.aPage({ login: 'beta.admin' });
      await open(operator, '/certificats?service=Grafic');
      const rows = operator.getByRole('row').filter({ hasText: '552100554_GRA_test' });
      const taken = operator.waitForEvent('download');
      await rows
        .filter({ hasText: 'Pas encore en service' })
        .getByRole('link', { name: /^Télécharger/ })
        .click();
      expect((await taken).suggestedFilename()).toBe('gra-renewed.p12');
      // The list follows by itself.
      await rows.filter({ hasText: 'Remplacé' }).waitFor();

      const page = await browser.aPage({ login: 'wholesale.bo' });
      const soon = new Date(Math.ceil((Date.now() + 5_000) / 60_000) * 60_000);
      const ahead = (dayMs(latestDay) - dayMs(parisDay(soon))) / (24 * hour);
      const delays = { alert: `${3 + ahead}`, reminders: `${2 + ahead}, ${1 + ahead}`, time: clock(soon) };
      await setDelays(page, delays);
      await expectText(page, /^Les délais sont enregistrés\. 6 emplacements de certificat les reprennent/);
      await expectMails([...ofDeposits, ...warnings], 100_000);
      // Told again, every slot finds that it has sent what it had to.
      await setDelays(page, delays);
      await expectText(page, /^Ces délais étaient déjà en vigueur/);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      await expectMails([...ofDeposits, ...warnings], 0);
    },
    180_000,
  );

  test.each([
    ['alpha.admin', alpha, beta],
    ['alpha.user', alpha, beta],
    ['beta.admin', beta, alpha],
  ])(
    'are those of %s’s operator everywhere, and nothing of the other [OWF-183]',
    async (login, own, other) => {
      const person = await house.person(login);
      const text = async (path: string) => (await person.go(path)).text();
      const rows = async ({ first, renewed }: typeof alpha) => {
        const found = await house.db.certificate.findMany({
          where: { fileName: { in: [...first, ...renewed].map(({ fileName }) => fileName) } },
        });
        expect(found).toHaveLength(5);
        return found;
      };
      const [mine, theirs] = [await rows(own), await rows(other)];

      for (const path of ['/certificats', '/api/certificates/list', '/api/certificates?format=csv']) {
        const said = await text(path);
        for (const { label } of mine) expect(said).toContain(label);
        for (const { id, label } of theirs) for (const word of [id, label]) expect(said).not.toContain(word);
      }
      for (const { id, label, serialNumber, fingerprint } of mine) {
        expect((await person.go(`/certificats/${id}`)).status).toBe(200);
        for (const query of [label, serialNumber, fingerprint])
          expect(await text(`/recherche?q=${query}`)).toContain(`/certificats/${id}`);
      }
      for (const { id, label, serialNumber, fingerprint } of theirs) {
        expect((await person.go(`/certificats/${id}`)).status).toBe(404);
        for (const query of [label, serialNumber, fingerprint]) {
          expect(await text(`/recherche?q=${query}`)).not.toContain(id);
          expect(await text(`/certificats?q=${query}`)).not.toContain(id);
          expect(await text(`/api/certificates?format=csv&q=${query}`)).not.toContain(label);
        }
        expect((await person.go(`/api/certificates/${id}/file`)).status).toBe(404);
      }
      const offered = new Map([...own.first, ...own.renewed].map((one) => [one.fileName, one]));
      for (const { id, fileName } of mine) {
        const file = await person.go(`/api/certificates/${id}/file`);
        expect(Buffer.from(await file.arrayBuffer())).toEqual(offered.get(fileName)?.bytes);
      }
      const traces = await house.db.auditRow.findMany({
        where: { actorLogin: login, action: { startsWith: 'certificate.download' } },
      });
      const subjects = new Set(traces.map(({ subject }) => subject));
      expect([...subjects].toSorted()).toEqual(mine.map(({ id }) => `certificate:${id}`).toSorted());
    },
  );

  test('exist for nobody without the e-service, and in the journal of their operator only', async () => {
    const colleague = await house.person('beta.user');
    expect((await colleague.go('/certificats')).status).toBe(404);
    for (const [login, own, other] of [
      ['alpha.admin', '397480930', '552100554'],
      ['beta.admin', '552100554', '397480930'],
    ] as const) {
      const page = await browser.aPage({ login });
      await open(page, '/journal');
      await expectPage(page, 'Journal');
      const said = await page.getByRole('main').innerText();
      expect(said).toContain(own);
      expect(said).not.toContain(other);
    }
  });
});

operationsOnEverybody({ house, browser });
