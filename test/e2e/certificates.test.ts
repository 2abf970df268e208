import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificateFile } from '#domain/certificates/files';
import { answering, expectAccessible, expectPage, expectText, inABrowser, open } from '#test/support/browser';
import { certificateHouse } from '#test/support/certificate-files';
import { deposit } from '#test/support/certificate-pages';
import { until } from '#test/support/house';
import { certificateDeposits } from './certificates-deposit.spec.ts';

const { house, browser } = await inABrowser();
const files = certificateHouse();
afterAll(files.remove);

const soon = 'Test certificat à renouveler bientôt';
const ofAlpha = {
  rdv: files.named('397480930_eRDV_prod', 365),
  sav: files.named('397480930_eSAV_test', 20),
  gra: files.named('397480930_Gra_prod', 200),
  soon: files.named(soon, 10),
};
const ids = new Map<string, string>();

beforeAll(async () => {
  const office = await house.person('wholesale.bo');
  const operatorId = 'demo-alpha';
  for (const [name, { pem }] of Object.entries(ofAlpha)) {
    const slot = name === 'soon' && { service: 'TAO', environment: 'production' };
    ids.set(name, await deposit(office, { operatorId, fileName: `${name}.pem`, ...slot }, pem));
  }
  // Each slot has taken its certificate in.
  await until(async () => {
    if ((await house.db.certificatePlace.count()) < 4) throw new Error('a certificate has no place yet');
  });
});

/** The labels of the list, from above. */
const labels = (page: Page) =>
  page.getByRole('table').locator('tbody a[href^="/certificats/"]').allInnerTexts();
const expectLabels = (page: Page, expected: string[]) =>
  until(async () => expect(await labels(page)).toEqual(expected), 10_000);

test('an operator finds, filters, sorts, and downloads in one click [OWF-180, OWF-181, OWF-184, OWF-185, OWF-186, OWF-191]', async () => {
  const page = await browser.aPage({ login: 'alpha.admin' });
  await open(page, '/');
  await page.getByRole('navigation').getByRole('link', { name: 'Mes certificats numériques' }).click();
  await expectPage(page, 'Mes certificats numériques');
  expect(await page.getByRole('navigation', { name: 'Chemin' }).innerText()).toMatch(
    /Accueil\s*>\s*Mes e-services\s*>\s*Mes certificats numériques/,
  );
  const [rdv, sav, gra] = ['397480930_eRDV_prod', '397480930_eSAV_test', '397480930_Gra_prod'];
  await expectLabels(page, [rdv, sav, gra, soon]);
  const heads = await page.getByRole('columnheader').allInnerTexts();
  expect(heads.map((text) => text.trim())).toEqual([
    ...['eService', 'Environnement', 'Expire le', 'Publié le', 'Libellé', 'Télécharger'],
  ]);
  const row = page.getByRole('row').filter({ hasText: soon });
  expect(await row.innerText()).toMatch(/Expire bientôt\s+encore 10 jours/);

  await page.getByRole('button', { name: 'Expire le' }).click();
  await page.getByRole('menuitem', { name: 'Décroissant' }).click();
  await expectLabels(page, [rdv, gra, sav, soon]);
  await page.getByRole('button', { name: 'eService' }).click();
  await page.getByRole('menuitem', { name: 'Grafic' }).click();
  await expectLabels(page, [gra]);
  // The address says it all: whoever is given it sees the same.
  await page.reload();
  await expectLabels(page, [gra]);
  await page.getByRole('button', { name: 'eService' }).click();
  await page.getByRole('menuitem', { name: 'Effacer le filtre de eService' }).click();
  await expectLabels(page, [rdv, gra, sav, soon]);
  await page.getByPlaceholder('Rechercher un fichier').fill('esav hors-production');
  await page.getByRole('button', { name: 'Rechercher', exact: true }).click();
  await expectLabels(page, [sav]);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: `Télécharger ${sav}` }).click();
  const taken = await download;
  expect(taken.suggestedFilename()).toBe('sav.pem');
  expect(readFileSync(await taken.path())).toEqual(ofAlpha.sav.pem);
  const subject = `certificate:${ids.get('sav')}`;
  expect(
    await house.db.auditRow.findMany({ where: { subject, action: 'certificate.download' } }),
  ).toMatchObject([{ actorLogin: 'alpha.admin', operatorId: 'demo-alpha' }]);

  const sheet = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Exporter CSV' }).click();
  const lines = readFileSync(await (await sheet).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(sav);
});

