import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  answering,
  descriptionOf,
  expectAccessible,
  expectPage,
  expectText,
  identify,
  inABrowser,
  open,
} from '#test/support/browser';
import { until } from '#test/support/house';
import { fillAccount, mailTo } from '#test/support/account-pages';
import { accountRights } from './accounts-rights.spec.ts';

const { house, browser } = await inABrowser();

const main = (page: Page) => page.getByRole('main');
const save = (page: Page) => main(page).getByRole('button', { name: 'Enregistrer' }).click();
const box = (page: Page, name: string) => main(page).getByRole('checkbox', { name, exact: true });
const account = (page: Page, place: number) =>
  page.getByRole('group', { name: `Compte ${place}`, exact: true });
const row = (page: Page, caption: string | RegExp, login: string): Locator =>
  main(page).getByRole('table', { name: caption }).getByRole('row').filter({ hasText: login });
const isFocused = (target: Locator) => target.evaluate((element) => element.matches(':focus'));
const userOf = (login: string) =>
  house.db.user.findUniqueOrThrow({ where: { login }, include: { grants: true } });

describe('new accounts', () => {
  test('in one form, with the e-services of the source in four columns, those it forgot included, and its fields [OWF-200, OWF-201, OWF-202, OWF-203]', async () => {
    const page = await browser.aPage({ login: 'alpha.admin' });
    await open(page, '/');
    await page.getByRole('navigation').getByRole('link', { name: 'Comptes et droits' }).click();
    await expectPage(page, 'Comptes et droits');
    await main(page).getByRole('link', { name: 'Nouveaux comptes' }).click();
    await expectPage(page, 'Nouveaux comptes');
    const boxes = main(page).getByRole('group', { name: 'E-services', exact: true });
    const columns = boxes.getByRole('group');
    const found: Record<string, string[]> = {};
    for (const column of await columns.all()) {
      const [heading = ''] = await column.locator('legend').allInnerTexts();
      const names = await column
        .getByRole('checkbox')
        .evaluateAll((inputs) =>
          inputs.map(
            (input) => input.ownerDocument.querySelector(`label[for="${input.id}"]`)?.textContent ?? '',
          ),
        );
      found[heading] = names;
    }
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
    expect(
      await form
        .getByRole('textbox')
        .evaluateAll((inputs) =>
          inputs.map((input) => input.ownerDocument.querySelector(`label[for="${input.id}"]`)?.textContent),
        ),
    ).toEqual(['Login*', 'Nom*', 'Prénom*', 'Email*', 'Téléphone fixe*', 'et/ou Téléphone mobile*']);
    await main(page).getByRole('link', { name: 'Annuler' }).click();
    await expectPage(page, 'Comptes et droits');
  });

  test('keep what was typed, chosen and ticked before the script of the page was there', async () => {
    const page = await browser.aPage({ login: 'alpha.admin' });
    const scripts = Promise.withResolvers<void>();
    await page.route('**/*.js', async (route) => {
      await scripts.promise;
      await route.continue();
    });
    await page.goto('/comptes/nouveau', { waitUntil: 'domcontentloaded' });
    await box(page, 'e-SAV Test').check();
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
    expect(await Promise.all(['e-SAV Test', 'SETIAR'].map((name) => box(page, name).isChecked()))).toEqual([
      true,
      true,
    ]);
  });

  test('say beside each field what is wrong, several accounts at once, then arrive live: mail, link, password, and see only what was ticked [OWF-204, OWF-205, OWF-206, OWF-207, OWF-208, OWF-209]', async () => {
    const admin = await browser.aPage({ login: 'alpha.admin' });
    await open(admin, '/comptes/nouveau');
    expect(await descriptionOf(admin, 'Login*')).toContain(
      "5 caractères minimum alphanumériques non accentués ou les caractères !@_-'# (point d'exclamation, point, @, underscore, tiret, slash et dièse).",
    );
    expect(await descriptionOf(admin, 'Email*')).toContain(
      "L'email doit être une adresse valide. Toutes les informations d'initialisation, réinitialisation de mot de passe seront envoyées sur cet email.",
    );
    await box(admin, 'Qualification Profils Clients (QPC)').check();
    await box(admin, 'e-SAV Test').check();
    await fillAccount(account(admin, 1), { login: 'été!', email: 'lea', fixedPhone: '', mobilePhone: '' });
    await save(admin);
    const summary = admin.getByRole('alert').filter({ hasText: 'À corriger avant d’enregistrer' });
    await summary.waitFor();
    for (const label of ['Login*', 'Nom*', 'Prénom*', 'Email*', 'Téléphone fixe*'])
      await summary.getByRole('link', { name: `${label}, compte 1`, exact: true }).waitFor();
    expect(await descriptionOf(admin, 'Login*')).toMatch(/parmi les lettres non accentuées/);
    expect(await descriptionOf(admin, 'Nom*')).toContain('champ requis');
    expect(await descriptionOf(admin, 'Email*')).toContain('adresse de la forme nom@domaine.fr');
    expect(await descriptionOf(admin, 'Téléphone fixe*')).toContain('indiquez un téléphone fixe ou un');
    expect(await descriptionOf(admin, 'et/ou Téléphone mobile*')).toBe('');
    await expectAccessible(admin);

    await fillAccount(account(admin, 1), { login: 'lea.martin', name: 'Martin', firstName: 'Léa' });
    // « + »: another account, whose login is asked for at once.
    await main(admin).getByRole('button', { name: 'Ajouter un compte' }).click();
    expect(await isFocused(account(admin, 2).getByLabel('Login*'))).toBe(true);
    await fillAccount(account(admin, 2), { login: 'LEA.martin', name: 'Petit', firstName: 'Hugo' });
    await main(admin).getByRole('button', { name: 'Ajouter un compte' }).click();
    await fillAccount(account(admin, 3), {
      login: 'alpha.user',
      name: 'Roy',
      firstName: 'Inès',
      email: 'ines@alpha-telecom.example',
    });
    await save(admin);
    await expectText(admin, 'le même login est plus haut dans ce formulaire');
    await account(admin, 2).getByLabel('Login*').fill('hugo@petit-1');
    await save(admin);
    // Taken by a colleague; only the server knows.
    await expectText(admin, /ce login est pris, ou l’a été/);
    expect(await house.db.user.count({ where: { login: 'lea.martin' } })).toBe(0);
    await account(admin, 3).getByLabel('Login*').fill('ines/roy#');
    await save(admin);
    await expectPage(admin, 'Comptes et droits');

    const created = /^Comptes demandés le/;
    for (const login of ['lea.martin', 'hugo@petit-1', 'ines/roy#'])
      await row(admin, created, login).getByText('Courriel envoyé').waitFor();
    const confirmation = await mailTo(house, 'alpha.admin@alpha-telecom.example');
    expect(confirmation.subject).toBe('Confirmation des comptes');
    for (const line of ['lea.martin (Léa Martin)', 'hugo@petit-1 (Hugo Petit)', 'ines/roy# (Inès Roy)'])
      expect(confirmation.text).toContain(`- ${line}`);
    await row(admin, 'Comptes', 'hugo@petit-1')
      .getByText('e-SAV Test')
      .waitFor()
      .catch(() => {});

    const { subject, text } = await mailTo(house, 'lea.martin@alpha-telecom.example');
    expect(subject).toBe('Initialisation de votre mot de passe');
    const person = await browser.aPage({ expectedErrors: /status of 404/ });
    await open(person, /https?:\S+\/reinitialisation\/\S+/.exec(text)?.[0] ?? 'no link');
    await person.getByLabel('Nouveau mot de passe').fill('Un premier mot de passe');
    await row(admin, created, 'lea.martin').getByText('Lien ouvert').waitFor();
    // Nothing happens to whoever types meanwhile.
    expect(await isFocused(person.getByLabel('Nouveau mot de passe'))).toBe(true);
    await person.getByLabel('Confirmer le mot de passe').fill('Un premier mot de passe');
    await person.getByRole('button', { name: 'Valider' }).click();
    await row(admin, created, 'lea.martin').getByText('Actif').waitFor();
    await row(admin, created, 'hugo@petit-1').getByText('Courriel envoyé').waitFor();

    await person.getByRole('link', { name: 'Retour à la page d’identification' }).click();
    await identify(person, 'lea.martin', 'Un premier mot de passe');
    await expectPage(person, 'Accueil');
    await expectText(person, /Léa Martin/);
    for (const login of ['lea.martin', 'hugo@petit-1', 'ines/roy#']) {
      const { grants, operatorId, role } = await userOf(login);
      expect(grants.map(({ service }) => service).toSorted()).toEqual(['qpc', 'savTest']);
      expect([operatorId, role]).toEqual(['demo-alpha', 'operatorUser']);
    }
    await open(person, '/qualifications/envoi');
    await expectPage(person, "Envoi d'une qualification");
    expect((await person.goto('/comptes'))?.status()).toBe(404);
  });
});

