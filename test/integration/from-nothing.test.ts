import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fillAccount } from '#test/support/account-pages';
import { anAuthenticator, type Authenticator } from '#test/support/authenticator';
import {
  answering,
  expectAccessible,
  expectPage,
  expectText,
  identify,
  inABrowser,
  open,
  overflow,
} from '#test/support/browser';
import { until } from '#test/support/house';
import { aSubmissionId, logIn } from '#test/support/portal-client';
import { rowOf, submit } from '#test/support/qualification-pages';

/** A house without anybody: what follows goes through its screens and mails alone. */
const { house, browser } = await inABrowser({ JALON_DEMO: '0' });

const office = { login: 'claire.martin', password: 'Un long mot de passe' };
let phone: Authenticator;
let recoveryCodes: string[] = [];

/** Of the operator's people. */
const passwords = {
  'paul.durand': 'Le premier administrateur',
  'julie.petit': 'Une première collègue',
};

const refusedLogIn = /status of (401|404)/;
const link = () => /http\S+\/premier-compte\/\S+/.exec(house.console())?.[0] ?? 'no link';

const fill = async (page: Page, fields: Record<string, string>) => {
  for (const [label, text] of Object.entries(fields))
    await page.getByLabel(label, { exact: true }).fill(text);
};
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = async (page: Page, name: string) => {
  await page.getByRole('main').getByRole('link', { name, exact: true }).click();
};
const looksRight = async (page: Page) => {
  await expectAccessible(page);
  expect(await overflow(page)).toBe(0);
};

/** Sets up an authenticator on the page that shows a key, and answers it with the recovery codes. */
async function enrol(page: Page): Promise<{ phone: Authenticator; codes: string[] }> {
  await expectPage(page, 'Vérification en deux étapes');
  await answering(page);
  const own = anAuthenticator(await page.locator('pre').innerText());
  await fill(page, { 'Code affiché par l’application': await own.code() });
  await press(page, 'Confirmer');
  await page.getByRole('heading', { name: 'Vos codes de secours' }).waitFor();
  const codes = await page
    .getByRole('list', { name: 'Vos codes de secours' })
    .getByRole('listitem')
    .allInnerTexts();
  await looksRight(page);
  await page.getByRole('link', { name: 'Je les ai notés, continuer' }).click();
  return { phone: own, codes };
}

/** The link of the newest mail to an address. */
const mailed = (address: string) =>
  until(async () => {
    const mail = (await house.world.mails()).find(({ to }) => to === address);
    const found = /https?:\S+\/reinitialisation\/\S+/.exec(mail?.text ?? '')?.[0];
    if (!found) throw new Error(`no mail to ${address} yet`);
    return found;
  });

/** Fills the form of accounts with one and sends it. */
async function create(page: Page, account: { login: string; name: string; firstName: string }) {
  await answering(page);
  const group = page.getByRole('group', { name: 'Compte 1', exact: true });
  await fillAccount(group, { ...account, email: `${account.login}@epsilon.example` });
  await press(page, 'Enregistrer');
  await expectPage(page, 'Comptes et droits');
}

async function choosePassword(page: Page, address: string, password: string): Promise<void> {
  await open(page, await mailed(address));
  await fill(page, { 'Nouveau mot de passe': password, 'Confirmer le mot de passe': password });
  await press(page, 'Valider');
  await page.getByRole('link', { name: 'Retour à la page d’identification' }).click();
}

/** Somebody of the back office, logged in with both steps: a code on paper needs no waiting for the next one. */
async function atTheOffice(): Promise<Page> {
  const page = await browser.aPage({ expectedErrors: refusedLogIn });
  await open(page, '/identification');
  await identify(page, office.login, office.password);
  await expectPage(page, 'Vérification en deux étapes');
  await fill(page, { 'Code de vérification': recoveryCodes.pop() ?? 'none is left' });
  await press(page, 'Valider');
  await expectPage(page, 'Accueil');
  return page;
}

