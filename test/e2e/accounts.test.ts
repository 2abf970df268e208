import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoPassword } from '#prisma/demo';
import { fillAccount } from '#test/support/account-pages';
import {
  answering,
  descriptionOf,
  expectAccessible,
  expectPage,
  expectText,
  identify,
  open,
} from '#test/support/browser';
import { logIn } from '#test/support/portal-client';
import { anOperator, aPage, mailTo, product } from '#test/support/product';

const { db, url } = product;
const main = (page: Page) => page.getByRole('main');
const save = (page: Page) => main(page).getByRole('button', { name: 'Enregistrer' }).click();
const box = (page: Page, name: string) => main(page).getByRole('checkbox', { name, exact: true });
const account = (page: Page, place: number) =>
  page.getByRole('group', { name: `Compte ${place}`, exact: true });
const row = (page: Page, caption: string | RegExp, login: string): Locator =>
  main(page).getByRole('table', { name: caption }).getByRole('row').filter({ hasText: login });
const isFocused = (target: Locator) => target.evaluate((element) => element.matches(':focus'));
/** The labels of fields or boxes, in order. */
const labelsOf = (fields: Locator) =>
  fields.evaluateAll((inputs) =>
    inputs.map((input) => input.ownerDocument.querySelector(`label[for="${input.id}"]`)?.textContent ?? ''),
  );

test('the form has the e-services of the source in four columns, those it forgot included, and the fields of an account [OWF-200, OWF-201, OWF-202, OWF-203, OWF-207]', async () => {
  const { person, page: pageOf } = await anOperator();
  const page = await pageOf(await person('operatorAdmin'));
  await open(page, '/');
  await page.getByRole('navigation').getByRole('link', { name: 'Comptes et droits' }).click();
  await expectPage(page, 'Comptes et droits');
  await main(page).getByRole('link', { name: 'Nouveaux comptes' }).click();
  await expectPage(page, 'Nouveaux comptes');
  const columns = main(page).getByRole('group', { name: 'E-services', exact: true }).getByRole('group');
  const found: Record<string, string[]> = {};
  for (const column of await columns.all())
    found[await column.locator('legend').innerText()] = await labelsOf(column.getByRole('checkbox'));
  expect(found).toEqual({
    'Avant-vente': [
      ...['e-pricer', 'Eligibilité', 'Eligibilité dégroupage', 'SETIAR', 'e-BLC', 'site particulier'],
      ...["Translation d'Adresses Opérateur (TAO)", 'Qualification Profils Clients (QPC)'],
    ],
    'Gestion des commandes': [
      ...['FCI (Frontal Commande Intégrée)', 'e-RDV entreprise', 'e-RDV Grand Public'],
      ...['suivi de commandes data', 'e-Just Fibre', 'e-Just (Just Internet)', 'e-RDV Avant Commande'],
    ],
    SAV: ['e-SAV Test', 'e-SAV Signalisation'],
    'Espace documentaire EEP': [
      ...['dépôt et visualisation de fichiers', 'récupération de fichiers', 'factures et annexes'],
      'Mes certificats numériques',
    ],
  });
  const form = main(page).getByRole('group', { name: 'Comptes', exact: true });
  expect(await labelsOf(form.getByRole('textbox'))).toEqual([
    ...['Login*', 'Nom*', 'Prénom*', 'Email*', 'Téléphone fixe*', 'et/ou Téléphone mobile*'],
  ]);
  await main(page).getByRole('link', { name: 'Annuler' }).click();
  await expectPage(page, 'Comptes et droits');
});

