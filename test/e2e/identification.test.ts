import { describe, expect, test } from 'vitest';
import { demoPassword } from '#prisma/demo';
import { answering, expectPage, expectText, identify, open } from '#test/support/browser';
import { until } from '#test/support/house';
import { anOperator, aPage, mailTo, product } from '#test/support/product';

const { db, url, world } = product;
const minute = 60_000;
/** Chromium's own word on the 401 of a refused log-in. */
const refusedLogIn = /status of 401/;

const lastSession = (userId: string) =>
  db.session.findFirstOrThrow({ where: { userId }, orderBy: { createdAt: 'desc' } });
const leaveSession = async (userId: string, milliseconds: number) =>
  db.session.update({
    where: { id: (await lastSession(userId)).id },
    data: { expiresAt: new Date(Date.now() + milliseconds) },
  });
const minutesLeft = async (userId: string) =>
  ((await lastSession(userId)).expiresAt.getTime() - Date.now()) / minute;

describe('« Identification »', () => {
  test('stands before every page, refuses in one sentence, and leads to the page that was asked for, for ten minutes [QPC-011, QPC-012, QPC-020, QPC-021, QPC-022, QPC-023]', async () => {
    const { person } = await anOperator();
    const { id, login } = await person('contract');
    const page = await aPage({ expectedErrors: refusedLogIn });
    await open(page, '/qualifications?after=1');
    await expectPage(page, 'Identification');
    await identify(page, login, '');
    const alert = page.getByRole('main').getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toBe('utilisateur et/ou mot de passe incorrect.');
    await identify(page, login, demoPassword);
    await expectPage(page, "Récupération d'une qualification");
    expect(page.url()).toBe(`${url}/qualifications?after=1`);
    expect(await minutesLeft(id)).toBeCloseTo(10, 0);
  });

  test('without JavaScript says that the service needs it, and puts no password into an address [QPC-009]', async () => {
    const { login } = await (await anOperator()).person('contract');
    const page = await aPage({ scripts: false });
    await page.goto('/identification');
    await expectText(page, /^JavaScript est désactivé/);
    await identify(page, login, demoPassword);
    await page.waitForLoadState();
    expect(page.url()).not.toContain(demoPassword);
    await page.context().addCookies([{ name: 'jalon-langue', value: 'en', url }]);
    await page.goto('/identification');
    await expectText(page, /^JavaScript is turned off/);
  });
});

test('a session begins anew with each action, not with what an open page asks by itself, and the open page tells its end [QPC-012, QPC-023, QPC-024]', async () => {
  const { operator, person, page: pageOf } = await anOperator();
  const account = await person('contract');
  // The page hears at its next check that the session is over.
  const page = await pageOf(account, { expectedErrors: refusedLogIn });
  await open(page, '/qualifications');
  await leaveSession(account.id, 2 * minute);
  const asked = page.waitForResponse(/\/api\/qualifications$/);
  const change = { operatorId: operator.id, entity: 'qualification', entityId: 'none', at: new Date() };
  await db.change.create({ data: change });
  expect((await asked).status()).toBe(200);
  expect(await minutesLeft(account.id)).toBeLessThan(2);
  await page.getByRole('navigation').getByRole('link', { name: 'Compte' }).click();
  await expectPage(page, 'Consultation Compte');
  expect(await minutesLeft(account.id)).toBeGreaterThan(9);
  await open(page, '/qualifications');
  await leaveSession(account.id, -1);
  await expectText(page, 'Votre session est terminée');
  await page.reload();
  await expectPage(page, 'Identification');
  await expectText(page, 'Votre session a pris fin. Identifiez-vous à nouveau pour continuer.');
});

test('« Oubli du mot de passe » is open to everyone and mails a link, later if it must, that sets a new password once [QPC-013, QPC-025, QPC-030, QPC-033, QPC-034, QPC-035, QPC-036]', async () => {
  const { person } = await anOperator();
  const { login, email } = await person('contract');
  await world.fail('smtp', 'unavailable', 1, { recipient: email });
  const page = await aPage({ expectedErrors: refusedLogIn });
  await open(page, '/identification');
  await page.getByRole('link', { name: 'Oubli de votre mot de passe ?', exact: true }).click();
  await expectPage(page, 'Oubli du mot de passe');
  await expectText(page, /ne peut pas vérifier votre identité.*contactez votre administrateur/);
  const form = page.getByRole('group', { name: 'Oubli de votre mot de passe', exact: true });
  await form.getByRole('textbox', { name: 'Code identifiant à 5 chiffres' }).fill('1234');
  await form.getByRole('button', { name: 'Envoyer' }).click();
  await expectText(page, 'Cet identifiant est inconnu, veuillez contrôler votre saisie');
  await form.getByRole('textbox', { name: 'Code identifiant à 5 chiffres' }).fill(login);
  await form.getByRole('button', { name: 'Envoyer' }).click();
  await expectText(page, /au bout d’une heure, vérifiez .* messagerie, puis contactez le support\.$/);
  const { text } = await mailTo(email);
  expect(text).not.toContain(demoPassword);
  const link = /https?:\S+\/reinitialisation\/\S+/.exec(text)?.[0] ?? 'no link';
  await open(page, link);
  await page.getByLabel('Nouveau mot de passe').fill('Un mot de passe neuf');
  await page.getByLabel('Confirmer le mot de passe').fill('Un mot de passe vieux');
  await page.getByRole('button', { name: 'Valider' }).click();
  await expectText(page, 'les deux saisies diffèrent');
  await page.getByLabel('Nouveau mot de passe').fill('Un mot de passe neuf');
  await page.getByLabel('Confirmer le mot de passe').fill('Un mot de passe neuf');
  await page.getByRole('button', { name: 'Valider' }).click();
  await page.getByRole('link', { name: 'Retour à la page d’identification' }).click();
  await answering(page);
  await identify(page, login, demoPassword);
  await expectText(page, 'utilisateur et/ou mot de passe incorrect.');
  await identify(page, login, 'Un mot de passe neuf');
  await expectPage(page, 'Accueil');
  await open(page, link);
  await expectText(page, 'Ce lien n’est plus valable');
});

test('« Quitter le service » asks, ends the session on the server too, also for a copy of its cookie [QPC-130, QPC-131, QPC-132]', async () => {
  const { person, page: pageOf } = await anOperator();
  const page = await pageOf(await person('contract'), { width: 360 });
  await open(page, '/compte');
  await page.getByRole('button', { name: 'Ouvrir la navigation' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Quitter le service' }).click();
  const main = page.getByRole('main');
  const question = main.getByText('Vous allez quitter le service QPC');
  expect(await question.innerText()).toBe('Vous allez quitter le service QPC, merci de  confirmer');
  await main.getByRole('link', { name: 'Annuler' }).click();
  await expectPage(page, 'Accueil');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('navigation').getByRole('link', { name: 'Quitter le service' }).click();
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const withCopy = async () => fetch(`${url}/api/qualifications`, { headers: { cookie } });
  expect((await withCopy()).status).toBe(200);
  await main.getByRole('button', { name: 'Confirmer' }).click();
  await expectPage(page, 'Identification');
  expect((await withCopy()).status).toBe(401);
  await page.goBack();
  await until(() => expect(page.url()).toContain('/identification'));
});