test('the first start prints a link that makes the first account, once, and tells it nowhere else', async () => {
  const [printed, file] = [link(), join(house.dataDir, 'first-account-link')];
  expect(readFileSync(file, 'utf8').trim()).toBe(printed);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const token = printed.split('/').at(-1) ?? '';
  for (const log of globSync('logs/*', { cwd: house.dataDir }))
    expect(readFileSync(join(house.dataDir, log), 'utf8')).not.toContain(token);

  const page = await browser.aPage({ expectedErrors: refusedLogIn });
  await open(page, '/premier-compte/un-autre-lien');
  await expectText(page, 'Ce lien n’est plus valable');
  await open(page, printed);
  await expectPage(page, 'Premier compte');
  await looksRight(page);
  await fill(page, { Identifiant: '12345', 'Nom et prénom': 'Claire Martin' });
  await fill(page, { 'Mot de passe': 'court', 'Confirmer le mot de passe': 'autre' });
  await press(page, 'Créer le compte');
  await page.getByRole('alert').filter({ hasText: 'À corriger avant d’enregistrer' }).waitFor();
  await expectText(page, /^5 chiffres.: réservé aux comptes QPC/);
  await expectText(page, 'les deux saisies diffèrent');
  await fill(page, {
    Identifiant: office.login,
    'Adresse de messagerie': 'claire.martin@grossiste.example',
    'Mot de passe': office.password,
    'Confirmer le mot de passe': office.password,
  });
  await press(page, 'Créer le compte');
  await expectText(page, 'Compte créé');
  expect(existsSync(file)).toBe(false);
  await open(page, printed);
  await expectText(page, 'Ce lien n’est plus valable');
});

test('the first log-in sets up two-step verification, before which no page and no route opens', async () => {
  const page = await browser.aPage({ expectedErrors: refusedLogIn });
  await open(page, '/operateurs');
  await identify(page, office.login, office.password);
  await expectPage(page, 'Vérification en deux étapes');
  await looksRight(page);
  const half = await logIn(house.url, office.login, office.password);
  expect((await half.go('/operateurs')).headers.get('location')).toContain('/identification');
  expect((await half.go('/api/qualifications')).status).toBe(401);
  await fill(page, { 'Code affiché par l’application': '000000' });
  await press(page, 'Confirmer');
  await expectText(page, /^Ce code n’est pas valable/);
  ({ phone, codes: recoveryCodes } = await enrol(page));
  expect(new Set(recoveryCodes).size).toBe(10);
  // On to the page that was asked for.
  await expectPage(page, 'Opérateurs');
  // Whoever knew the password alone, and was waiting for the second step, is out.
  expect((await half.go('/operateurs')).headers.get('location')).toContain('/identification');

  const next = await browser.aPage({ expectedErrors: refusedLogIn });
  await open(next, '/identification');
  await identify(next, office.login, office.password);
  await expectPage(next, 'Vérification en deux étapes');
  await looksRight(next);
  await fill(next, { 'Code de vérification': phone.repeated() });
  await press(next, 'Valider');
  await expectText(next, /^Ce code n’est pas valable/);
  await fill(next, { 'Code de vérification': recoveryCodes.pop() ?? '' });
  await press(next, 'Valider');
  await expectPage(next, 'Accueil');
  await open(next, '/compte/verification');
  await expectText(next, /^9 codes de secours restants/);
  await looksRight(next);
});

test('the back office opens an operator, its contract and its administrator, whose colleague reaches a first qualification [OWF-200, QPC-003, QPC-014]', async () => {
  const page = await atTheOffice();
  await page.getByRole('navigation').getByRole('link', { name: 'Opérateurs' }).click();
  await expectPage(page, 'Opérateurs');
  await follow(page, 'Créer un opérateur');
  await expectPage(page, 'Création d’un opérateur');
  await answering(page);
  await fill(page, { 'Raison sociale': 'Épsilon Télécom' });
  expect(await page.getByLabel('Code', { exact: true }).inputValue()).toBe('epsilon-telecom');
  await fill(page, { Code: 'Épsilon' });
  await press(page, 'Créer l’opérateur');
  await expectText(page, 'lettres minuscules, chiffres et tirets, 24 au plus');
  await fill(page, { Code: 'epsilon' });
  await press(page, 'Créer l’opérateur');
  await expectText(page, 'L’opérateur Épsilon Télécom a été créé.');
  await follow(page, 'Voir l’opérateur');
  await expectPage(page, 'Épsilon Télécom');
  await looksRight(page);

  await follow(page, 'Ouvrir un compte QPC');
  await expectPage(page, 'Ouverture d’un compte QPC');
  await answering(page);
  await fill(page, {
    'Code identifiant': '54321',
    'Code maître': '00042',
    'Adresse de messagerie': 'qpc@epsilon.example',
  });
  await press(page, 'Ouvrir le compte');
  await expectText(page, /^Le compte 54321 a été ouvert/);
  await open(page, '/operateurs/epsilon');
  await page.getByRole('link', { name: '54321' }).waitFor();

  await follow(page, 'Créer le premier administrateur');
  await expectPage(page, 'Nouveaux comptes');
  expect(await page.getByLabel('Profil', { exact: true }).inputValue()).toBe('operatorAdmin');
  await expectText(page, /^Cochés d’avance/);
  await create(page, { login: 'paul.durand', name: 'Durand', firstName: 'Paul' });

  const administrator = await browser.aPage({ expectedErrors: refusedLogIn });
  await choosePassword(administrator, 'paul.durand@epsilon.example', passwords['paul.durand']);
  await identify(administrator, 'paul.durand', passwords['paul.durand']);
  await expectPage(administrator, 'Accueil');
  await administrator.getByRole('navigation').getByRole('link', { name: 'Comptes et droits' }).click();
  await expectPage(administrator, 'Comptes et droits');
  await follow(administrator, 'Nouveaux comptes');
  await expectPage(administrator, 'Nouveaux comptes');
  await answering(administrator);
  await administrator
    .getByRole('checkbox', { name: 'Qualification Profils Clients (QPC)', exact: true })
    .check();
  await create(administrator, { login: 'julie.petit', name: 'Petit', firstName: 'Julie' });

  const colleague = await browser.aPage({ expectedErrors: refusedLogIn });
  await choosePassword(colleague, 'julie.petit@epsilon.example', passwords['julie.petit']);
  await identify(colleague, 'julie.petit', passwords['julie.petit']);
  await expectPage(colleague, 'Accueil');
  await submit(colleague, 'premier.csv', '0612345678');
  await expectText(colleague, 'Votre fichier a été enregistré avec succès.');
  await open(colleague, '/qualifications');
  await rowOf(colleague, 'premier.csv').getByText('Terminé').waitFor();
  await open(administrator, '/qualifications');
  await rowOf(administrator, 'premier.csv').waitFor();
});

