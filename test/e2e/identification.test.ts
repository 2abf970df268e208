import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { demoPassword } from '#prisma/demo';
import { inABrowser, answering, identify, expectPage, open, expectText } from '#test/support/browser';
import { until } from '#test/support/house';
import { logIn } from '#test/support/portal-client';
import { ownAccount } from './account.spec.ts';

const { house, browser } = await inABrowser();

const minute = 60_000;
/** Chromium's own word on the 401 of a refused log-in. */
const refusedLogIn = /status of 401/;

const lastSession = (login: string) =>
  house.db.session.findFirstOrThrow({ where: { user: { login } }, orderBy: { createdAt: 'desc' } });
const leaveSession = async (login: string, milliseconds: number) =>
  house.db.session.update({
    where: { id: (await lastSession(login)).id },
    data: { expiresAt: new Date(Date.now() + milliseconds) },
  });
const minutesLeft = async (login: string) =>
  ((await lastSession(login)).expiresAt.getTime() - Date.now()) / minute;
const pathOf = (page: Page) => page.url().slice(house.url.length);

describe('« Identification »', () => {
  test('takes identifiant and mot de passe, « Valider », and shows « Accueil » for ten minutes [QPC-020, QPC-023]', async () => {
    const page = await browser.aPage();
    await open(page, '/');
    await expectPage(page, 'Identification');
    await identify(page, '12345', demoPassword);
    await expectPage(page, 'Accueil');
    expect(pathOf(page)).toBe('/');
    expect(await minutesLeft('12345')).toBeCloseTo(10, 0);
  });

  test('gives one and the same answer to missing fields, an unknown identifiant and a wrong password [QPC-021, QPC-022]', async () => {
    const page = await browser.aPage({ expectedErrors: refusedLogIn });
    for (const [login, password] of [
      ['', ''],
      ['12345', ''],
      ['', demoPassword],
      ['99999', demoPassword],
      ['12345', 'Jalon-demo-2027'],
    ] as const) {
      await open(page, '/identification');
      await identify(page, login, password);
      const alert = page.getByRole('main').getByRole('alert');
      await alert.waitFor();
      expect(await alert.innerText()).toBe('utilisateur et/ou mot de passe incorrect.');
    }
  });

  test('stands before every page, and leads back to the one that was asked for [QPC-011, QPC-012]', async () => {
    const page = await browser.aPage();
    await open(page, '/qualifications?after=1');
    await expectPage(page, 'Identification');
    await identify(page, '12345', demoPassword);
    await expectPage(page, "Récupération d'une qualification");
    expect(pathOf(page)).toBe('/qualifications?after=1');
  });

  test.each(['//elsewhere.example', '/\\elsewhere.example'])(
    'never leads to %s after the log-in',
    async (target) => {
      const page = await browser.aPage();
      await open(page, `/identification?retour=${encodeURIComponent(target)}`);
      await identify(page, '12345', demoPassword);
      await expectPage(page, 'Accueil');
      expect(page.url()).toBe(`${house.url}/`);
    },
  );

  test('without JavaScript says that the service needs it, and puts no password into an address [QPC-009]', async () => {
    const page = await browser.aPage({ scripts: false });
    await page.goto('/identification');
    await expectText(page, /^JavaScript est désactivé/);
    await identify(page, '12345', demoPassword);
    await page.waitForLoadState();
    expect(page.url()).not.toContain(demoPassword);
    await page.context().addCookies([{ name: 'jalon-langue', value: 'en', url: house.url }]);
    await page.goto('/identification');
    await expectText(page, /^JavaScript is turned off/);
  });
});

