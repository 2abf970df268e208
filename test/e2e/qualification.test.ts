import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answering, inABrowser, expectPage, expectText, identify, open } from '#test/support/browser';
import { demoPassword } from '#prisma/demo';
import {
  distinctOf,
  expectCsv,
  expectedAliasRows,
  expectedRows,
  expectRows,
} from '#test/support/expected-results';
import { until } from '#test/support/house';
import { aSubmissionId, mixedLines } from '#test/support/portal-client';
import { choose, download, rowOf, submit } from '#test/support/qualification-pages';
import { excelColumn, excelWorkbook, oleFile, readXlsx } from '#test/support/workbooks';
import { qualificationOutcomes } from './qualification-outcome.spec.ts';

const { house, browser } = await inABrowser();

const verifying = 'Votre fichier est en cours de vérification, merci de patienter...';
const accepted = 'Votre fichier a été enregistré avec succès.';
const failed = "Erreur lors de l'insertion de votre qualification : ";

describe('« Envoi d’une qualification »', () => {
  test('is reached from « Accueil » and from the menu, and so is « Récupération d’une qualification » [QPC-060, QPC-090]', async () => {
    const page = await browser.aPage({ login: '12345' });
    for (const [link, entry, title] of [
      ['Soumettre une nouvelle qualification', 'Soumettre une qualification', "Envoi d'une qualification"],
      ['Récupérer une qualification', 'Récupérer une qualification', "Récupération d'une qualification"],
    ] as const) {
      await open(page, '/');
      await page.getByRole('main').getByRole('link', { name: link }).click();
      await expectPage(page, title);
      await open(page, '/compte');
      await page.getByRole('navigation').getByRole('link', { name: entry }).click();
      await expectPage(page, title);
    }
  });

  test('asks for patience while the worker is down; the verdict comes by itself, with a link to the list [QPC-061, QPC-072, QPC-079]', async () => {
    const page = await browser.aPage({ login: '12345' });
    house.freeze('worker');
    try {
      await submit(page, 'patience.csv', '0612345678\n+33712345678\n');
      await expectText(page, verifying);
      await expectText(page, /^Votre fichier est bien reçu\. Le service de vérification est momentanément/);
      await expectText(page, verifying);
    } finally {
      house.thaw('worker');
    }
    await expectText(page, accepted);
    await expectText(page, '2 lignes, 2 profils à qualifier.');
    await page.getByRole('link', { name: "Récupération d'une qualification" }).click();
    await expectPage(page, "Récupération d'une qualification");
    await rowOf(page, 'patience.csv').waitFor();
  });

  test('takes a workbook that is dropped on it [QPC-061]', async () => {
    const file = join(house.dataDir, 'déposé.xlsx');
    writeFileSync(file, await excelColumn([612345678, '0612345679']));
    const page = await browser.aPage({ login: '12345' });
    await open(page, '/qualifications/envoi');
    const zone = await page.getByLabel(/^Choisir un fichier/).boundingBox();
    const mouse = await page.context().newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      const data = { items: [], files: [file], dragOperationsMask: 1 };
      await mouse.send('Input.dispatchDragEvent', {
        ...{ type, data },
        x: (zone?.x ?? 0) + 40,
        y: (zone?.y ?? 0) + 40,
      });
    }
    await expectText(page, /^déposé\.xlsx, /);
    await page.getByRole('button', { name: 'Soumettre ce fichier' }).click();
    await expectText(page, accepted);
    const { format } = await house.db.qualification.findFirstOrThrow({ where: { fileName: 'déposé.xlsx' } });
    expect(format).toBe('xlsx');
  });

  test('refuses a file with its faulty lines by number, content and reason, and offers to submit another [QPC-073, QPC-074]', async () => {
    const page = await browser.aPage({ login: '12345' });
    await submit(page, 'faux.csv', '0612345678\n0033612345678\n612345678\n\nbonjour\n0612345678;x\n');
    await expectText(page, `${failed}4 lignes au format incorrect, la première est la ligne 2.`);
    const table = page.getByRole('table', { name: 'Lignes au format incorrect' });
    const rows = await table
      .getByRole('row')
      .filter({ has: page.getByRole('cell') })
      .all();
    expect(await Promise.all(rows.map((row) => row.getByRole('cell').allTextContents()))).toEqual([
      ['2', '0033612345678', 'Ce n’est pas un MSISDN d’une forme acceptée.'],
      ['4', '(vide)', 'La ligne est vide.'],
      ['5', 'bonjour', 'Ce n’est pas un MSISDN d’une forme acceptée.'],
      ['6', '0612345678;x', 'La ligne contient plus d’un champ.'],
    ]);
    const faulty = page.url();
    await page.getByRole('link', { name: 'Soumettre un fichier corrigé' }).click();
    await page.getByLabel(/^Choisir un fichier/).waitFor();
    await choose(page, 'corrigé.csv', '0612345678\n');
    await page.getByRole('button', { name: 'Soumettre ce fichier' }).click();
    await expectText(page, accepted);
    expect(page.url()).not.toBe(faulty);
    await page.getByRole('navigation').getByRole('link', { name: 'Soumettre une qualification' }).click();
    await page.getByLabel(/^Choisir un fichier/).waitFor();
    await open(page, '/qualifications');
    expect(await rowOf(page, 'faux.csv').count()).toBe(0);
  });

  test('refuses an old Excel file and a workbook of two sheets in words [QPC-065, QPC-071, QPC-073]', async () => {
    const page = await browser.aPage({ login: '12345' });
    await submit(page, 'ancien.xls', oleFile('Workbook'));
    await expectText(
      page,
      new RegExp(`^${failed}format de fichier inconnu\\. .*enregistrez-le au format \\.xlsx`),
    );
    const sheets = await excelWorkbook((workbook) => {
      workbook.addWorksheet('Une').addRow(['0612345678']);
      workbook.addWorksheet('Deux');
    });
    await submit(page, 'feuilles.xlsx', sheets);
    await expectText(page, `${failed}le classeur comporte 2 feuilles au lieu d’une seule.`);
  });

  test('says how much of the day’s limit is left, and when nothing is [QPC-076, QPC-077]', async () => {
    const page = await browser.aPage({ login: '23456' });
    const aliases = Array.from({ length: 6 }, (_, index) => `${612345678000 + index}`).join('\n');
    await submit(page, 'premier.csv', aliases);
    await expectText(page, accepted);
    const today = { where: { contractId: 'demo-23456' } };
    await house.db.quotaDay.updateMany({ ...today, data: { used: 99_995 } });
    await submit(page, 'trop.csv', aliases);
    await expectText(
      page,
      'Ce fichier vous fait dépasser la limite de 100 000 profils à qualifier par jour. Veuillez soumettre un nouveau fichier ne contenant pas plus de 5 profils à qualifier.',
    );
    await house.db.quotaDay.updateMany({ ...today, data: { used: 100_000 } });
    await submit(page, 'encore.csv', aliases);
    await expectText(
      page,
      'La limite de 100 000 profils à qualifier par jour est atteinte, veuillez patienter et soumettre votre fichier ultérieurement.',
    );
    await house.db.quotaDay.updateMany({ ...today, data: { used: 6 } });
  });

  test('is done by keyboard alone, from the log-in to the list', async () => {
    const page = await browser.aPage();
    await open(page, '/identification');
    const tabTo = async (target: Locator) => {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        if (await target.evaluate((element) => element.matches(':focus'))) return;
      }
      throw new Error(`Tab does not reach ${String(target)}`);
    };
    await tabTo(page.getByRole('textbox', { name: 'Identifiant' }));
    await page.keyboard.type('12345');
    await tabTo(page.getByLabel('Mot de passe', { exact: true }));
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await expectPage(page, 'Accueil');
    await answering(page);
    await tabTo(page.getByRole('main').getByRole('link', { name: 'Soumettre une nouvelle qualification' }));
    await page.keyboard.press('Enter');
    await expectPage(page, "Envoi d'une qualification");
    await tabTo(page.getByLabel(/^Choisir un fichier/));
    const dialog = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (
      await dialog
    ).setFiles({ name: 'clavier.csv', mimeType: 'text/csv', buffer: Buffer.from('0612345678') });
    await tabTo(page.getByRole('button', { name: 'Soumettre ce fichier' }));
    await page.keyboard.press('Enter');
    await expectText(page, accepted);
    await tabTo(page.getByRole('link', { name: "Récupération d'une qualification" }));
    await page.keyboard.press('Enter');
    await expectPage(page, "Récupération d'une qualification");
    await rowOf(page, 'clavier.csv').waitFor();
  });
});

