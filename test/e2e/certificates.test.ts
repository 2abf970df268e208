import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectPage, expectText, inABrowser, open } from '#test/support/browser';
import { certificateHouse } from '#test/support/certificate-files';
import { deposit } from '#test/support/certificate-pages';
import { until } from '#test/support/house';

const { house, browser } = await inABrowser();
const files = certificateHouse();
afterAll(files.remove);

const made = (name: string, days: number) =>
  files.certificate({ subject: `/CN=${name}`, more: ['-days', `${days}`] });
const soon = 'Test certificat à renouveler bientôt';
const ofAlpha = {
  rdv: made('397480930_eRDV_prod', 365),
  sav: made('397480930_eSAV_test', 20),
  gra: made('397480930_Gra_prod', 200),
  soon: made(soon, 10),
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

test('the back office deposits many files, each refused or saved by itself, and nothing typed is lost', async () => {
  const page = await browser.aPage({ login: 'wholesale.bo' });
  await open(page, '/certificats');
  await page.getByRole('link', { name: 'Déposer des certificats' }).click();
  await expectPage(page, 'Déposer des certificats');
  const sav = made('397480930_eSAV_prod', 300);
  const weak = files.certificate({ subject: '/CN=397480930_FCI_prod', more: ['-sha1'] });
  await page.locator('input[type=file]').setInputFiles([
    { name: 'libre.pem', mimeType: '', buffer: made('Libre', 300).pem },
    { name: 'sav.p12', mimeType: '', buffer: files.pkcs12(sav) },
    { name: 'faible.pem', mimeType: '', buffer: weak.pem },
  ]);
  const of = (name: string) => page.getByRole('region', { name });
  await of('faible.pem').getByText('SHA-256 ou plus fort est exigé').waitFor();
  await of('sav.p12').getByLabel('Mot de passe du fichier', { exact: true }).fill('autre');
  await of('sav.p12').getByRole('button', { name: 'Lire le fichier' }).click();
  await of('sav.p12').getByText('Le mot de passe n’est pas celui du fichier').waitFor();
  await of('sav.p12').getByLabel('Mot de passe du fichier', { exact: true }).fill('sésame');
  await of('sav.p12').getByRole('button', { name: 'Lire le fichier' }).click();
  // Read of the certificate, before anything is saved.
  await of('sav.p12').getByText('CN=397480930_eSAV_prod').first().waitFor();
  expect(await of('sav.p12').getByLabel('eService').inputValue()).toBe('e-SAV');

  await of('libre.pem').getByLabel('Libellé').fill('Certificat de secours');
  await page.getByRole('button', { name: 'Enregistrer 2 fichiers' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Des informations manquent' });
  expect(await summary.getByRole('link').allInnerTexts()).toEqual([
    ...['Opérateur', 'eService\u00a0: libre.pem', 'Environnement\u00a0: libre.pem'],
  ]);
  await page.getByLabel('Opérateur').selectOption('Bêta Mobile');
  await of('libre.pem').getByLabel('eService').selectOption('WebEligibilité');
  await of('libre.pem').getByLabel('Environnement').selectOption('Hors-Production');
  await page.getByRole('button', { name: 'Enregistrer 2 fichiers' }).click();
  await expectText(page, /^Enregistré\s: 2 fichiers. À revoir ci-dessus\s: 1 fichier\.$/);
  await of('libre.pem').getByText('Sous le libellé Certificat de secours.').waitFor();
  await of('faible.pem').getByText('SHA-256 ou plus fort est exigé').waitFor();

  const saved = await house.db.certificate.findMany({
    where: { operatorId: 'demo-beta' },
    orderBy: { label: 'asc' },
  });
  expect(saved.map(({ label, service, environment }) => [label, service, environment])).toEqual([
    ['397480930_eSAV_prod', 'e-SAV', 'production'],
    ['Certificat de secours', 'WebEligibilité', 'test'],
  ]);
});

test('what the back office revokes is told to the operator, who no longer gets it', async () => {
  const page = await browser.aPage({ login: 'wholesale.bo' });
  await open(page, `/certificats/${ids.get('gra')}`);
  await expectText(page, /^397480930_Gra_prod\s: déposé$/);
  await page.getByRole('button', { name: 'Révoquer…' }).click();
  await page.getByRole('dialog').getByLabel('Motif').fill('Clé perdue par l’opérateur');
  await page.getByRole('dialog').getByRole('button', { name: 'Révoquer' }).click();
  await expectText(page, /Motif\s: Clé perdue par l’opérateur$/);
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
  await row.getByRole('button', { name: /^Retenir…/ }).click();
  await page.getByRole('dialog').getByLabel('Motif').fill('Changement de machine');
  await page.getByRole('dialog').getByRole('button', { name: 'Retenir' }).click();
  await row.getByText('Retenu par wholesale.bo').waitFor();
  await row.getByRole('button', { name: /^Reprendre…/ }).click();
  await page.getByRole('dialog').getByLabel('Motif').fill('La machine est changée');
  await page.getByRole('dialog').getByRole('button', { name: 'Reprendre' }).click();
  await expectText(page, 'Les envois de cet emplacement reprennent.');
  await row.getByRole('button', { name: /^Retenir…/ }).waitFor();
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