describe('the session', () => {
  test('ends after its time, also for a page seen before [QPC-012, QPC-023]', async () => {
    const page = await browser.aPage({ login: '12345' });
    await open(page, '/compte');
    await expectPage(page, 'Consultation Compte');
    await leaveSession('12345', -1);
    await page.reload();
    await expectPage(page, 'Identification');
    await expectText(page, 'Votre session a pris fin. Identifiez-vous à nouveau pour continuer.');
    await answering(page);
    await identify(page, '12345', demoPassword);
    await expectPage(page, 'Consultation Compte');
  });

  test('begins anew with each action, and not with what an open page asks by itself [QPC-023, QPC-024]', async () => {
    // The page hears at its next check that the session is over.
    const page = await browser.aPage({ login: '12345', expectedErrors: /status of 401/ });
    await open(page, '/qualifications');
    await leaveSession('12345', 2 * minute);
    const asked = page.waitForResponse(/\/api\/qualifications$/);
    await house.db.change.create({
      data: { operatorId: 'demo-alpha', entity: 'qualification', entityId: 'none', at: new Date() },
    });
    expect((await asked).status()).toBe(200);
    expect(await minutesLeft('12345')).toBeLessThan(2);

    await page.getByRole('navigation').getByRole('link', { name: 'Compte' }).click();
    await expectPage(page, 'Consultation Compte');
    expect(await minutesLeft('12345')).toBeGreaterThan(9);

    await open(page, '/qualifications');
    await leaveSession('12345', -1);
    await expectText(page, 'Votre session est terminée');
  });
});

describe('« Oubli du mot de passe »', () => {
  const ask = async (page: Page, login: string) => {
    await page.getByRole('textbox', { name: 'Code identifiant à 5 chiffres' }).fill(login);
    await page.getByRole('button', { name: 'Envoyer' }).click();
  };

  test('is a link below the form and open to everyone, with its form and its help [QPC-013, QPC-025, QPC-030, QPC-036]', async () => {
    const page = await browser.aPage();
    await open(page, '/identification');
    await page.getByRole('link', { name: 'Oubli de votre mot de passe ?', exact: true }).click();
    await expectPage(page, 'Oubli du mot de passe');
    const form = page.getByRole('group', { name: 'Oubli de votre mot de passe', exact: true });
    await form.getByRole('textbox', { name: 'Code identifiant à 5 chiffres' }).waitFor();
    await form.getByRole('button', { name: 'Envoyer' }).waitFor();
    await expectText(page, /ne peut pas vérifier votre identité.*contactez votre administrateur/);
  });

  test('does not know an empty field, an unknown identifiant, and one that has not five digits; it leads back [QPC-033]', async () => {
    const page = await browser.aPage();
    for (const login of ['', '99999', '1234', '123456', '1234a']) {
      await open(page, '/oubli-du-mot-de-passe');
      await ask(page, login);
      await expectText(page, 'Cet identifiant est inconnu, veuillez contrôler votre saisie');
    }
    await page.getByRole('link', { name: 'Retour à la page précédente' }).click();
    await expectPage(page, 'Identification');
  });

  test('sends a link, later if it must, that sets a new password once [QPC-034, QPC-035]', async () => {
    const before = (await house.world.mails()).length;
    await house.world.fail('smtp', 'unavailable', 1);
    const page = await browser.aPage({ expectedErrors: refusedLogIn });
    await open(page, '/oubli-du-mot-de-passe');
    await ask(page, '34567');
    await expectText(page, 'Demande enregistrée');
    await expectText(
      page,
      /plusieurs minutes.*au bout d’une heure, vérifiez la configuration de votre messagerie, puis contactez le support\.$/,
    );
    await page.getByRole('link', { name: 'Retour à la page d’identification' }).click();
    await expectPage(page, 'Identification');

    const mail = await until(async () => {
      const mails = await house.world.mails();
      if (!mails[0] || mails.length === before) throw new Error('no mail yet');
      return mails[0];
    });
    expect(mail.to).toBe('34567@gamma-sms.example');
    expect(mail.text).not.toContain(demoPassword);
    const link = /https?:\S+\/reinitialisation\/\S+/.exec(mail.text)?.[0] ?? 'no link';

    await open(page, link);
    await page.getByLabel('Nouveau mot de passe').fill('Un mot de passe neuf');
    await page.getByLabel('Confirmer le mot de passe').fill('Un mot de passe vieux');
    await page.getByRole('button', { name: 'Valider' }).click();
    await expectText(page, 'À corriger avant d’enregistrer');
    await expectText(page, 'les deux saisies diffèrent');
    await page.getByLabel('Nouveau mot de passe').fill('Un mot de passe neuf');
    await page.getByLabel('Confirmer le mot de passe').fill('Un mot de passe neuf');
    await page.getByRole('button', { name: 'Valider' }).click();
    await expectText(page, 'Mot de passe modifié');
    await page.getByRole('link', { name: 'Retour à la page d’identification' }).click();
    await identify(page, '34567', demoPassword);
    await expectText(page, 'utilisateur et/ou mot de passe incorrect.');
    await identify(page, '34567', 'Un mot de passe neuf');
    await expectPage(page, 'Accueil');

    await open(page, link);
    await expectText(page, 'Ce lien n’est plus valable');
    await expect(logIn(house.url, '34567', 'Un mot de passe neuf')).resolves.toBeDefined();
  });
});

