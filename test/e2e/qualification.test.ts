import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { demoPassword } from '#prisma/demo';
import { answering, expectPage, expectText, identify, open } from '#test/support/browser';
import {
  distinctOf,
  expectCsv,
  expectedAliasRows,
  expectedRows,
  expectRows,
} from '#test/support/expected-results';
import { until } from '#test/support/house';
import { mixedLines } from '#test/support/portal-client';
import { anOperator, aPage, mailTo, product } from '#test/support/product';
import { choose, download, rowOf, submit } from '#test/support/qualification-pages';
import { excelColumn, readXlsx } from '#test/support/workbooks';

const { db, world } = product;
const accepted = 'Votre fichier a été enregistré avec succès.';
const failed = "Erreur lors de l'insertion de votre qualification : ";
const form = "Envoi d'une qualification";
const list = "Récupération d'une qualification";
const toList = (page: Page) => page.getByRole('main').getByRole('link', { name: list }).click();

describe('a qualification', () => {
  test('goes from « Accueil » over the wait for its verdict to « Terminé » and its two downloads, without a reload [QPC-060, QPC-061, QPC-072, QPC-079, QPC-090, QPC-092, QPC-093, QPC-094, QPC-097, QPC-110, QPC-111, QPC-120, QPC-121]', async () => {
    const { contract, keyPrefix, person, page: pageOf } = await anOperator();
    await world.batchTakes(1_500, keyPrefix);
    const written = mixedLines(12_000, 11_000, 20_000_000);
    const page = await pageOf(await person('contract'));
    for (const [link, entry, title] of [
      ['Récupérer une qualification', 'Récupérer une qualification', list],
      ['Soumettre une nouvelle qualification', 'Soumettre une qualification', form],
    ] as const) {
      await open(page, '/');
      await page.getByRole('main').getByRole('link', { name: link }).click();
      await expectPage(page, title);
      await open(page, '/compte');
      await page.getByRole('navigation').getByRole('link', { name: entry }).click();
      await expectPage(page, title);
    }
    const verdict = Promise.withResolvers<void>();
    await page.route('**/verdict', (route) => verdict.promise.then(() => route.continue()));
    await choose(page, 'suivi.csv', written.join('\n'));
    await page.getByRole('button', { name: 'Soumettre ce fichier' }).click();
    await expectText(page, 'Votre fichier est en cours de vérification, merci de patienter...');
    verdict.resolve();
    await expectText(page, accepted);
    await expectText(page, /^12\s000 lignes, 11\s000 profils à qualifier\.$/);
    await toList(page);
    const row = rowOf(page, 'suivi.csv');
    await row.getByText('En attente', { exact: true }).waitFor();
    await expectText(
      page,
      'Votre fichier a bien été pris en compte, il est en cours de traitement par le système.',
    );
    expect(await row.getByRole('link', { name: /^Format/ }).count()).toBe(0);
    await page.evaluate('globalThis.sameDocument = true');
    await row.getByText(/^[1-9]\d*(\s\d{3})* sur 11\s000 profils/).waitFor();
    await row.getByText('Terminé', { exact: true }).waitFor();
    await expectText(page, 'Votre fichier a été qualifié, il est disponible au téléchargement.');
    expect(await page.evaluate('globalThis.sameDocument')).toBe(true);
    const profiles = await world.profilesOf('msisdn', distinctOf(written));
    const expected = expectedRows(written, contract.masterCode, profiles);
    expectCsv(await download(page, row, 'Format CSV, suivi.csv'), expected);
    expectRows(await readXlsx(await download(page, row, 'Format Excel, suivi.csv')), expected);
  });

  test('of an « aliasé » contract takes aliases only and gives the numbers behind them in both formats [QPC-064, QPC-099, QPC-110]', async () => {
    const { contract, person, page: pageOf } = await anOperator({ qualificationType: 'aliase' });
    const aliases = ['400000000037', '400000000074', '400000000037', '000612345678'];
    const page = await pageOf(await person('contract'));
    await submit(page, 'msisdn.csv', '0612345678');
    await expectText(page, `${failed}ligne 1 au format incorrect.`);
    await submit(page, 'alias.xlsx', await excelColumn(aliases));
    await toList(page);
    const row = rowOf(page, 'alias.xlsx');
    await row.getByText('Terminé', { exact: true }).waitFor();
    const profiles = await world.profilesOf('alias', [...new Set(aliases)]);
    const expected = expectedAliasRows(aliases, contract.masterCode, profiles);
    expectCsv(await download(page, row, 'Format CSV, alias.xlsx'), expected);
    expectRows(await readXlsx(await download(page, row, 'Format Excel, alias.xlsx')), expected);
  });

  test('is refused with its faulty lines, and a corrected file is sent from there [QPC-073, QPC-074]', async () => {
    const { person, page: pageOf } = await anOperator();
    const page = await pageOf(await person('contract'));
    const faults = Array.from({ length: 30 }, (_, n) => `x${n}`);
    await submit(page, 'faux.csv', `0612345678\n\n0612345678;x\n${faults.join('\n')}\n`);
    await expectText(page, `${failed}32 lignes au format incorrect, la première est la ligne 2.`);
    const rows = page
      .getByRole('table', { name: 'Lignes au format incorrect' })
      .getByRole('row')
      .filter({ has: page.getByRole('cell') });
    expect(await rows.count()).toBe(20);
    expect(await rows.nth(1).getByRole('cell').allTextContents()).toEqual([
      ...['3', '0612345678;x', 'La ligne contient plus d’un champ.'],
    ]);
    const link = 'Télécharger toutes les lignes en erreur (CSV)';
    const csv = (await download(page, page.getByRole('main'), link)).toString();
    expect(csv.trim().split('\n')).toHaveLength(33);
    await page.getByRole('link', { name: 'Soumettre un fichier corrigé' }).click();
    await choose(page, 'corrigé.csv', '0612345678\n');
    await page.getByRole('button', { name: 'Soumettre ce fichier' }).click();
    await expectText(page, accepted);
    await open(page, '/qualifications');
    expect(await rowOf(page, 'faux.csv').count()).toBe(0);
  });
});