test('what the back office revokes is told to the operator, who no longer gets it', async () => {
  const page = await browser.aPage({ login: 'wholesale.bo' });
  await open(page, `/certificats/${ids.get('gra')}`);
  await expectText(page, /^397480930_Gra_prod\s: déposé$/);
  await page.getByRole('button', { name: 'Révoquer…' }).click();
  await page.getByRole('dialog').getByLabel('Motif').fill('Clé perdue par l’opérateur');
  await page.getByRole('dialog').getByRole('button', { name: 'Révoquer' }).click();
  await expectText(page, /Motif\s: Clé perdue par l’opérateur$/);
  // The button is gone; what became of it has the focus.
  const told = page.getByRole('note').filter({ hasText: 'Clé perdue par l’opérateur' });
  await until(async () => expect(await told.evaluate((one) => one.matches(':focus'))).toBe(true), 5_000);
  const operator = await browser.aPage({ login: 'alpha.admin' });
  await open(operator, '/certificats?q=gra_prod');
  const row = operator.getByRole('row').filter({ hasText: '397480930_Gra_prod' });
  expect(await row.innerText()).toContain('Révoqué');
  expect(await row.getByRole('link', { name: /Télécharger/ }).count()).toBe(0);
  const alpha = await house.person('alpha.admin');
  expect((await alpha.go(`/api/certificates/${ids.get('gra')}/file`)).status).toBe(410);
});

test('what will be sent is told, held back with a reason and released', async () => {
  const page = await browser.aPage({ login: 'wholesale.bo' });
  await open(page, '/certificats/envois');
  const row = page.getByRole('row').filter({ hasText: 'e-SAV, Hors-Production' });
  await row.getByText('Rappel, J-15').waitFor();
  // Within the same thirty days, unless a renewal is downloaded.
  expect(await row.getByRole('listitem').allInnerTexts()).toEqual([
    ...[expect.stringMatching(/^Rappel, J-7,/), expect.stringMatching(/^Rappel, J-1,/)],
  ]);
  await row.getByRole('button', { name: /^Retenir…/ }).click();
  await page.getByRole('dialog').getByLabel('Motif').fill('Changement de machine');
  await page.getByRole('dialog').getByRole('button', { name: 'Retenir' }).click();
  await row.getByText('Retenu par wholesale.bo').waitFor();
  await row.getByRole('button', { name: /^Reprendre…/ }).click();
  await page.getByRole('dialog').getByLabel('Motif').fill('La machine est changée');
  await page.getByRole('dialog').getByRole('button', { name: 'Reprendre' }).click();
  await expectText(page, 'Les alertes et rappels de cet emplacement reprennent.');
  await row.getByRole('button', { name: /^Retenir…/ }).waitFor();
});

test('« Envoyer maintenant » sends the mail that was seen, once, and the next one takes its turn', async () => {
  const page = await browser.aPage({ login: 'wholesale.bo' });
  await open(page, '/certificats/envois');
  const row = page.getByRole('row').filter({ hasText: 'e-SAV, Hors-Production' });
  await row.getByRole('button', { name: /^Envoyer maintenant…/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Envoyer maintenant' }).click();
  await expectText(page, /^champ requis — de 3 à 300 caractères$/);
  await dialog.getByLabel('Motif').fill('Avant les congés');
  await dialog.getByRole('button', { name: 'Envoyer maintenant' }).click();
  await expectText(page, 'L’envoi part maintenant.');
  await until(async () =>
    expect(await row.getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/^Rappel, J-1,/)]),
  );
  const subject = 'Certificat bientôt expiré, renouvellement à venir : e-SAV, Hors-Production';
  const sent = (await house.world.mails()).filter((mail) => mail.subject === subject);
  expect(sent.map(({ to }) => to.split('@')[0])).toEqual(['alpha.admin']);
});

test('a file that cannot be read is told on its page, under a reference, and was not downloaded', async () => {
  const file = join(house.dataDir, certificateFile(ids.get('soon') ?? ''));
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, -1));
  const page = await browser.aPage({ login: 'alpha.admin' });
  await open(page, '/certificats');
  await page.getByRole('link', { name: `Télécharger ${soon}` }).click();
  await expectPage(page, soon);
  const told = page.getByRole('note').filter({ hasText: 'ne peut pas être remis pour l’instant' });
  const reference = await told.locator('code').innerText();
  await expectAccessible(page);
  const subject = `certificate:${ids.get('soon')}`;
  const [trace, ...others] = await house.db.auditRow.findMany({
    where: { subject, action: { startsWith: 'certificate.download' } },
  });
  expect(others).toEqual([]);
  expect(trace).toMatchObject({ action: 'certificate.downloadFailed', actorLogin: 'alpha.admin' });
  expect(JSON.parse(trace?.after ?? '')).toMatchObject({ reason: 'damaged', reference });
  const alpha = await house.person('alpha.admin');
  const asked = await alpha.go(`/api/certificates/${ids.get('soon')}/file`);
  expect([asked.status, asked.headers.get('content-type')]).toEqual([500, 'text/plain; charset=utf-8']);

  const office = await browser.aPage({ login: 'wholesale.bo', language: 'en' });
  await open(office, `/certificats/${ids.get('soon')}`);
  await expectText(office, /^The file is damaged\. Operations can bring it back from a backup/);
  writeFileSync(file, whole);
  const download = page.waitForEvent('download');
  await expectText(page, 'Jamais téléchargé');
  await page.getByRole('link', { name: `Télécharger ${soon}` }).click();
  expect(readFileSync(await (await download).path())).toEqual(ofAlpha.soon.pem);
  // The page hears of what it did itself, and of what others do.
  await page.getByText('Jamais téléchargé').waitFor({ state: 'detached' });
  await expectText(office, /: first download by the operator$/);
});

