import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { parisTime } from '#domain/kit/calendar/paris-time';
import type { Service } from '#domain/services';
import { expectAccessible, expectPage, expectText, open } from '#test/support/browser';
import { until } from '#test/support/house';
import { anOperator, product } from '#test/support/product';

const { db, world } = product;
const main = (page: Page) => page.getByRole('main');
const card = (page: Page, title: string) => page.getByRole('article', { name: title });
const block = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const held: Service[] = ['qpc', 'tao', 'justFibre', 'preOrderAppointment', 'savTest'];
const day = 86_400_000;

test('« Espace Opérateurs » has its blocks, its groups and the cards of what the person holds, with their documents [OWF-002, OWF-003, OWF-004, OWF-006, OWF-007]', async () => {
  const { operator, person, page: pageOf } = await anOperator();
  const published = await db.publication.findMany({ where: { operatorId: 'demo-alpha' } });
  await db.publication.createMany({
    data: published.map((one) => ({ ...one, id: `${one.id}-${operator.code}`, operatorId: operator.id })),
  });
  const page = await pageOf(await person('operatorUser', { services: held }));
  await open(page, '/');
  for (const name of [
    ...['Mes e-services favoris', 'Mes actualités', 'Maintenance des e-services'],
    ...['Mes e-mailings', 'Mes vidéos', 'e-soutien', 'Tous mes e-services'],
  ])
    await page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  expect(await main(page).getByRole('article').getByRole('heading').allInnerTexts()).toEqual([
    ...["TAO - Translation d'Adresses Opérateur", 'QPC - Qualification Profils Clients'],
    ...['e-Just Fibre : Commander vos offres Just Fibre', 'e-RDV Avant Commande', 'e-SAV Test'],
  ]);
  expect(await block(page, 'Tous mes e-services').getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(
    ['Avant-vente', 'Commande Production Livraison', 'Après-vente'],
  );
  await card(page, 'e-RDV Avant Commande').getByRole('link', { name: 'Visualiser le tutoriel' }).click();
  await expectPage(page, 'Tutoriel : réserver un rendez-vous avant commande');
  await open(page, '/');
  await card(page, 'e-Just Fibre : Commander vos offres Just Fibre')
    .getByRole('link', { name: "Plus d'infos" })
    .click();
  await main(page).getByRole('link', { name: 'Guide utilisateur d’e-Just Fibre' }).waitFor();
  await main(page)
    .getByRole('link', { name: 'Réunion de GO : votre première commande Just Fibre' })
    .waitFor();
  await open(page, '/');
  await main(page).getByRole('link', { name: 'Reporting mensuel' }).click();
  await main(page)
    .getByRole('link', { name: /^Reporting mensuel d’Alpha Télécom/ })
    .click();
  await main(page).getByRole('cell', { name: 'Montant facturé (€ HT)' }).waitFor();
});

test('the top bar has « Mes e-services » and « Mon compte » with what is unread, which reading counts down, and English [OWF-001]', async () => {
  const { person, page: pageOf } = await anOperator();
  const page = await pageOf(await person('operatorUser', { services: held }));
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
  await account.click();
  await page.getByRole('menuitem', { name: /^e-mailings/ }).click();
  await expectPage(page, 'e-mailings');
  const unread = main(page).getByRole('listitem').filter({ hasText: 'Non lu' });
  const before = await unread.count();
  await main(page).getByRole('link', { name: 'Fermeture de nos bureaux pendant les fêtes' }).click();
  await expectPage(page, 'Fermeture de nos bureaux pendant les fêtes');
  await page.getByRole('link', { name: new RegExp(`^e-mailings\\W+${before - 1} non lu`) }).waitFor();
  await page.getByRole('button', { name: 'Langue' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await top.getByRole('button', { name: 'My e-services' }).waitFor();
});

test('a star that the keyboard gave is shown at once and kept, and goes back where the portal does not answer [OWF-002, OWF-003]', async () => {
  const { person, page: pageOf } = await anOperator();
  const user = await person('operatorUser', { services: held });
  const page = await pageOf(user, { expectedErrors: /ERR_FAILED/ });
  const title = 'e-Just Fibre : Commander vos offres Just Fibre';
  await open(page, '/');
  const star = card(page, title).getByRole('button', { name: `Favori : ${title}` });
  const starred = block(page, 'Mes e-services favoris').getByRole('listitem');
  await star.focus();
  await page.keyboard.press('Space');
  await starred.getByText('e-Just Fibre', { exact: true }).waitFor();
  expect(await star.getAttribute('aria-pressed')).toBe('true');
  expect(await star.evaluate((element) => element.matches(':focus'))).toBe(true);
  await until(async () => expect(await db.favourite.count({ where: { userId: user.id } })).toBe(1));
  await page.reload();
  // Taken away where it is shown, its tile goes, and the keyboard stays at its place.
  await starred.getByRole('button').press('Enter');
  await until(async () => expect(await starred.count()).toBe(0));
  const heading = page.getByRole('heading', { name: 'Mes e-services favoris' });
  expect(await heading.evaluate((element) => element.matches(':focus'))).toBe(true);
  await until(async () => expect(await db.favourite.count({ where: { userId: user.id } })).toBe(0));
  await page.route('**/*', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  const other = card(page, 'e-SAV Test').getByRole('button', { name: 'Favori : e-SAV Test' });
  await other.click();
  await expectText(page, 'Votre choix n’a pas été enregistré.');
  expect(await other.getAttribute('aria-pressed')).toBe('false');
});

test('the back office announces a maintenance with its notice; holders find it on the card', async () => {
  const { operator, person, page: pageOf } = await anOperator();
  const desk = await pageOf(await person('backOffice'));
  const title = `e-RDV ${operator.code} changement de serveurs`;
  await open(desk, '/publications/nouvelle');
  const fill = (label: string, text: string) => desk.getByLabel(label, { exact: true }).fill(text);
  const period = async (days: number) => {
    const start = Date.now() + days * day;
    await fill('Début', parisTime(new Date(start)));
    await fill('Fin', parisTime(new Date(start + 7_200_000)));
  };
  await desk.getByLabel('Rubrique').selectOption('maintenance');
  await desk.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expectText(desk, 'À corriger');
  await fill('Titre', title);
  await fill('Texte', 'Pas de **réservation** pendant deux heures. <script>alert(1)</script>');
  await desk.getByLabel('e-service', { exact: true }).selectOption('enterpriseAppointment');
  await period(3);
  await desk.getByRole('button', { name: 'Prévisualiser' }).click();
  await desk.getByRole('region', { name: 'Aperçu' }).getByText('<script>alert(1)</script>').waitFor();
  await desk.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await expectPage(desk, title);
  // Said with the draft, before anybody tries.
  await expectText(desk, /^avant de publier.: préavis insuffisant/);
  await period(6);
  await desk.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expectText(desk, 'Les changements ont été enregistrés.');
  await desk.getByRole('button', { name: 'Publier' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Publier' }).click();
  await expectText(desk, 'En ligne');
  await expectAccessible(desk);
  const holder = await pageOf(await person('operatorUser', { services: ['enterpriseAppointment'] }));
  await open(holder, '/');
  await main(holder)
    .getByRole('article')
    .getByRole('link', { name: /^Maintenance prévue du/ })
    .click();
  await expectPage(holder, title);
  await desk.getByRole('button', { name: 'Retirer' }).click();
  await expectText(desk, 'Retirée');
});

test('the back office says where an application is; until then its launch is there, inactive, and tells why', async () => {
  // No other test looks at this application.
  await db.serviceAddress.deleteMany({ where: { service: 'eBlc' } });
  const { person, page: pageOf } = await anOperator();
  const page = await pageOf(await person('operatorUser', { services: ['eBlc'] }));
  await open(page, '/');
  const launch = card(page, 'e-BLC').getByRole('button', { name: "Lancer l'application" });
  expect(await launch.getAttribute('aria-disabled')).toBe('true');
  expect(await launch.getAttribute('aria-description')).toMatch(/^L’adresse de cette application/);
  const desk = await pageOf(await person('backOffice'));
  await open(desk, '/publications/e-services');
  const address = desk.getByRole('textbox', { name: 'Adresse de e-BLC' });
  const save = desk.getByRole('button', { name: 'Enregistrer l’adresse de e-BLC' });
  await address.fill('javascript:alert(1)');
  await save.click();
  await expectText(desk, /^une adresse qui commence par/);
  await address.fill(`${world.url}/applications/e-blc`);
  await save.click();
  await expectText(desk, 'Enregistrée');
  await page.reload();
  await card(page, 'e-BLC').getByRole('link', { name: "Lancer l'application" }).click();
  await page.getByRole('heading', { name: 'Application e-blc' }).waitFor();
});