describe('the form', () => {
  test('is used by keyboard alone, from the log-in to the list', async () => {
    const { person } = await anOperator();
    const { login } = await person('contract');
    const page = await aPage();
    const tabTo = async (target: Locator) => {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        if (await target.evaluate((element) => element.matches(':focus'))) return;
      }
      throw new Error(`Tab does not reach ${String(target)}`);
    };
    await open(page, '/identification');
    await tabTo(page.getByRole('textbox', { name: 'Identifiant' }));
    await page.keyboard.type(login);
    await tabTo(page.getByLabel('Mot de passe', { exact: true }));
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await expectPage(page, 'Accueil');
    await answering(page);
    await tabTo(page.getByRole('main').getByRole('link', { name: 'Soumettre une nouvelle qualification' }));
    await page.keyboard.press('Enter');
    await expectPage(page, form);
    await tabTo(page.getByLabel(/^Choisir un fichier/));
    const dialog = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    const file = { name: 'clavier.csv', mimeType: 'text/csv', buffer: Buffer.from('0612345678') };
    await (await dialog).setFiles(file);
    await tabTo(page.getByRole('button', { name: 'Soumettre ce fichier' }));
    await page.keyboard.press('Enter');
    await expectText(page, accepted);
    await tabTo(page.getByRole('link', { name: list }));
    await page.keyboard.press('Enter');
    await rowOf(page, 'clavier.csv').waitFor();
  });

  test('takes a workbook that is dropped on it, tells its end by mail, and remembers that this was wanted [QPC-061]', async () => {
    const { operator, person, page: pageOf } = await anOperator();
    const file = join(product.dataDir, `${operator.code}.xlsx`);
    writeFileSync(file, await excelColumn([612345678, '0612345679']));
    const account = await person('contract');
    const page = await pageOf(account);
    await open(page, '/qualifications/envoi');
    const zone = await page.getByLabel(/^Choisir un fichier/).boundingBox();
    const mouse = await page.context().newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      const data = { items: [], files: [file], dragOperationsMask: 1 };
      const [x, y] = [(zone?.x ?? 0) + 40, (zone?.y ?? 0) + 40];
      await mouse.send('Input.dispatchDragEvent', { type, data, x, y });
    }
    const box = page.getByRole('checkbox', { name: "M'avertir par courriel" });
    await box.check();
    await page.getByRole('button', { name: 'Soumettre ce fichier' }).click();
    await expectText(page, accepted);
    const { id, format } = await db.qualification.findFirstOrThrow({ where: { operatorId: operator.id } });
    expect(format).toBe('xlsx');
    expect((await mailTo(account.email)).text).toContain(`/qualifications/${id}`);
    await open(page, '/qualifications/envoi');
    expect(await box.isChecked()).toBe(true);
  });

  test('sends nothing and says so when the session has ended meanwhile', async () => {
    const { person, page: pageOf } = await anOperator();
    const { id: userId, login } = await person('contract');
    const page = await pageOf(await db.user.findUniqueOrThrow({ where: { id: userId } }), {
      expectedErrors: /status of 401/,
    });
    await open(page, '/qualifications/envoi');
    await choose(page, 'perdu.csv', '0612345678\n');
    await db.session.updateMany({ where: { userId }, data: { revokedAt: new Date() } });
    await page.getByRole('button', { name: 'Soumettre ce fichier' }).click();
    await expectText(page, /^Votre fichier n’a pas été envoyé\. Identifiez-vous de nouveau/);
    expect(await db.stagedFile.count({ where: { userId } })).toBe(0);
    await page.getByRole('button', { name: 'S’identifier de nouveau' }).click();
    await expectPage(page, 'Identification');
    await answering(page);
    await identify(page, login, demoPassword);
    await expectPage(page, form);
  });
});

test('the list is narrowed by status with the keyboard, in the address, and shows an outage to its own operator [QPC-092]', async () => {
  const { networkAnswers, person, client, page: pageOf, waiting } = await anOperator();
  const account = await person('contract');
  const [job] = await waiting(await client(account), 'panne.csv');
  const page = await pageOf(account);
  await open(page, '/qualifications');
  await page.getByLabel('Statut').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByLabel('Envoyé jusqu’au').fill('2025-03-10');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\?status=done&to=2025-03-10$/);
  await expectText(page, 'Aucune qualification ne correspond');
  await page.getByRole('link', { name: 'Effacer les filtres' }).click();
  await page.waitForURL(/\/qualifications$/);
  await until(async () =>
    expect(await page.getByLabel('Statut').evaluate((field) => field.matches(':focus'))).toBe(true),
  );
  await page.getByRole('link', { name: 'panne.csv', exact: true }).click();
  await expectText(page, /^Le réseau qui qualifie les numéros ne répond pas\. Depuis /);
  await networkAnswers(job?.workflowId ?? '');
  await expectText(page, 'Terminé');
});