test('the search of the top bar leads to a certificate by the fingerprint that its page shows', async () => {
  const page = await browser.aPage({ login: 'alpha.admin' });
  await open(page, `/certificats/${ids.get('rdv')}`);
  const fingerprint = await page.locator('main code').nth(1).innerText();
  expect(fingerprint).toMatch(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  await page.keyboard.press('/');
  await page.keyboard.type(fingerprint);
  await page.keyboard.press('Enter');
  await expectPage(page, 'Recherche');
  await page.getByRole('main').getByRole('link', { name: '397480930_eRDV_prod' }).click();
  await expectPage(page, '397480930_eRDV_prod');
});

test('the list follows by itself, and whoever prefers one mail a day gets no single ones', async () => {
  const page = await browser.aPage({ login: 'beta.admin' });
  await open(page, '/certificats');
  const choice = page.getByRole('switch', { name: 'Un seul courriel par jour' });
  const chosen = async (wanted: boolean) => {
    await until(async () => expect(await house.db.certificateDigest.count()).toBe(wanted ? 1 : 0), 10_000);
    await page.reload();
    await answering(page);
    expect(await choice.isChecked()).toBe(wanted);
  };
  await choice.click();
  await chosen(true);
  const office = await house.person('wholesale.bo');
  const offered = { operatorId: 'demo-beta', fileName: 'tao.pem' };
  const id = await deposit(office, offered, files.named('552100554_TAO_test', 200).pem);
  const row = page.getByRole('row').filter({ hasText: '552100554_TAO_test' });
  await row.getByText('Valide', { exact: true }).waitFor();
  await until(async () =>
    expect(await house.db.certificateDigestLine.findMany()).toMatchObject([
      { certificateId: id, kind: 'creation', sentAt: null },
    ]),
  );
  expect(
    (await house.world.mails()).filter(({ subject }) => subject.includes('TAO, Hors-Production')),
  ).toEqual([]);
  await choice.click();
  await chosen(false);
});

test('delays that do not fit together are told at their field and kept by nobody [OWF-196]', async () => {
  const page = await browser.aPage({ login: 'wholesale.bo' });
  await open(page, '/certificats');
  await page.getByRole('link', { name: 'Délais des envois' }).click();
  await expectPage(page, 'Délais des envois');
  const label = 'Rappels, jours avant l’expiration';
  const field = page.getByRole('textbox', { name: label });
  await field.fill('30, 7');
  expect(await page.getByText('ce jour est déjà celui d’une alerte').count()).toBe(0);
  await field.blur();
  await expectText(page, 'ce jour est déjà celui d’une alerte');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Les délais n’ont pas été enregistrés' });
  await summary.getByRole('link', { name: label }).click();
  expect(await field.evaluate((element) => element.matches(':focus'))).toBe(true);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await field.inputValue()).toBe('30, 7');
  await expectAccessible(page);
  expect(await house.db.certificateSettings.count()).toBe(0);

  await field.fill('15 7 2');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expectText(page, /^Les délais sont enregistrés\. \d+ emplacements de certificat les reprennent/);
  await expectText(page, /Réglés par wholesale\.bo le/);
  await page.reload();
  expect(await field.inputValue()).toBe('15, 7, 2');
});

describe('another operator', () => {
  test('sees none of it, and a colleague only what its administrator gave [OWF-183]', async () => {
    const beta = await house.person('beta.admin');
    const [list, one, file] = [
      await beta.go('/certificats'),
      await beta.go(`/certificats/${ids.get('rdv')}`),
      await beta.go(`/api/certificates/${ids.get('rdv')}/file`),
    ];
    expect([list.status, one.status, file.status]).toEqual([200, 404, 404]);
    expect(await list.text()).not.toContain('397480930_eRDV_prod');
    const colleague = await house.person('alpha.user');
    expect((await colleague.go('/certificats')).status).toBe(404);
    const page = await browser.aPage({ login: 'alpha.admin' });
    await open(page, '/comptes/demo-user-5');
    // The box shows what the server says.
    await page.getByLabel('Mes certificats numériques').click();
    await until(async () => expect((await colleague.go('/certificats')).status).toBe(200), 10_000);
    const taken = await colleague.go(`/api/certificates/${ids.get('rdv')}/file`);
    expect(Buffer.from(await taken.arrayBuffer())).toEqual(ofAlpha.rdv.pem);
  });
});

certificateDeposits({ house, browser });