describe('« Récupération d’une qualification »', () => {
  test('follows a file without being asked, from « En attente » to « Terminé » and its two downloads [QPC-092, QPC-093, QPC-094, QPC-097, QPC-110, QPC-111, QPC-120, QPC-121]', async () => {
    const written = mixedLines(12_000, 11_000, 20_000_000);
    await house.world.batchTakes(1_500);
    onTestFinished(async () => {
      await house.world.batchTakes(0);
    });
    const page = await browser.aPage({ login: '12345' });
    await submit(page, 'suivi.csv', written.join('\n'));
    await page.getByRole('link', { name: "Récupération d'une qualification" }).click();
    const row = rowOf(page, 'suivi.csv');
    await row.getByText('En attente', { exact: true }).waitFor();
    await row
      .getByText('Votre fichier a bien été pris en compte, il est en cours de traitement par le système.', {
        exact: true,
      })
      .waitFor();
    await row.getByRole('progressbar', { name: 'Avancement de suivi.csv' }).waitFor();
    expect(await row.getByRole('link', { name: /^Format/ }).count()).toBe(0);
    await page.evaluate('globalThis.sameDocument = true');
    await row.getByText(/^[1-9]\d*(\s\d{3})* sur 11\s000 profils/).waitFor();
    await row.getByText('Terminé', { exact: true }).waitFor();
    await row
      .getByText('Votre fichier a été qualifié, il est disponible au téléchargement.', { exact: true })
      .waitFor();
    expect(await page.evaluate('globalThis.sameDocument')).toBe(true);

    const profiles = await house.world.profilesOf('msisdn', distinctOf(written));
    const expected = expectedRows(written, '01234', profiles);
    expectCsv(await download(page, row, 'Format CSV, suivi.csv'), expected);
    expectRows(await readXlsx(await download(page, row, 'Format Excel, suivi.csv')), expected);
  });

  test('gives the numbers behind the aliases of an « aliasé » contract in both formats [QPC-064, QPC-099, QPC-110]', async () => {
    const aliases = ['400000000037', '400000000074', '400000000037', '000612345678'];
    const page = await browser.aPage({ login: '23456' });
    await open(page, '/qualifications/envoi');
    await expectText(page, 'Un identifiant client (alias) de 12 chiffres par ligne :');
    await submit(page, 'msisdn.csv', '0612345678');
    await expectText(page, `${failed}ligne 1 au format incorrect.`);
    await submit(page, 'alias.csv', aliases.join('\n'));
    await page.getByRole('link', { name: "Récupération d'une qualification" }).click();
    const row = rowOf(page, 'alias.csv');
    await row.getByText('Terminé', { exact: true }).waitFor();
    const profiles = await house.world.profilesOf('alias', [...new Set(aliases)]);
    const expected = expectedAliasRows(aliases, '00987', profiles);
    expectCsv(await download(page, row, 'Format CSV, alias.csv'), expected);
    expectRows(await readXlsx(await download(page, row, 'Format Excel, alias.csv')), expected);
  });

  test('says of a rejected file what became of it, why, and offers no download [QPC-091, QPC-095, QPC-097]', async () => {
    const page = await browser.aPage({ login: '12345' });
    // The number that the simulated network refuses for good.
    await submit(page, 'rejeté.csv', '0600000005\n0612345678');
    await page.getByRole('link', { name: "Récupération d'une qualification" }).click();
    const row = rowOf(page, 'rejeté.csv');
    await row.getByText('Rejeté', { exact: true }).waitFor();
    await row
      .getByText(
        "Votre fichier a été rejeté, il contient une anomalie qui empêche son traitement par le système. Le détail de l'anomalie est spécifié dans le champ « Commentaires ». Ce fichier ne sera jamais disponible au téléchargement. Vous devez en soumettre un nouvel exemplaire corrigé, afin d'effectuer cette qualification.",
        { exact: true },
      )
      .waitFor();
    expect(await row.getByRole('cell').nth(3).innerText()).toContain(
      'Le réseau a refusé une partie des numéros de ce fichier.',
    );
    expect(await row.getByRole('link', { name: /^Format/ }).count()).toBe(0);
  });

  test('shows ten files a page, the newest first, of one’s own contract only [QPC-091, QPC-098, QPC-101]', async () => {
    const person = await house.person('12345');
    const names = Array.from({ length: 12 }, (_, index) => `liste-${String(index).padStart(2, '0')}.csv`);
    for (const name of names) {
      const id = aSubmissionId();
      await person.upload(id, name, '0612345678');
      await person.verdict(id);
    }
    const page = await browser.aPage({ login: '12345' });
    await open(page, '/qualifications');
    const shown = () =>
      page
        .getByRole('table', { name: 'Qualifications' })
        .getByRole('link', { name: /\.(csv|xlsx)$/ })
        .filter({ hasNotText: 'Format' })
        .allInnerTexts();
    expect(await shown()).toEqual(names.toReversed().slice(0, 10));
    await page.getByRole('link', { name: 'Plus anciennes' }).click();
    await rowOf(page, 'liste-01.csv').waitFor();
    expect((await shown()).slice(0, 2)).toEqual(['liste-01.csv', 'liste-00.csv']);
    expect((await shown()).length).toBeLessThanOrEqual(10);
    await page.getByRole('link', { name: 'Plus récentes' }).click();
    await rowOf(page, 'liste-11.csv').waitFor();

    const other = await browser.aPage();
    await open(other, '/qualifications');
    await identify(other, '23456', demoPassword);
    await expectPage(other, "Récupération d'une qualification");
    await rowOf(other, 'alias.csv').waitFor();
    expect(await other.getByText(/liste-|suivi|rejeté/).count()).toBe(0);
  });
});

