import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { parisTime } from '#domain/kit/calendar/paris-time';
import {
  expectAccessible,
  expectPage,
  expectText,
  type InABrowser,
  open,
  overflow,
} from '#test/support/browser';
import { until } from '#test/support/house';

/** In the house of inbox.test.ts. */
export function operatorsHome({ house, browser }: InABrowser): void {
  const main = (page: Page) => page.getByRole('main');
  const card = (page: Page, title: string) => page.getByRole('article', { name: title });
  const block = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
  const day = 86_400_000;

  describe('« Espace Opérateurs »', () => {
    test('has its blocks, its groups and its cards, and nothing that the person does not hold [OWF-002, OWF-003, OWF-004, OWF-006]', async () => {
      const page = await browser.aPage({ login: 'alpha.user' });
      await open(page, '/');
      for (const name of [
        ...['Mes e-services favoris', 'Mes actualités', 'Maintenance des e-services'],
        ...['Mes e-mailings', 'Mes vidéos', 'e-soutien', 'Tous mes e-services'],
      ])
        await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
      await main(page).getByRole('link', { name: 'Toutes les actualités' }).waitFor();
      expect(await main(page).getByRole('article').getByRole('heading').allInnerTexts()).toEqual([
        ...["TAO - Translation d'Adresses Opérateur", 'QPC - Qualification Profils Clients'],
        ...['e-Just Fibre : Commander vos offres Just Fibre', 'e-RDV Avant Commande', 'e-SAV Test'],
      ]);
      expect(
        await block(page, 'Tous mes e-services').getByRole('heading', { level: 3 }).allInnerTexts(),
      ).toEqual(['Avant-vente', 'Commande Production Livraison', 'Après-vente']);
      const appointment = card(page, 'e-RDV Avant Commande');
      await appointment
        .getByText(
          "Réserver un rendez-vous avec un technicien Orange pour la construction d'un accès chez votre client final.",
          { exact: true },
        )
        .waitFor();
      await appointment.getByRole('link', { name: "Plus d'infos" }).waitFor();
      await appointment.getByRole('link', { name: "Lancer l'application" }).waitFor();
      await appointment.getByRole('link', { name: 'Visualiser le tutoriel' }).click();
      await expectPage(page, 'Tutoriel : réserver un rendez-vous avant commande');
      await open(page, '/');
      expect(
        await card(page, 'e-SAV Test').getByRole('link', { name: 'Visualiser le tutoriel' }).count(),
      ).toBe(0);
      await card(page, 'QPC').getByRole('link', { name: "Lancer l'application" }).click();
      await expectPage(page, "Récupération d'une qualification");
    });

    test('is under the wholesaler’s name, with « Mes e-services », « Mon compte » and its counter, the person and English [OWF-001]', async () => {
      const page = await browser.aPage({ login: 'alpha.user' });
      await open(page, '/');
      const top = page.getByRole('banner');
      await top.getByRole('link', { name: 'Orange Wholesale France Espace Opérateurs' }).waitFor();
      await top.getByRole('button', { name: 'Mes e-services' }).click();
      expect(await page.getByRole('menuitem').allInnerTexts()).toEqual([
        ...['TAO', 'Soumettre une qualification', 'Récupérer une qualification'],
        ...['e-Just Fibre', 'e-RDV Avant Commande', 'e-SAV Test'],
      ]);
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      const account = top.getByRole('button', { name: /Karim Belkacem\s*Mon compte\s*\d+\s*non lus/ });
      const count = async () => Number(/\d+/.exec(await account.innerText())?.[0]);
      const unread = await count();
      expect(unread).toBeGreaterThan(3);
      await account.click();
      await page.getByRole('menuitem', { name: /^e-mailings/ }).click();
      await expectPage(page, 'e-mailings');
      await expectAccessible(page);
      const listed = main(page).getByRole('listitem');
      expect(await listed.filter({ hasText: 'Non lu' }).count()).toBe(2);
      await main(page).getByRole('link', { name: 'Fermeture de nos bureaux pendant les fêtes' }).click();
      await expectPage(page, 'Fermeture de nos bureaux pendant les fêtes');
      await until(async () => expect(await count()).toBe(unread - 1), 10_000);
      await page.getByRole('link', { name: /^e-mailings\W+1 non lu$/ }).waitFor();
      await page.getByRole('button', { name: 'Langue' }).click();
      await page.getByRole('menuitem', { name: 'English' }).click();
      await top.getByRole('button', { name: 'My e-services' }).waitFor();
      await expectText(page, 'Back: E-mailings');
    });

    test('keeps a star that the keyboard gave, shows it at once, and gives none to others [OWF-002, OWF-003]', async () => {
      const page = await browser.aPage({ login: 'alpha.user', expectedErrors: /ERR_FAILED/ });
      const title = 'e-Just Fibre : Commander vos offres Just Fibre';
      await open(page, '/');
      const star = card(page, title).getByRole('button', { name: `Favori : ${title}` });
      const starred = block(page, 'Mes e-services favoris').getByRole('listitem');
      expect(await star.getAttribute('aria-pressed')).toBe('false');
      await star.focus();
      await page.keyboard.press('Space');
      await until(async () =>
        expect(await starred.allInnerTexts()).toEqual([expect.stringContaining('e-Just Fibre')]),
      );
      expect(await star.getAttribute('aria-pressed')).toBe('true');
      expect(await star.evaluate((element) => element.matches(':focus'))).toBe(true);
      await until(async () => expect(await house.db.favourite.count()).toBe(1));
      await page.reload();
      await starred.getByText('e-Just Fibre', { exact: true }).waitFor();
      await expectAccessible(page);
      const colleague = await browser.aPage({ login: 'alpha.admin' });
      await open(colleague, '/');
      expect(await block(colleague, 'Mes e-services favoris').getByRole('listitem').count()).toBe(0);

      // Taken away where it is shown, its tile goes, and the keyboard stays at its place.
      await starred.getByRole('button').press('Enter');
      await until(async () => expect(await starred.count()).toBe(0));
      const heading = page.getByRole('heading', { name: 'Mes e-services favoris' });
      expect(await heading.evaluate((element) => element.matches(':focus'))).toBe(true);
      await until(async () => expect(await house.db.favourite.count()).toBe(0));

      // Where the portal does not answer, the star goes back to what is kept, and says so.
      await open(page, '/');
      await page.route('**/*', (route) =>
        route.request().method() === 'POST' ? route.abort() : route.continue(),
      );
      const other = card(page, 'e-SAV Test').getByRole('button', { name: 'Favori : e-SAV Test' });
      await other.click();
      await expectText(page, 'Votre choix n’a pas été enregistré.');
      expect(await other.getAttribute('aria-pressed')).toBe('false');
    });

    test('explains each e-service with its guides, the « réunion de GO » and the monthly reporting, to whom they are for [OWF-007]', async () => {
      const page = await browser.aPage({ login: 'alpha.user', expectedErrors: /status of 404/ });
      await open(page, '/');
      await card(page, 'e-Just Fibre : Commander vos offres Just Fibre')
        .getByRole('link', { name: "Plus d'infos" })
        .click();
      await expectPage(page, 'e-Just Fibre : Commander vos offres Just Fibre');
      for (const title of [
        'Guide utilisateur d’e-Just Fibre',
        'Réunion de GO : votre première commande Just Fibre',
      ])
        await main(page).getByRole('link', { name: title }).waitFor();
      await expectAccessible(page);
      await main(page).getByRole('link', { name: 'Guide utilisateur d’e-Just Fibre' }).click();
      await main(page).getByRole('heading', { level: 3, name: 'Passer une commande' }).waitFor();
      await open(page, '/');
      await main(page).getByRole('link', { name: 'Reporting mensuel' }).click();
      await main(page)
        .getByRole('link', { name: /^Reporting mensuel d’Alpha Télécom/ })
        .click();
      await main(page).getByRole('cell', { name: 'Montant facturé (€ HT)' }).waitFor();
      const alphas = new URL(page.url()).pathname;
      const others = await browser.aPage({ login: 'beta.admin', expectedErrors: /status of 404/ });
      expect((await others.goto(alphas))?.status()).toBe(404);
      await open(others, '/e-services/e-just-fibre');
      expect(await main(others).getByText('Réunion de GO').count()).toBe(0);
    });
  });

  describe('the back office', () => {
    test('announces a maintenance with its notice; holders find it on the card, others nowhere', async () => {
      const desk = await browser.aPage({ login: 'wholesale.bo' });
      await open(desk, '/');
      await main(desk).getByRole('link', { name: 'Publications' }).click();
      await main(desk).getByRole('link', { name: 'Écrire une publication' }).click();
      await expectPage(desk, 'Nouvelle publication');
      const fill = (label: string, text: string) => desk.getByLabel(label, { exact: true }).fill(text);
      await desk.getByLabel('Rubrique').selectOption('maintenance');
      await desk.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
      await expectText(desk, 'À corriger');
      await expectAccessible(desk);
      await fill('Titre', 'e-RDV\u00a0: changement de serveurs');
      await fill('Texte', 'Pas de **réservation** pendant deux heures. <script>alert(1)</script>');
      await desk.getByLabel('e-service', { exact: true }).selectOption('preOrderAppointment');
      const soon = new Date(Date.now() + 3 * day);
      await fill('Début', parisTime(soon));
      await fill('Fin', parisTime(new Date(soon.getTime() + 7_200_000)));
      await desk.getByRole('button', { name: 'Prévisualiser' }).click();
      await desk.getByRole('region', { name: 'Aperçu' }).getByText('<script>alert(1)</script>').waitFor();
      await desk.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
      await expectPage(desk, 'e-RDV : changement de serveurs');
      // Said with the draft, before anybody tries.
      await expectText(desk, /^avant de publier.: préavis insuffisant/);
      const publish = async () => {
        await desk.getByRole('button', { name: 'Publier' }).click();
        const question = desk.getByRole('dialog', { name: /^Publier «.e-RDV/ });
        await question.getByText(/^Ses lecteurs la verront aussitôt/).waitFor();
        await question.getByRole('button', { name: 'Publier' }).click();
      };
      await publish();
      await expectText(desk, /^Début — préavis insuffisant/);
      const later = new Date(Date.now() + 6 * day);
      await fill('Début', parisTime(later));
      await fill('Fin', parisTime(new Date(later.getTime() + 7_200_000)));
      await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click();
      await expectText(desk, 'Les changements ont été enregistrés.');
      expect(await desk.getByText(/^avant de publier/).count()).toBe(0);
      await publish();
      await expectText(desk, 'En ligne');
      await expectAccessible(desk);

      const holder = await browser.aPage({ login: 'alpha.user' });
      await open(holder, '/');
      await card(holder, 'e-RDV Avant Commande')
        .getByRole('link', { name: /^Maintenance prévue du/ })
        .click();
      await expectPage(holder, 'e-RDV : changement de serveurs');
      const address = new URL(holder.url()).pathname;
      const stranger = await browser.aPage({ login: 'beta.user', expectedErrors: /status of 404/ });
      expect((await stranger.goto(address))?.status()).toBe(404);
      await open(stranger, '/');
      expect(await main(stranger).getByText('changement de serveurs').count()).toBe(0);

      await desk.getByRole('button', { name: 'Retirer' }).click();
      await expectText(desk, 'Retirée');
      expect((await (await house.person('alpha.user')).go(address)).status).toBe(404);
      expect(await house.db.auditRow.count({ where: { action: { startsWith: 'publication.' } } })).toBe(4);
    });

    test('says where an application is; until then its launch is there, inactive, and tells why', async () => {
      const page = await browser.aPage({ login: 'alpha.admin' });
      await open(page, '/');
      const launch = card(page, 'SETIAR').getByRole('button', { name: "Lancer l'application" });
      expect(await launch.getAttribute('aria-disabled')).toBe('true');
      expect(await launch.getAttribute('aria-description')).toMatch(/^L’adresse de cette application/);
      const desk = await browser.aPage({ login: 'wholesale.bo' });
      await open(desk, '/publications/e-services');
      await expectAccessible(desk);
      const address = desk.getByRole('textbox', { name: 'Adresse de SETIAR' });
      const save = desk.getByRole('button', { name: 'Enregistrer l’adresse de SETIAR' });
      await address.fill('javascript:alert(1)');
      await save.click();
      await expectText(desk, /^une adresse qui commence par/);
      await address.fill(`${house.world.url}/applications/setiar`);
      await save.click();
      await expectText(desk, 'Enregistrée');
      await page.reload();
      await card(page, 'SETIAR').getByRole('link', { name: "Lancer l'application" }).click();
      await page.getByRole('heading', { name: 'Application setiar' }).waitFor();
    });
  });

  describe('the new pages', () => {
    const people = {
      'alpha.admin': ['/', '/e-services/tao', '/informations/e-soutien', '/informations/guides'],
      'wholesale.bo': [
        '/',
        '/publications',
        '/publications/nouvelle',
        '/publications/e-services',
        '/publications/demo-publication-16',
      ],
    };
    test.each([
      { language: 'fr', theme: 'dark', width: 360 },
      { language: 'en', theme: 'light', width: 1280 },
    ] as const)('in $language, $theme and at $width px are accessible and fit', async (look) => {
      const walk = async ([login, paths]: [string, string[]]) => {
        const page = await browser.aPage({ ...look, login });
        for (const path of paths) {
          await open(page, path);
          await expectAccessible(page);
          for (const width of [1640 - look.width, look.width]) {
            await page.setViewportSize({ width, height: 800 });
            expect({ path, width, overflow: await overflow(page) }).toEqual({ path, width, overflow: 0 });
          }
        }
      };
      await Promise.all(Object.entries(people).map(walk));
    });
  });
}