describe('an account', () => {
  test('is listed as the source says, changed one at a time but for its login, its e-services at once, for the next request of its person [OWF-210, OWF-211, OWF-212, OWF-213]', async () => {
    const admin = await browser.aPage({ login: 'alpha.admin' });
    await open(admin, '/comptes');
    const table = main(admin).getByRole('table', { name: 'Comptes', exact: true });
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
      'Login',
      'Nom',
      'Prénom',
      'Email',
      'E-services',
      'Modifier',
      'Désactiver',
    ]);
    const cells = await table
      .getByRole('row')
      .filter({ hasText: 'alpha.user' })
      .getByRole('cell')
      .allInnerTexts();
    expect(cells.slice(0, 4)).toEqual([
      'alpha.user',
      'Belkacem',
      'Karim',
      'alpha.user@alpha-telecom.example',
    ]);
    expect(cells[4]).toContain('Qualification Profils Clients (QPC), e-Just Fibre');
    expect(await table.getByText('beta.user').count()).toBe(0);
    await table.getByRole('link', { name: 'Modifier alpha.user' }).click();
    await expectPage(admin, 'Modification d’un compte');
    await expectText(admin, /La modification de compte ne peut s'effectuer que compte par compte\./);
    await expectText(
      admin,
      /seul le champ login n'est pas modifiable\. Pour changer un login il faut supprimer le compte et créer un nouveau compte$/,
    );
    expect(await main(admin).getByLabel('Login*').count()).toBe(0);

    const colleague = await house.person('alpha.user');
    const status = async () => (await colleague.go('/qualifications')).status;
    expect(await status()).toBe(200);
    await answering(admin);
    await box(admin, 'Qualification Profils Clients (QPC)').click();
    await expectText(admin, /Qualification Profils Clients \(QPC\).: fermé/);
    expect(await status()).toBe(404);
    await box(admin, 'Qualification Profils Clients (QPC)').click();
    await expectText(admin, /Qualification Profils Clients \(QPC\).: ouvert/);
    expect(await status()).toBe(200);

    // Somebody else on the same account, faster.
    const { id, revision } = await userOf('alpha.user');
    const other = await browser.aPage({ login: 'wholesale.bo' });
    await open(other, `/comptes/${id}`);
    await main(other).getByLabel('Email*').fill('karim.b@alpha-telecom.example');
    await save(other);
    await expectText(other, 'Le compte a été enregistré.');
    await main(admin).getByLabel('Nom*', { exact: true }).fill('Belkacem-Roux');
    await save(admin);
    const told = admin
      .getByRole('alert')
      .filter({ hasText: 'Ce compte vient d’être modifié par wholesale.bo' });
    await told.getByText('Email* : à présent « karim.b@alpha-telecom.example »').waitFor();
    expect(await main(admin).getByLabel('Nom*', { exact: true }).inputValue()).toBe('Belkacem-Roux');
    expect(await userOf('alpha.user')).toMatchObject({ name: 'Belkacem', revision: revision + 1 });
    await main(admin).getByLabel('Email*').fill('karim.b@alpha-telecom.example');
    await save(admin);
    await expectText(admin, 'Le compte a été enregistré.');
    expect(await userOf('alpha.user')).toMatchObject({
      ...{ login: 'alpha.user', name: 'Belkacem-Roux', email: 'karim.b@alpha-telecom.example' },
    });
  });

  test('gets its link again on demand [OWF-208]', async () => {
    const admin = await browser.aPage({ login: 'alpha.admin' });
    const { id } = await userOf('ines/roy#');
    await open(admin, `/comptes/${id}`);
    await expectText(admin, 'Cette personne n’a pas encore choisi son mot de passe.');
    await main(admin).getByRole('button', { name: 'Renvoyer le lien' }).click();
    await expectText(admin, 'Le lien part à l’adresse du compte.');
    await until(async () => {
      const mails = (await house.world.mails()).filter(({ to }) => to === 'ines@alpha-telecom.example');
      expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    });
  });

  test('is disabled by the bin after a question: at once, its open pages included, its login for good [OWF-214]', async () => {
    const admin = await browser.aPage({ login: 'alpha.admin' });
    const person = await browser.aPage({ login: 'alpha.user', expectedErrors: /status of 401/ });
    await open(person, '/qualifications');
    await open(admin, '/comptes');
    const bin = main(admin).getByRole('button', { name: 'Désactiver alpha.user' });
    await bin.click();
    const dialog = admin.getByRole('dialog');
    await expectAccessible(admin);
    await dialog.getByRole('button', { name: 'Renoncer' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await userOf('alpha.user')).disabledAt).toBeNull();
    await bin.click();
    await dialog.getByRole('button', { name: 'Désactiver le compte' }).click();
    await expectText(admin, 'Le compte alpha.user a été désactivé.');
    // The stream of the page that stands open ends by itself.
    await expectText(person, 'Votre session est terminée');
    await expect(house.person('alpha.user')).rejects.toThrow('401');
    await main(admin).getByRole('link', { name: 'Désactivés' }).click();
    await row(admin, 'Comptes', 'alpha.user').getByText('Désactivé', { exact: true }).waitFor();
    await open(admin, '/comptes/nouveau');
    await fillAccount(account(admin, 1), { login: 'alpha.user', name: 'Roy', firstName: 'Inès' });
    await save(admin);
    await expectText(admin, /un login n’est jamais réutilisé/);
  });

  test('of the last administrator who can log in neither goes nor becomes a user’s [OWF-215]', async () => {
    const admin = await browser.aPage({ login: 'beta.admin' });
    const { id } = await userOf('beta.admin');
    await open(admin, '/comptes');
    await main(admin).getByRole('button', { name: 'Désactiver beta.admin' }).click();
    await admin.getByRole('button', { name: 'Désactiver le compte' }).click();
    await admin.getByRole('alert').filter({ hasText: 'C’est le dernier administrateur' }).waitFor();
    await open(admin, `/comptes/${id}`);
    await main(admin).getByLabel('Profil', { exact: true }).selectOption('operatorUser');
    await save(admin);
    await admin.getByRole('alert').filter({ hasText: 'C’est le dernier administrateur' }).waitFor();
    expect(await userOf('beta.admin')).toMatchObject({ role: 'operatorAdmin', disabledAt: null });
  });
});

accountRights({ house, browser });