describe('« Comptes QPC »', () => {
  test('is where the administrator opens an account, whose holder gets a link, chooses a password and qualifies [QPC-003, QPC-014]', async () => {
    const office = await browser.aPage({ login: 'wholesale.bo' });
    await open(office, '/');
    await office.getByRole('navigation').getByRole('link', { name: 'Comptes QPC' }).click();
    await expectPage(office, 'Comptes QPC');
    await office.getByRole('link', { name: 'Ouvrir un compte' }).click();
    await expectPage(office, 'Ouverture d’un compte QPC');
    await answering(office);
    await office.getByRole('textbox', { name: 'Nouvelle raison sociale' }).fill('Delta Réseaux');
    await office.getByRole('textbox', { name: 'Code identifiant' }).fill('12345');
    await office.getByRole('textbox', { name: 'Adresse de messagerie' }).fill('qpc@delta.example');
    await office.getByRole('button', { name: 'Ouvrir le compte' }).click();
    const alert = office.getByRole('alert').filter({ hasText: 'À corriger avant d’enregistrer' });
    await alert.getByRole('link', { name: 'Code maître' }).waitFor();
    // What was typed stays.
    await office.getByRole('textbox', { name: 'Code maître' }).fill('00042');
    await office.getByRole('button', { name: 'Ouvrir le compte' }).click();
    await expectText(office, 'déjà pris');
    await office.getByRole('textbox', { name: 'Code identifiant' }).fill('54321');
    await office.getByRole('button', { name: 'Ouvrir le compte' }).click();
    await expectText(office, /Le compte 54321 a été ouvert/);
    await office.getByRole('link', { name: 'Voir le compte' }).click();
    await expectText(office, 'Le titulaire n’a pas encore choisi son mot de passe.');

    const { text, subject } = await until(async () => {
      const mail = (await house.world.mails()).find(({ to }) => to === 'qpc@delta.example');
      if (!mail) throw new Error('no mail yet');
      return mail;
    });
    expect(subject).toBe('Initialisation de votre mot de passe');
    expect(text).toContain('Votre identifiant : 54321');
    const page = await browser.aPage();
    await open(page, /https?:\S+\/reinitialisation\/\S+/.exec(text)?.[0] ?? 'no link');
    await page.getByLabel('Nouveau mot de passe').fill('Un premier mot de passe');
    await page.getByLabel('Confirmer le mot de passe').fill('Un premier mot de passe');
    await page.getByRole('button', { name: 'Valider' }).click();
    await page.getByRole('link', { name: 'Retour à la page d’identification' }).click();
    await identify(page, '54321', 'Un premier mot de passe');
    await expectPage(page, 'Accueil');
    await page.getByRole('main').getByRole('link', { name: 'Soumettre une nouvelle qualification' }).click();
    await expectPage(page, "Envoi d'une qualification");

    await office.reload();
    await expectText(office, 'Le titulaire a choisi son mot de passe.');
    await answering(office);
    await office.getByRole('textbox', { name: 'Profils par jour' }).fill('12');
    await office.getByRole('button', { name: 'Enregistrer' }).click();
    await expectText(office, /^Les conditions ont été enregistrées/);
    await page.reload();
    await expectText(page, /12/);
  });
});

ownAccount({ house, browser });