test('an exceptional quota of today holds at once, and is shown where the day’s profiles are counted [QPC-075]', async () => {
  const page = await atTheOffice();
  await open(page, '/contrats/54321');
  const today = await page.getByLabel('Jour', { exact: true }).getAttribute('min');
  await fill(page, { Jour: '2020-01-01', 'Profils ce jour-là': '2', Motif: 'Reprise de parc' });
  await press(page, 'Accorder');
  await expectText(page, 'aujourd’hui ou plus tard');
  await fill(page, { Jour: today ?? '', 'Profils ce jour-là': '2', Motif: 'Reprise de parc' });
  await press(page, 'Accorder');
  await expectText(page, /^Le quota exceptionnel a été enregistré/);
  await expectText(page, 'Reprise de parc');
  await looksRight(page);
  const person = await logIn(house.url, 'julie.petit', passwords['julie.petit']);
  const sent = async (file: string) => {
    const id = aSubmissionId();
    await person.upload(id, 'quota.csv', file);
    return person.verdict(id);
  };
  // One of the two was taken by the first qualification.
  expect(await sent('0612345671\n0612345672')).toMatchObject({ state: 'refused' });
  const administrator = await browser.aPage();
  await open(administrator, '/identification');
  await identify(administrator, 'paul.durand', passwords['paul.durand']);
  await expectPage(administrator, 'Accueil');
  await open(administrator, '/qualifications/envoi');
  await expectText(administrator, /\b1\b.*\b2\b/);
  expect(await sent('0612345673')).toMatchObject({ state: 'accepted' });
  await page.getByRole('button', { name: /^Retirer le quota exceptionnel du/ }).click();
  await expectText(page, 'Le quota exceptionnel a été retiré.');
  await expectText(page, 'Aucun jour exceptionnel.');
  await expectText(page, 'Le quota exceptionnel a été retiré.');
  expect(await sent('0612345674\n0612345675')).toMatchObject({ state: 'accepted' });
});

