import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoPassword } from '#prisma/demo';
import { descriptionOf, expectPage, expectText, open } from '#test/support/browser';
import { logIn } from '#test/support/portal-client';
import { anOperator, product } from '#test/support/product';

const { url } = product;
const main = (page: Page) => page.getByRole('main');
const save = (page: Page) => main(page).getByRole('button', { name: 'Valider' }).click();
const fill = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
/** Names and values of a description list, in order. */
const facts = async (page: Page) => {
  const names = await main(page).getByRole('term').allInnerTexts();
  const values = await main(page).getByRole('definition').allInnerTexts();
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
};

test('« Consultation Compte » is reached from « Accueil » and from the menu, and lists what the account is [QPC-040, QPC-041, QPC-133]', async () => {
  const { contract, person, page: pageOf } = await anOperator({ qualificationType: 'aliase' });
  const account = await person('contract');
  const page = await pageOf(account);
  await open(page, '/');
  await main(page).getByRole('link', { name: 'Consultation du compte' }).click();
  await expectPage(page, 'Consultation Compte');
  await open(page, '/qualifications');
  await page.getByRole('navigation').getByRole('link', { name: 'Compte' }).click();
  await expectPage(page, 'Consultation Compte');
  expect(await facts(page)).toMatchObject({
    Identifiant: account.login,
    'Type de qualification': 'QPC aliasé',
    'Adresse de messagerie': account.email,
    'Code maître': contract.masterCode,
  });
});

test('« Modification Compte » offers address and password only, says « champ requis » beside what is wrong, saves and leads back [QPC-042, QPC-043, QPC-044, QPC-045, QPC-046, QPC-047, QPC-048, QPC-049]', async () => {
  const { person, page: pageOf } = await anOperator();
  const account = await person('contract');
  const page = await pageOf(account);
  await open(page, '/compte');
  await page.getByRole('link', { name: 'Modifier vos paramètres' }).click();
  await expectPage(page, 'Modification Compte');
  const email = page
    .getByRole('group', { name: 'Modifier votre compte' })
    .getByLabel('Adresse de messagerie');
  expect(await email.inputValue()).toBe(account.email);
  expect(await main(page).getByRole('textbox').count()).toBe(3);
  expect(await facts(page)).toMatchObject({ Identifiant: account.login });
  await email.fill('sans-arobase');
  await fill(page, 'Mot de passe', 'Un mot de passe neuf');
  await save(page);
  await expectText(page, 'À corriger avant d’enregistrer');
  expect(await descriptionOf(page, 'Adresse de messagerie')).toContain('champ requis');
  expect(await descriptionOf(page, 'Confirmer le mot de passe')).toContain('champ requis');
  await fill(page, 'Mot de passe', '');
  await email.fill('karim@alpha-telecom.example');
  await save(page);
  await expectText(page, 'Vos paramètres ont été enregistrés.');
  await page.getByRole('link', { name: 'Retour à la consultation du compte' }).click();
  await expectPage(page, 'Consultation Compte');
  expect(await facts(page)).toMatchObject({ 'Adresse de messagerie': 'karim@alpha-telecom.example' });
  await expect(logIn(url, account.login, demoPassword)).resolves.toBeDefined();
});

test('a new password is typed twice, needs nothing but its length, and closes the other sessions [QPC-045, QPC-050]', async () => {
  const { person, client, page: pageOf } = await anOperator();
  const user = await person('operatorUser');
  const elsewhere = await client(user);
  const page = await pageOf(user);
  await open(page, '/compte/modifier');
  for (const label of ['Mot de passe', 'Confirmer le mot de passe']) await fill(page, label, 'aaaaaaaaaaaa');
  await save(page);
  await expectText(page, /^Vos paramètres ont été enregistrés\. Vos sessions ouvertes ailleurs/);
  await expect(logIn(url, user.login, demoPassword)).rejects.toThrow('401');
  await expect(logIn(url, user.login, 'aaaaaaaaaaaa')).resolves.toBeDefined();
  expect((await elsewhere.go('/api/qualifications')).status).toBe(401);
});