test('several new accounts of one form: what is wrong is said beside its field, then each arrives live by mail, link and password, with what was ticked [OWF-204, OWF-205, OWF-206, OWF-207, OWF-208, OWF-209]', async () => {
  const { operator, person, page: pageOf } = await anOperator();
  const admin = await person('operatorAdmin');
  const page = await pageOf(admin);
  const [lea, hugo] = [`lea.${operator.code}`, `hugo@${operator.code}`];
  await open(page, '/comptes/nouveau');
  expect(await descriptionOf(page, 'Login*')).toContain('5 caractères minimum alphanumériques');
  await box(page, 'Qualification Profils Clients (QPC)').check();
  await box(page, 'e-SAV Test').check();
  await fillAccount(account(page, 1), { login: 'été!', email: 'lea', fixedPhone: '', mobilePhone: '' });
  await save(page);
  const summary = page.getByRole('alert').filter({ hasText: 'À corriger avant d’enregistrer' });
  for (const label of ['Login*', 'Nom*', 'Prénom*', 'Email*', 'Téléphone fixe*'])
    await summary.getByRole('link', { name: `${label}, compte 1`, exact: true }).waitFor();
  expect(await descriptionOf(page, 'Email*')).toContain('adresse de la forme nom@domaine.fr');
  expect(await descriptionOf(page, 'et/ou Téléphone mobile*')).toBe('');
  await expectAccessible(page);

  await fillAccount(account(page, 1), { login: lea, name: 'Martin', firstName: 'Léa' });
  // « + »: another account, whose login is asked for at once.
  await main(page).getByRole('button', { name: 'Ajouter un compte' }).click();
  expect(await isFocused(account(page, 2).getByLabel('Login*'))).toBe(true);
  await fillAccount(account(page, 2), { login: admin.login, name: 'Petit', firstName: 'Hugo' });
  await save(page);
  // Only the server knows.
  await expectText(page, /ce login est pris, ou l’a été/);
  await account(page, 2).getByLabel('Login*').fill(hugo);
  await save(page);
  await expectPage(page, 'Comptes et droits');
  const created = /^Comptes demandés le/;
  for (const login of [lea, hugo]) await row(page, created, login).getByText('Courriel envoyé').waitFor();
  const confirmation = await mailTo(admin.email);
  expect(confirmation.text).toContain(`- ${hugo} (Hugo Petit)`);

  const { subject, text } = await mailTo(`${lea}@alpha-telecom.example`);
  expect(subject).toBe('Initialisation de votre mot de passe');
  const theirs = await aPage();
  await open(theirs, /https?:\S+\/reinitialisation\/\S+/.exec(text)?.[0] ?? 'no link');
  await row(page, created, lea).getByText('Lien ouvert').waitFor();
  await theirs.getByLabel('Nouveau mot de passe').fill('Un premier mot de passe');
  await theirs.getByLabel('Confirmer le mot de passe').fill('Un premier mot de passe');
  await theirs.getByRole('button', { name: 'Valider' }).click();
  await row(page, created, lea).getByText('Actif').waitFor();
  await theirs.getByRole('link', { name: 'Retour à la page d’identification' }).click();
  await answering(theirs);
  await identify(theirs, lea, 'Un premier mot de passe');
  await expectPage(theirs, 'Accueil');
  const made = await db.user.findUniqueOrThrow({ where: { login: lea }, include: { grants: true } });
  expect(made).toMatchObject({ operatorId: operator.id, role: 'operatorUser' });
  expect(made.grants.map(({ service }) => service).toSorted()).toEqual(['qpc', 'savTest']);
});

test('the form keeps what was typed, chosen and ticked before the script of the page was there', async () => {
  const { person, page: pageOf } = await anOperator();
  const page = await pageOf(await person('operatorAdmin'));
  const scripts = Promise.withResolvers<void>();
  await page.route('**/*.js', (route) => scripts.promise.then(() => route.continue()));
  await page.goto('/comptes/nouveau', { waitUntil: 'domcontentloaded' });
  await box(page, 'SETIAR').check();
  const role = page.getByLabel('Profil', { exact: true });
  await role.selectOption('operatorAdmin');
  await fillAccount(account(page, 1), { login: 'tot.tot' });
  scripts.resolve();
  await answering(page);
  // Draws everything anew.
  await main(page).getByRole('button', { name: 'Ajouter un compte' }).click();
  await account(page, 2).waitFor();
  expect(await account(page, 1).getByLabel('Email*').inputValue()).toBe('tot.tot@alpha-telecom.example');
  expect(await role.inputValue()).toBe('operatorAdmin');
  expect(await box(page, 'SETIAR').isChecked()).toBe(true);
});