test('« voir comme » shows an operator’s pages under a banner, changes nothing, downloads nothing, and leaves its trace', async () => {
  const page = await atTheOffice();
  await open(page, '/operateurs/epsilon');
  // What its forms and buttons call, to be tried again while looking.
  const actions = [...(await page.content()).matchAll(/\\"id\\":\\"([0-9a-f]{42})\\"/g)].flatMap(
    ([, id]) => id ?? [],
  );
  await press(page, 'Voir comme');
  await expectPage(page, 'Accueil');
  await expectText(
    page,
    /^Vous voyez en lecture seule l’espace de l’opérateur Épsilon Télécom, jusqu’à \d\d:\d\d\.$/,
  );
  await looksRight(page);
  await open(page, '/qualifications');
  await expectText(page, 'premier.csv');
  await page.getByRole('region', { name: 'Vue d’un opérateur' }).waitFor();

  await open(page, '/comptes');
  await page.getByRole('cell', { name: 'julie.petit@epsilon.example' }).waitFor();
  expect(await page.getByRole('button', { name: /^Désactiver/ }).count()).toBe(0);
  expect(await page.getByRole('main').getByRole('link', { name: 'Nouveaux comptes' }).count()).toBe(0);
  const { id: first } = await house.db.qualification.findFirstOrThrow({ where: { fileName: 'premier.csv' } });
  const before = await house.db.auditRow.count();
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const ask = (
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ) =>
    fetch(house.url + path, {
      redirect: 'manual',
      ...init,
      headers: { cookie, origin: house.url, ...init.headers },
    });
  const status = async (path: string, init?: { method: string; body: string }) =>
    (await ask(path, init)).status;
  expect(await status(`/api/qualifications/${first}`)).toBe(200);
  expect(await status(`/api/qualifications/${first}/result?format=csv`)).toBe(404);
  expect(await status(`/api/qualifications/${first}/verdict`)).toBe(404);
  expect(
    await status('/api/qualifications/upload?submission=vuecomme0001&name=a.csv', {
      method: 'POST',
      body: '0612345678',
    }),
  ).toBe(404);
  for (const path of [
    '/operateurs',
    '/equipe',
    '/contrats',
    '/comptes/nouveau',
    '/qualifications/envoi',
    '/compte/modifier',
  ])
    expect(await status(path)).toBe(404);
  // The same page looked at and written to: whoever only looks writes nowhere, whatever the right asked for.
  expect(await status('/compte')).toBe(200);
  expect(await status('/compte', { method: 'POST', body: '' })).toBe(404);
  for (const action of actions) {
    const answer = await ask('/compte', {
      method: 'POST',
      headers: { 'next-action': action, accept: 'text/x-component', 'content-type': 'text/plain' },
      body: JSON.stringify(['epsilon', 'paul.durand']),
    });
    expect(await answer.text()).not.toContain('"ok":true');
  }
  expect(await house.db.auditRow.count()).toBe(before);

  await page.getByRole('button', { name: 'Quitter cette vue' }).click();
  await expectPage(page, 'Épsilon Télécom');
  const trace = await house.db.auditRow.findMany({
    where: { action: { startsWith: 'operator.' } },
    orderBy: { at: 'desc' },
    take: 2,
  });
  expect(trace.map(({ action: deed, actorLogin }) => [deed, actorLogin])).toEqual([
    ['operator.endView', office.login],
    ['operator.beginView', office.login],
  ]);
  await open(page, '/operateurs');
  await expectPage(page, 'Opérateurs');
});

test('the team: a colleague is invited by mail and sets up the second step; the last of the back office stays', async () => {
  const page = await atTheOffice();
  await page.getByRole('navigation').getByRole('link', { name: 'Équipe du grossiste' }).click();
  await expectPage(page, 'Équipe du grossiste');
  await looksRight(page);
  await follow(page, 'Créer un compte');
  await expectPage(page, 'Création d’un compte');
  await answering(page);
  await fill(page, {
    Identifiant: 'luc.petit',
    'Nom et prénom': 'Luc Petit',
    'Adresse de messagerie': 'luc.petit@grossiste.example',
  });
  await page.getByLabel('Profil', { exact: true }).selectOption('operations');
  await press(page, 'Créer le compte');
  await expectText(page, /^Le compte luc.petit a été créé/);

  const colleague = await browser.aPage({ expectedErrors: refusedLogIn });
  await choosePassword(colleague, 'luc.petit@grossiste.example', 'Exploitation de nuit');
  await identify(colleague, 'luc.petit', 'Exploitation de nuit');
  await enrol(colleague);
  await expectPage(colleague, 'Accueil');

  await follow(page, 'Voir le compte');
  await expectPage(page, 'Compte luc.petit');
  await looksRight(page);
  await answering(page);
  await press(page, 'Réinitialiser');
  await expectText(page, 'La vérification en deux étapes a été réinitialisée.');
  await colleague.reload();
  await expectPage(colleague, 'Identification');

  // Its form needs no script.
  const plain = await browser.aPage({ scripts: false });
  await plain.context().addCookies(await page.context().cookies());
  await plain.goto('/equipe/luc.petit');
  await fill(plain, { 'Adresse de messagerie': 'luc' });
  await press(plain, 'Enregistrer');
  await expectText(plain, 'adresse de la forme nom@domaine.fr');
  await fill(plain, { 'Adresse de messagerie': 'luc.petit@grossiste.example' });
  await press(plain, 'Enregistrer');
  await expectText(plain, 'Le compte a été enregistré.');
  await open(page, `/equipe/${office.login}`);
  await press(page, 'Désactiver');
  await page.getByRole('dialog').waitFor();
  await looksRight(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Désactiver' }).click();
  await expectText(page, /^C’est le dernier compte du back-office/);
});