describe('« Exploitation »', () => {
  test('shows what a process waits for, since when and until when; « Réessayer » ends the wait', async () => {
    await house.world.fail('network', 'unavailable');
    onTestFinished(async () => {
      await house.world.clearFaults();
    });
    const page = await browser.aPage({ login: 'ops.jalon' });
    await open(page, '/exploitation?show=open');
    const person = await house.person('12345');
    const id = aSubmissionId();
    await person.upload(id, 'panne.csv', '0612345678');
    await person.verdict(id);
    const { workflowId } = await house.db.qualification.findUniqueOrThrow({ where: { id } });

    const row = page
      .getByRole('table', { name: 'Processus' })
      .getByRole('row')
      .filter({ hasText: 'panne.csv' });
    await row.getByText('Réseau de qualification', { exact: true }).waitFor();
    // With seconds while both are in the same minute.
    await row
      .getByText(/^depuis \d\d\/\d\d\/\d{4} à \d\d:\d\d(:\d\d)?, nouvel essai à \d\d:\d\d(:\d\d)?$/)
      .waitFor();
    const operator = await browser.aPage({ login: '12345' });
    await open(operator, `/qualifications/${id}`);
    await expectText(operator, /^Le réseau qui qualifie les numéros ne répond pas\. Depuis /);

    // From the second wait on there is time to be quicker than the process.
    const byItself = await until(async () => {
      const { waitingUntil } = await house.db.process.findUniqueOrThrow({ where: { workflowId } });
      if (!waitingUntil || waitingUntil.getTime() < Date.now() + 8_000) throw new Error('no long wait yet');
      return waitingUntil;
    });
    await house.world.clearFaults();
    await row.getByRole('button', { name: 'Réessayer panne.csv' }).click();
    await page.getByLabel('Motif').fill('Réseau réparé');
    await page.getByRole('button', { name: 'Réessayer maintenant' }).click();
    await expectText(operator, 'Terminé');
    const { endedAt } = await house.db.process.findUniqueOrThrow({ where: { workflowId } });
    expect(endedAt?.getTime()).toBeLessThan(byItself.getTime());

    await page.getByRole('link', { name: /^Terminés/ }).click();
    const history = row.getByRole('link', { name: /^Historique Temporal de panne\.csv/ });
    const address = new URL((await history.getAttribute('href')) ?? '');
    expect(decodeURIComponent(address.pathname)).toContain(workflowId);
    expect((await fetch(address)).status).toBe(200);
    // What operations see of a file is its name: no number.
    expect(await page.getByText('0612345678').count()).toBe(0);
  });
});

qualificationOutcomes({ house, browser });