test('the form keeps what was typed when the portal is away or was upgraded meanwhile', async () => {
  const { operator, person, page: pageOf } = await anOperator();
  const page = await pageOf(await person('operatorAdmin'), {
    expectedErrors: /Failed to load resource|was not found on the server/,
  });
  const login = `eve.${operator.code}`;
  await open(page, '/comptes/nouveau');
  await box(page, 'e-SAV Test').check();
  await fillAccount(account(page, 1), { login, name: 'Noir', firstName: 'Ève' });
  const unknown = `7f${'0'.repeat(40)}`;
  await page.route('**/comptes/nouveau', (route) => {
    const headers = { ...route.request().headers(), 'next-action': unknown };
    return route.request().method() === 'POST' ? route.continue({ headers }) : route.continue();
  });
  await save(page);
  await expectText(page, /^Le portail a été mis à jour depuis l’ouverture de cette page/);
  await page.unroute('**/comptes/nouveau');
  await page.route('**/comptes/nouveau', (route) => route.abort());
  await save(page);
  await expectText(page, 'Le service ne répond pas. Réessayez.');
  await page.unroute('**/comptes/nouveau');
  expect(await page.getByLabel('Login*').inputValue()).toBe(login);
  expect(await box(page, 'e-SAV Test').isChecked()).toBe(true);
  await save(page);
  await expectPage(page, 'Comptes et droits');
});

test('an account is listed, changed one at a time but for its login, and its e-services open and close for its person’s next request [OWF-210, OWF-211, OWF-212, OWF-213]', async () => {
  const { operator, person, client, page: pageOf } = await anOperator();
  const page = await pageOf(await person('operatorAdmin'));
  const colleague = await person('operatorUser');
  await open(page, '/comptes');
  const table = main(page).getByRole('table', { name: 'Comptes', exact: true });
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
    ...['Login', 'Nom', 'Prénom', 'Email', 'E-services', 'Modifier', 'Désactiver'],
  ]);
  const cells = await row(page, 'Comptes', colleague.login).getByRole('cell').allInnerTexts();
  expect(cells.slice(0, 4)).toEqual([colleague.login, 'Belkacem', 'Karim', colleague.email]);
  await table.getByRole('link', { name: `Modifier ${colleague.login}` }).click();
  await expectPage(page, 'Modification d’un compte');
  await expectText(page, /La modification de compte ne peut s'effectuer que compte par compte\./);
  await expectText(
    page,
    /seul le champ login n'est pas modifiable\. .* supprimer le compte et créer un nouveau compte$/,
  );
  expect(await main(page).getByLabel('Login*').count()).toBe(0);
  await answering(page);
  const signedIn = await client(colleague);
  const status = async () => (await signedIn.go('/qualifications')).status;
  for (const [word, code] of [
    ['fermé', 404],
    ['ouvert', 200],
  ] as const) {
    await box(page, 'Qualification Profils Clients (QPC)').click();
    await expectText(page, new RegExp(`Qualification Profils Clients \\(QPC\\).: ${word}`));
    expect(await status()).toBe(code);
  }

  // Somebody else on the same account, faster.
  await db.user.update({
    where: { id: colleague.id },
    data: { email: `karim.b@${operator.code}.example`, revision: { increment: 1 } },
  });
  await main(page).getByLabel('Nom*', { exact: true }).fill('Belkacem-Roux');
  await save(page);
  const told = page.getByRole('alert').filter({ hasText: 'Ce compte vient d’être modifié' });
  await told.getByText(`Email* : à présent « karim.b@${operator.code}.example »`).waitFor();
  expect(await main(page).getByLabel('Nom*', { exact: true }).inputValue()).toBe('Belkacem-Roux');
  await save(page);
  await expectText(page, 'Le compte a été enregistré.');
});

test('an account is disabled by the bin after a question: at once, its open pages included, its login for good [OWF-214]', async () => {
  const { person, page: pageOf } = await anOperator();
  const page = await pageOf(await person('operatorAdmin'));
  const colleague = await person('operatorUser');
  const theirs = await pageOf(colleague, { expectedErrors: /status of 401/ });
  await open(theirs, '/qualifications');
  await open(page, '/comptes');
  await main(page)
    .getByRole('button', { name: `Désactiver ${colleague.login}` })
    .click();
  const dialog = page.getByRole('dialog');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Désactiver le compte' }).click();
  await expectText(page, `Le compte ${colleague.login} a été désactivé.`);
  // The stream of the page that stands open ends by itself.
  await expectText(theirs, 'Votre session est terminée');
  await expect(logIn(url, colleague.login, demoPassword)).rejects.toThrow('401');
  await main(page).getByRole('link', { name: 'Désactivés' }).click();
  await row(page, 'Comptes', colleague.login).getByText('Désactivé', { exact: true }).waitFor();
});
