import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { demoPassword } from '#prisma/demo';
import { descriptionOf, expectPage, expectText, type InABrowser, open } from '#test/support/browser';
import { logIn } from '#test/support/portal-client';

/** In the house of identification.test.ts. */
export function ownAccount({ house, browser }: InABrowser): void {
  const main = (page: Page) => page.getByRole('main');
  const pathOf = (page: Page) => page.url().slice(house.url.length);
  /** Names and values of a description list, in order. */
  const facts = async (page: Page) => {
    const names = await main(page).getByRole('term').allInnerTexts();
    const values = await main(page).getByRole('definition').allInnerTexts();
    return Object.fromEntries(names.map((name, index) => [name, values[index]]));
  };
  const save = (page: Page) => main(page).getByRole('button', { name: 'Valider' }).click();

  describe('« Consultation Compte »', () => {
    test('is reached from « Accueil » and from the menu [QPC-040]', async () => {
      const page = await browser.aPage({ login: '12345' });
      await open(page, '/');
      await main(page).getByRole('link', { name: 'Consultation du compte' }).click();
      await expectPage(page, 'Consultation Compte');
      await open(page, '/qualifications');
      await page.getByRole('navigation').getByRole('link', { name: 'Compte' }).click();
      await expectPage(page, 'Consultation Compte');
    });

    test('lists identifiant, type de qualification, adresse de messagerie and code maître [QPC-041]', async () => {
      const page = await browser.aPage({ login: '12345' });
      await open(page, '/compte');
      expect(await facts(page)).toMatchObject({
        Identifiant: '12345',
        'Type de qualification': 'QPC non aliasé',
        'Adresse de messagerie': '12345@alpha-telecom.example',
        'Code maître': '01234',
      });
      const other = await browser.aPage({ login: '23456' });
      await open(other, '/compte');
      expect(await facts(other)).toMatchObject({
        Identifiant: '23456',
        'Type de qualification': 'QPC aliasé',
        'Code maître': '00987',
      });
    });
  });

  describe('« Modification Compte »', () => {
    test('offers the address and the password, begins with what is, and shows the rest unchangeable [QPC-042, QPC-043, QPC-045, QPC-048]', async () => {
      const page = await browser.aPage({ login: '12345' });
      await open(page, '/compte');
      await page.getByRole('link', { name: 'Modifier vos paramètres' }).click();
      await expectPage(page, 'Modification Compte');
      const form = page.getByRole('group', { name: 'Modifier votre compte' });
      const email = form.getByLabel('Adresse de messagerie');
      expect(await email.inputValue()).toBe('12345@alpha-telecom.example');
      for (const label of ['Mot de passe', 'Confirmer le mot de passe']) {
        const field = form.getByLabel(label, { exact: true });
        expect(await field.getAttribute('type')).toBe('password');
        expect(await field.inputValue()).toBe('');
      }
      expect(await main(page).getByRole('textbox').count()).toBe(3);
      expect(await main(page).getByLabel('Identifiant').count()).toBe(0);
      expect(await facts(page)).toMatchObject({ Identifiant: '12345', 'Code maître': '01234' });
    });

    test('says « champ requis » beside each field at fault, and keeps what was [QPC-046, QPC-047]', async () => {
      const page = await browser.aPage({ login: '12345' });
      await open(page, '/compte/modifier');
      const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
      for (const address of ['', 'sans-arobase', 'deux@@alpha.example']) {
        await fill('Adresse de messagerie', address);
        await save(page);
        await expectText(page, 'À corriger avant d’enregistrer');
        expect(await descriptionOf(page, 'Adresse de messagerie')).toContain('champ requis');
        expect(await descriptionOf(page, 'Mot de passe')).not.toContain('champ requis');
      }
      await fill('Adresse de messagerie', 'autre@alpha-telecom.example');
      await fill('Mot de passe', 'Un mot de passe neuf');
      for (const confirmation of ['', 'Un mot de passe vieux']) {
        await fill('Confirmer le mot de passe', confirmation);
        await save(page);
        expect(await descriptionOf(page, 'Confirmer le mot de passe')).toContain('champ requis');
        expect(await descriptionOf(page, 'Adresse de messagerie')).not.toContain('champ requis');
      }
      const { email } = await house.db.user.findUniqueOrThrow({ where: { login: '12345' } });
      expect(email).toBe('12345@alpha-telecom.example');
      await expect(logIn(house.url, '12345', demoPassword)).resolves.toBeDefined();
    });

    test('saves an address and keeps the password where its field stays empty; then leads back [QPC-044, QPC-049]', async () => {
      const page = await browser.aPage({ login: 'alpha.user' });
      await open(page, '/compte/modifier');
      await page.getByLabel('Adresse de messagerie').fill('karim@alpha-telecom.example');
      await save(page);
      await expectText(page, 'Vos paramètres ont été enregistrés.');
      await page.getByRole('link', { name: 'Retour à la consultation du compte' }).click();
      await expectPage(page, 'Consultation Compte');
      expect(await facts(page)).toMatchObject({ 'Adresse de messagerie': 'karim@alpha-telecom.example' });
      await expect(logIn(house.url, 'alpha.user', demoPassword)).resolves.toBeDefined();
    });

    test('sets a password that was typed twice, asks nothing of it but length, and closes the other sessions [QPC-045, QPC-050]', async () => {
      const elsewhere = await house.person('alpha.admin');
      const page = await browser.aPage({ login: 'alpha.admin' });
      await open(page, '/compte/modifier');
      for (const label of ['Mot de passe', 'Confirmer le mot de passe'])
        await page.getByLabel(label, { exact: true }).fill('aaaaaaaaaaaa');
      await save(page);
      await expectText(page, /^Vos paramètres ont été enregistrés\. Vos sessions ouvertes ailleurs/);
      await expect(logIn(house.url, 'alpha.admin', demoPassword)).rejects.toThrow('401');
      await expect(logIn(house.url, 'alpha.admin', 'aaaaaaaaaaaa')).resolves.toBeDefined();
      expect((await elsewhere.go('/api/qualifications')).status).toBe(401);
    });
  });

  describe('the menu', () => {
    test('has the entries of the source in their order [QPC-133]', async () => {
      const page = await browser.aPage({ login: '12345' });
      await open(page, '/');
      const entries = await page.getByRole('navigation').getByRole('link').allInnerTexts();
      expect(entries.filter((entry) => entry !== 'Vocabulaire')).toEqual([
        'Accueil',
        'Compte',
        'Soumettre une qualification',
        'Récupérer une qualification',
        'Quitter le service',
      ]);
    });

    test('explains the terms of the service [QPC-004]', async () => {
      const page = await browser.aPage({ login: '12345' });
      await open(page, '/');
      await page.getByRole('navigation').getByRole('link', { name: 'Vocabulaire' }).click();
      await expectPage(page, 'Vocabulaire');
      expect(Object.keys(await facts(page))).toEqual(
        expect.arrayContaining([
          'Cocontractant',
          'IHM',
          'MSISDN',
          'OPA',
          'OPAT',
          'OPET',
          'QPC',
          'QPC NON ALIASE',
          'Utilisateur',
        ]),
      );
    });
  });

  describe('« Quitter le service »', () => {
    test('is on every page, whatever its width [QPC-130]', async () => {
      const page = await browser.aPage({ login: '12345', expectedErrors: /status of 404/ });
      for (const path of [
        '/',
        '/compte',
        '/compte/modifier',
        '/vocabulaire',
        '/recherche?q=x',
        '/qualifications',
        '/qualifications/envoi',
        '/qualifications/envoi/inconnu',
        '/qualifications/inconnu',
        '/nulle-part',
        '/quitter',
      ]) {
        await page.goto(path);
        await page.getByRole('navigation').getByRole('link', { name: 'Quitter le service' }).waitFor();
      }
      await page.setViewportSize({ width: 360, height: 740 });
      await open(page, '/compte');
      await page.getByRole('button', { name: 'Ouvrir la navigation' }).click();
      await page.getByRole('dialog').getByRole('link', { name: 'Quitter le service' }).click();
      await expectPage(page, 'Quitter le service');
    });

    test('asks in the words of the source, and goes on where the person does not confirm [QPC-131]', async () => {
      const page = await browser.aPage({ login: '12345' });
      await open(page, '/quitter');
      const question = main(page).getByText('Vous allez quitter le service QPC');
      expect(await question.innerText()).toBe('Vous allez quitter le service QPC, merci de  confirmer');
      await main(page).getByRole('link', { name: 'Annuler' }).click();
      await expectPage(page, 'Accueil');
      await page.reload();
      await expectPage(page, 'Accueil');
    });

    test('ends the session on the server, also for a copy of its cookie, and shows the first page [QPC-132]', async () => {
      const page = await browser.aPage({ login: '12345' });
      await open(page, '/quitter');
      const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
      const withCopy = (path: string) => fetch(house.url + path, { headers: { cookie }, redirect: 'manual' });
      expect((await withCopy('/compte')).status).toBe(200);
      await main(page).getByRole('button', { name: 'Confirmer' }).click();
      await expectPage(page, 'Identification');
      expect(pathOf(page)).toBe('/identification');
      expect((await withCopy('/api/qualifications')).status).toBe(401);
      const refused = await withCopy('/compte');
      expect(refused.status).toBe(307);
      expect(refused.headers.get('location')).toBe('/identification?retour=%2Fcompte');
      await page.goBack();
      await expectPage(page, 'Identification');
    });
  });
}
