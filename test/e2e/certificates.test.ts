import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { certificateFile } from '#domain/certificates/files';
import { contentOf, expectAccessible, expectPage, expectText, open } from '#test/support/browser';
import { certificateHouse } from '#test/support/certificate-files';
import { deposit } from '#test/support/certificate-pages';
import { until } from '#test/support/house';
import { anOperator, product } from '#test/support/product';

const { db, world } = product;
const files = certificateHouse();
afterAll(files.remove);

/** The labels of the list, from above. */
const expectLabels = (page: Page, expected: string[]) =>
  until(async () => {
    const links = page.getByRole('table').locator('tbody a[href^="/certificats/"]');
    expect(await links.allInnerTexts()).toEqual(expected);
  }, 10_000);
const focused = (target: Locator) =>
  until(async () => expect(await target.evaluate((one) => one.matches(':focus'))).toBe(true), 5_000);

/** An operator with certificates, by label and days, that its slots have taken in. No other test has one of the same. */
async function anOperatorWith(certificates: Record<string, number>) {
  const own = await anOperator();
  const office = await own.person('backOffice');
  const admin = await own.person('operatorAdmin');
  const by = await own.client(office);
  const ids = new Map<string, string>();
  for (const [label, days] of Object.entries(certificates))
    ids.set(label, await deposit(by, { operatorId: own.operator.id }, files.named(label, days).pem));
  await until(async () =>
    expect(await db.certificatePlace.count({ where: { certificateId: { in: [...ids.values()] } } })).toBe(
      ids.size,
    ),
  );
  return { ...own, office, admin, by, ids };
}

test('an operator finds, filters, sorts, and downloads its certificates in one click, traced [OWF-180, OWF-181, OWF-184, OWF-185, OWF-186, OWF-191]', async () => {
  const [rdv, sav, gra] = ['397480930_eRDV_prod', '397480930_eSAV_test', '397480930_Gra_prod'] as const;
  const own = await anOperatorWith({ [rdv]: 365, [sav]: 20, [gra]: 200 });
  const page = await own.page(own.admin);
  await open(page, '/');
  await page.getByRole('navigation').getByRole('link', { name: 'Mes certificats numériques' }).click();
  await expectPage(page, 'Mes certificats numériques');
  expect(await page.getByRole('navigation', { name: 'Chemin' }).innerText()).toMatch(
    /Accueil\s*>\s*Mes e-services\s*>\s*Mes certificats numériques/,
  );
  const heads = await page.getByRole('columnheader').allInnerTexts();
  expect(heads.map((text) => text.trim())).toEqual([
    ...['eService', 'Environnement', 'Expire le', 'Publié le', 'Libellé', 'Télécharger'],
  ]);
  const row = page.getByRole('row').filter({ hasText: sav });
  expect(await row.innerText()).toMatch(/Expire bientôt\s+encore 20 jours/);
  await page.getByRole('button', { name: 'Expire le' }).click();
  await page.getByRole('menuitem', { name: 'Décroissant' }).click();
  await expectLabels(page, [rdv, gra, sav]);
  await page.getByRole('button', { name: 'eService' }).click();
  await page.getByRole('menuitem', { name: 'Grafic' }).click();
  await expectLabels(page, [gra]);
  // The address says it all: whoever is given it sees the same.
  await page.reload();
  await expectLabels(page, [gra]);
  await page.getByRole('button', { name: 'eService' }).click();
  await page.getByRole('menuitem', { name: 'Effacer le filtre de eService' }).click();
  await expectLabels(page, [rdv, gra, sav]);
  await page.getByPlaceholder('Rechercher un fichier').fill('esav hors-production');
  await page.getByRole('button', { name: 'Rechercher', exact: true }).click();
  await expectLabels(page, [sav]);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: `Télécharger ${sav}` }).click();
  expect(await contentOf(await download)).toEqual(files.named(sav, 20).pem);
  const trace = { subject: `certificate:${own.ids.get(sav)}`, action: 'certificate.download' };
  expect(await db.auditRow.findMany({ where: trace })).toMatchObject([{ actorLogin: own.admin.login }]);
  const sheet = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Exporter CSV' }).click();
  expect((await contentOf(await sheet)).toString().trim().split('\r\n')).toHaveLength(2);
});

