import type { Locator } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { expectAccessible, expectPage, expectText, type InABrowser, open } from '#test/support/browser';
import { certificateHouse } from '#test/support/certificate-files';
import { until } from '#test/support/house';

/** In the house of certificates.test.ts, beside its certificates. */
export function certificateDeposits({ house, browser }: InABrowser): void {
  const files = certificateHouse();
  afterAll(files.remove);

  test('the back office deposits many files, each refused or saved by itself, and nothing typed is lost', async () => {
    const since = new Date();
    const page = await browser.aPage({ login: 'wholesale.bo' });
    await open(page, '/certificats');
    await page.getByRole('link', { name: 'Déposer des certificats' }).click();
    await expectPage(page, 'Déposer des certificats');
    const sav = files.named('397480930_eSAV_prod', 300);
    const weak = files.certificate({ subject: '/CN=397480930_FCI_prod', more: ['-sha1'] });
    await page.locator('input[type=file]').setInputFiles([
      { name: 'libre.pem', mimeType: '', buffer: files.named('Libre', 300).pem },
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
      where: { operatorId: 'demo-beta', depositedAt: { gte: since } },
      orderBy: { label: 'asc' },
    });
    expect(saved.map(({ label, service, environment }) => [label, service, environment])).toEqual([
      ['397480930_eSAV_prod', 'e-SAV', 'production'],
      ['Certificat de secours', 'WebEligibilité', 'test'],
    ]);
  });

  const labelOf = (slot: string) => `552100554_${slot}`;
  const aFile = (slot: string, days: number) => ({
    ...{ name: `${slot}.pem`, mimeType: '', buffer: files.named(labelOf(slot), days).pem },
  });

  test('what is being saved is as it was shown, and the focus is never lost', async () => {
    const page = await browser.aPage({ login: 'wholesale.bo' });
    await open(page, '/certificats/depot');
    const choose = page.locator('input[type=file]');
    const of = (name: string) => page.getByRole('region', { name });
    const focused = (of_: Locator) =>
      until(async () => expect(await of_.evaluate((one) => one.matches(':focus'))).toBe(true), 5_000);
    const slots = ['FCI_prod', 'FCI_test', 'TAO_prod', 'eRDV_prod', 'eRDV_test'];
    await choose.setInputFiles([
      ...slots.map((slot) => aFile(slot, 300)),
      { name: 'clos.p12', mimeType: '', buffer: files.pkcs12(files.named(labelOf('Gra_prod'), 300)) },
    ]);
    const secret = of('clos.p12').getByLabel('Mot de passe du fichier', { exact: true });
    await secret.fill('autre');
    await secret.press('Enter');
    await of('clos.p12').getByText('Le mot de passe n’est pas celui du fichier').waitFor();
    await focused(secret);
    await secret.fill('sésame');
    await of('clos.p12').getByRole('button', { name: 'Lire le fichier' }).click();
    await focused(of('clos.p12').getByLabel('Libellé'));
    const told = page.getByRole('status').filter({ hasText: 'lecture terminée' });
    await told.filter({ hasText: '6 fichiers' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Retirer clos.p12' }).click();
    await focused(of('eRDV_test.pem'));

    let go = () => undefined as void;
    const gate = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/api/certificates/deposit', async (route) => {
      await gate;
      await route.continue();
    });
    await page.getByLabel('Opérateur').selectOption('Bêta Mobile');
    await page.getByRole('button', { name: 'Enregistrer 5 fichiers' }).click();
    // Also those that wait for their turn.
    for (const slot of slots) {
      await of(`${slot}.pem`).getByText('Enregistrement…').waitFor();
      expect(await of(`${slot}.pem`).getByLabel('Libellé').isDisabled()).toBe(true);
    }
    expect(await page.getByRole('button', { name: /^Retirer/ }).count()).toBe(0);
    go();
    await expectText(page, /^5 fichiers\s: enregistrement terminé\.$/);
    await focused(page.getByRole('note').filter({ hasText: 'enregistrement terminé' }));
  });

  test('a replacement that ends sooner or leaves a gap is confirmed before it is saved, and files beyond a hundred are counted', async () => {
    const page = await browser.aPage({ login: 'wholesale.bo' });
    await open(page, '/certificats/depot');
    const choose = page.locator('input[type=file]');
    await choose.setInputFiles([aFile('FCI_prod', 100)]);
    const of = page.getByRole('region', { name: 'FCI_prod.pem' });
    await of.getByLabel('Libellé').waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.getByLabel('Opérateur').selectOption('Bêta Mobile');
    await of.getByText(/^Le certificat 552100554_FCI_prod, déposé pour le même emplacement/).waitFor();
    await expectText(page, /^1 fichier à confirmer ci-dessus/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Enregistrer le certificat' }).click();
    const summary = page.getByRole('alert').filter({ hasText: 'Des informations manquent' });
    expect(await summary.getByRole('link').allInnerTexts()).toEqual(['Confirmation\u00a0: FCI_prod.pem']);
    const label = { label: labelOf('FCI_prod') };
    expect(await house.db.certificate.count({ where: label })).toBe(1);
    await of.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Enregistrer le certificat' }).click();
    await expectText(page, /^1 fichier\s: enregistrement terminé\.$/);
    expect(await house.db.certificate.count({ where: label })).toBe(2);

    // What came since the operator was chosen is told by the deposit itself.
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    const late = { from: inDays(20), until: inDays(400), name: labelOf('eSAV_test') };
    const save = page.getByRole('button', { name: 'Enregistrer le certificat' });
    await choose.setInputFiles([aFile('eSAV_test', 10)]);
    await save.click();
    await page
      .getByRole('region', { name: 'eSAV_test.pem' })
      .getByText('Enregistré', { exact: true })
      .waitFor();
    await choose.setInputFiles([{ name: 'suite.pem', mimeType: '', buffer: files.dated(late) }]);
    await save.click();
    const next = page.getByRole('region', { name: 'suite.pem' });
    await next.getByText('Commence après la fin de celui qu’il remplacerait').waitFor();
    await expectAccessible(page);
    await next.getByRole('checkbox').check();
    await save.click();
    // Elsewhere, so that nothing of the form is lost.
    const opened = page.waitForEvent('popup');
    await next.getByRole('link', { name: 'Voir le certificat' }).click();
    const other = await opened;
    await expectText(other, 'Pas encore valable');
    await expectText(other, /^valable à partir du \d\d\/\d\d\/\d{4}$/);

    // Neither a file whose second block nobody would read, nor an authority's certificate, is taken without a question.
    await open(page, '/certificats/depot');
    const root = files.certificate({ subject: `/CN=${labelOf('FCI_test')}`, authority: true }).pem;
    const glued = Buffer.concat([root.subarray(0, -1), files.certificate().pem]);
    await choose.setInputFiles([
      { name: 'collé.pem', mimeType: '', buffer: glued },
      { name: 'autorité.pem', mimeType: '', buffer: root },
    ]);
    await page
      .getByRole('region', { name: 'collé.pem' })
      .getByText(/n’est pas seule sur sa ligne/)
      .waitFor();
    const authority = page.getByRole('region', { name: 'autorité.pem' });
    await authority.getByText('Certificat d’autorité, qui peut en émettre d’autres').waitFor();
    await expectAccessible(page);
    await page.getByRole('combobox', { name: /^Opérateur/ }).selectOption('Bêta Mobile');
    await save.click();
    expect(await summary.getByRole('link').allInnerTexts()).toEqual(['Confirmation\u00a0: autorité.pem']);
    await authority.getByLabel('C’est voulu\u00a0: c’est bien le certificat de l’opérateur.').check();
    await save.click();
    await authority.getByText('Enregistré', { exact: true }).waitFor();

    await open(page, '/certificats/depot');
    const nothing = { mimeType: '', buffer: Buffer.from('x') };
    await choose.setInputFiles(Array.from({ length: 101 }, (_, i) => ({ name: `${i}.pem`, ...nothing })));
    await expectText(
      page,
      /^Un dépôt compte au plus 100 fichiers\s: 1 fichier de votre choix n’a pas été ajouté/,
    );
  });
}