test('the back office deposits many files, each refused, confirmed or saved by itself; what was typed and the focus stay [OWF-181]', async () => {
  const own = await anOperatorWith({ '397480930_FCI_prod': 300 });
  const page = await own.page(own.office);
  await open(page, '/certificats');
  await page.getByRole('link', { name: 'Déposer des certificats' }).click();
  await expectPage(page, 'Déposer des certificats');
  const of = (name: string) => page.getByRole('region', { name });
  const weak = files.certificate({ subject: '/CN=397480930_FCI_test', more: ['-sha1'] });
  await page.locator('input[type=file]').setInputFiles([
    { name: 'libre.pem', mimeType: '', buffer: files.named(`Libre ${own.operator.code}`, 300).pem },
    { name: 'sav.p12', mimeType: '', buffer: files.pkcs12(files.named('397480930_eSAV_prod', 301)) },
    { name: 'faible.pem', mimeType: '', buffer: weak.pem },
    { name: 'court.pem', mimeType: '', buffer: files.named('397480930_FCI_prod', 100).pem },
  ]);
  await of('faible.pem').getByText('SHA-256 ou plus fort est exigé').waitFor();
  const secret = of('sav.p12').getByLabel('Mot de passe du fichier', { exact: true });
  await secret.fill('autre');
  await secret.press('Enter');
  await of('sav.p12').getByText('Le mot de passe n’est pas celui du fichier').waitFor();
  await focused(secret);
  await secret.fill('sésame');
  await of('sav.p12').getByRole('button', { name: 'Lire le fichier' }).click();
  await focused(of('sav.p12').getByLabel('Libellé'));
  expect(await of('sav.p12').getByLabel('eService').inputValue()).toBe('e-SAV');
  await of('libre.pem').getByLabel('Libellé').fill('Certificat de secours');
  await page.getByRole('button', { name: 'Enregistrer 3 fichiers' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Des informations manquent' });
  expect(await summary.getByRole('link').allInnerTexts()).toEqual([
    ...['Opérateur', 'eService\u00a0: libre.pem', 'Environnement\u00a0: libre.pem'],
  ]);
  await page.getByLabel('Opérateur').selectOption(own.operator.name);
  await of('libre.pem').getByLabel('eService').selectOption('WebEligibilité');
  await of('libre.pem').getByLabel('Environnement').selectOption('Hors-Production');
  await of('court.pem')
    .getByText(/^Le certificat 397480930_FCI_prod, déposé pour le même/)
    .waitFor();
  await expectAccessible(page);
  await of('court.pem').getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Enregistrer 3 fichiers' }).click();
  await expectText(page, /^Enregistré\s: 3 fichiers. À revoir ci-dessus\s: 1 fichier\.$/);
  const saved = await db.certificate.findMany({ where: { operatorId: own.operator.id } });
  expect(saved.map(({ label, service }) => `${label} ${service}`).toSorted()).toEqual([
    ...['397480930_FCI_prod FCI', '397480930_FCI_prod FCI', '397480930_eSAV_prod e-SAV'],
    'Certificat de secours WebEligibilité',
  ]);
  await open(page, '/certificats/depot');
  const many = Array.from({ length: 101 }, (_, i) => ({
    ...{ name: `${i}.pem`, mimeType: '', buffer: Buffer.from('x') },
  }));
  await page.locator('input[type=file]').setInputFiles(many);
  await expectText(page, /^Un dépôt compte au plus 100 fichiers\s: 1 fichier de votre choix n’a pas été/);
});

test('a file that cannot be read is told on its page, under a reference, and counts as never downloaded', async () => {
  const label = '397480930_eRDV_test';
  const own = await anOperatorWith({ [label]: 366 });
  const id = own.ids.get(label) ?? '';
  const file = join(product.dataDir, certificateFile(id));
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, -1));
  const page = await own.page(own.admin);
  await open(page, '/certificats');
  await page.getByRole('link', { name: `Télécharger ${label}` }).click();
  await expectPage(page, label);
  const told = page.getByRole('note').filter({ hasText: 'ne peut pas être remis pour l’instant' });
  const reference = await told.locator('code').innerText();
  await expectAccessible(page);
  const where = { subject: `certificate:${id}`, action: 'certificate.downloadFailed' };
  const { after } = await db.auditRow.findFirstOrThrow({ where });
  expect(JSON.parse(after ?? '')).toMatchObject({ reason: 'damaged', reference });
  writeFileSync(file, whole);
  await expectText(page, 'Jamais téléchargé');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: `Télécharger ${label}` }).click();
  expect(await contentOf(await download)).toEqual(files.named(label, 366).pem);
  // The page hears of what it did itself.
  await page.getByText('Jamais téléchargé').waitFor({ state: 'detached' });
});

test('the back office holds a warning back, releases and sends it now; it revokes, and the operator no longer gets the file', async () => {
  const [sav, gra] = ['397480930_eSAV_test', '397480930_Gra_prod'] as const;
  const own = await anOperatorWith({ [sav]: 22, [gra]: 201 });
  const page = await own.page(own.office);
  await open(page, '/certificats/envois');
  const row = page.getByRole('row').filter({ hasText: own.operator.name });
  const because = async (button: RegExp, reason: string, confirm: string) => {
    await row.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').getByLabel('Motif').fill(reason);
    await page.getByRole('dialog').getByRole('button', { name: confirm }).click();
  };
  await row.getByText('Rappel, J-15').waitFor();
  await because(/^Retenir…/, 'Changement de machine', 'Retenir');
  await row.getByText(`Retenu par ${own.office.login}`).waitFor();
  await because(/^Reprendre…/, 'La machine est changée', 'Reprendre');
  await row.getByRole('button', { name: /^Retenir…/ }).waitFor();
  await because(/^Envoyer maintenant…/, 'Avant les congés', 'Envoyer maintenant');
  await expectText(page, 'L’envoi part maintenant.');
  const subject = 'Certificat bientôt expiré, renouvellement à venir : e-SAV, Hors-Production';
  const sent = async () =>
    (await world.mails()).filter((mail) => mail.subject === subject && mail.to === own.admin.email);
  await until(async () => expect(await sent()).toHaveLength(1));

  await open(page, `/certificats/${own.ids.get(gra)}`);
  await page.getByRole('button', { name: 'Révoquer…' }).click();
  await page.getByRole('dialog').getByLabel('Motif').fill('Clé perdue par l’opérateur');
  await page.getByRole('dialog').getByRole('button', { name: 'Révoquer' }).click();
  // The button is gone; what became of it has the focus.
  await focused(page.getByRole('note').filter({ hasText: 'Clé perdue par l’opérateur' }));
  const operators = await own.page(own.admin);
  await open(operators, '/certificats?q=gra_prod');
  const revoked = operators.getByRole('row').filter({ hasText: gra });
  expect(await revoked.innerText()).toContain('Révoqué');
  expect(await revoked.getByRole('link', { name: /Télécharger/ }).count()).toBe(0);
  const admin = await own.client(own.admin);
  expect((await admin.go(`/api/certificates/${own.ids.get(gra)}/file`)).status).toBe(410);
});
