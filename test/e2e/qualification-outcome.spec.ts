import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultsCsvFile, qualificationDirectory } from '#domain/qualification/files';
import { answering, expectPage, expectText, type InABrowser, open } from '#test/support/browser';
import { until } from '#test/support/house';
import { aSubmissionId, mixedLines } from '#test/support/portal-client';
import { choose, download, rowOf, submit } from '#test/support/qualification-pages';

/** In the house of qualification.test.ts. */
export function qualificationOutcomes({ house, browser }: InABrowser): void {
  const accepted = 'Votre fichier a été enregistré avec succès.';
  const idOf = async (fileName: string) =>
    (await house.db.qualification.findFirstOrThrow({ where: { fileName } })).id;

  describe('a refused file', () => {
    test('gives all its faulty lines as a CSV file, and says so when they are gone [QPC-073]', async () => {
      const page = await browser.aPage({ login: '12345' });
      const lines = Array.from({ length: 30 }, (_, n) => `x${n}`);
      await submit(page, 'fautes.csv', `0612345678\n${lines.join('\n')}\n`);
      await expectText(page, 'Les 20 premières lignes au format incorrect sur 30');
      await expectText(page, /^30 lignes, 2.Ko\. Ce fichier est conservé 24 heures\.$/);
      const link = 'Télécharger toutes les lignes en erreur (CSV)';
      const csv = (await download(page, page.getByRole('main'), link)).toString();
      expect(csv.trim().split('\n')).toHaveLength(31);
      for (const line of lines) expect(csv).toContain(`"${line}"`);

      const id = await idOf('fautes.csv');
      const colleague = await house.person('alpha.admin');
      expect((await colleague.go(`/api/qualifications/${id}/faults`)).status).toBe(404);
      rmSync(join(house.dataDir, faultsCsvFile(id)));
      await page.getByRole('link', { name: link }).click();
      await expectText(page, /^Le fichier des lignes en erreur n’est plus disponible/);
      expect(await page.getByRole('link', { name: link }).count()).toBe(0);
    });
  });

  describe('a file whose sender wants a mail', () => {
    test('is followed by one at its end, and the box is remembered', async () => {
      const page = await browser.aPage({ login: '12345' });
      await open(page, '/qualifications/envoi');
      const box = page.getByRole('checkbox', { name: "M'avertir par courriel" });
      expect(await box.isChecked()).toBe(false);
      await box.check();
      await choose(page, 'averti.csv', '0612345678\n0612345679\n');
      await page.getByRole('button', { name: 'Soumettre ce fichier' }).click();
      await expectText(page, accepted);
      await expectText(page, 'Un courriel vous avertira à la fin du traitement.');
      await open(page, '/qualifications/envoi');
      expect(await box.isChecked()).toBe(true);

      const id = await idOf('averti.csv');
      const mails = await until(async () => {
        const found = (await house.world.mails()).filter(({ text }) =>
          text.includes(`/qualifications/${id}`),
        );
        if (found.length === 0) throw new Error('no mail yet');
        return found;
      });
      expect(mails).toHaveLength(1);
      expect(mails[0]?.text).toContain('averti.csv');
    });

    test('is not said to be sent when the session has ended meanwhile', async () => {
      const page = await browser.aPage({ login: '12345', expectedErrors: /status of 401/ });
      await open(page, '/qualifications/envoi');
      await choose(page, 'perdu.csv', '0612345678\n');
      const { userId } = await house.db.session.findFirstOrThrow({ where: { user: { login: '12345' } } });
      await house.db.session.updateMany({ where: { userId }, data: { revokedAt: new Date() } });
      await page.getByRole('button', { name: 'Soumettre ce fichier' }).click();
      await expectText(page, /^Votre fichier n’a pas été envoyé\. Identifiez-vous de nouveau/);
      expect(await house.db.stagedFile.count({ where: { fileName: 'perdu.csv' } })).toBe(0);
      await page.getByRole('button', { name: 'S’identifier de nouveau' }).click();
      await expectPage(page, 'Identification');
    });
  });

  describe('the page of a qualification', () => {
    test('shows how fast it goes, then what it came to and costs, until its results are removed [QPC-100, QPC-114, QPC-124]', async () => {
      const written = mixedLines(21_000, 20_000, 20_000_000);
      await house.world.batchTakes(1_500);
      const page = await browser.aPage({ login: '12345' });
      await submit(page, 'chiffres.csv', written.join('\n'));
      await expectText(page, accepted);
      const id = await idOf('chiffres.csv');
      await page.getByRole('link', { name: 'Suivre ce fichier' }).click();
      await expectPage(page, 'chiffres.csv');
      await page.evaluate('globalThis.sameDocument = true');
      await page.getByRole('progressbar', { name: 'Avancement de chiffres.csv' }).waitFor();
      await expectText(page, /^[\d\s]+ profils par seconde, encore \d+ s environ$/);
      await house.world.batchTakes(0);
      await expectText(page, 'Résultats en chiffres');
      expect(await page.evaluate('globalThis.sameDocument')).toBe(true);

      const table = page.getByRole('table', { name: 'Lignes par classe MMS' });
      const rows = await table
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader') })
        .all();
      const counts = new Map<string, number>();
      const csv = await download(page, page.getByRole('main'), 'Format CSV, chiffres.csv');
      for (const line of csv.toString().trim().split('\n')) {
        const mmsClass = line.split(';')[3] ?? '';
        counts.set(mmsClass, (counts.get(mmsClass) ?? 0) + 1);
      }
      const shown = await Promise.all(
        rows.map(async (row) => {
          const code = /^\d+/.exec(await row.getByRole('rowheader').innerText())?.[0] ?? '';
          return [
            code,
            Number((await row.getByRole('cell').first().innerText()).replaceAll(/\s/g, '')),
          ] as const;
        }),
      );
      expect(new Map(shown)).toEqual(counts);
      await expectText(page, /^200,00\s€ HT$/);
      await expectText(page, /^20\s000 profils différents à 0,01\s€ HT$/);
      await expectText(
        page,
        /^Résultats conservés jusqu’au \d\d\/\d\d\/\d{4} à \d\d:\d\d \(heure de Paris\)/,
      );

      await house.db.qualification.update({ where: { id }, data: { purgedAt: new Date() } });
      rmSync(join(house.dataDir, qualificationDirectory(id)), { recursive: true });
      await open(page, `/qualifications/${id}`);
      await expectText(page, /^Votre fichier a été qualifié\. Ses résultats ont été supprimés le /);
      await table.waitFor();
      expect(await page.getByRole('link', { name: /^Format/ }).count()).toBe(0);
      await open(page, '/qualifications');
      const row = rowOf(page, 'chiffres.csv');
      await row.getByText(/^Votre fichier a été qualifié\. Ses résultats ont été supprimés le /).waitFor();
      expect(await row.getByRole('link', { name: /^Format/ }).count()).toBe(0);
    });
  });

  describe('the list', () => {
    test('is narrowed by status and by days with the keyboard, in the address, over its pages [QPC-092, QPC-098]', async () => {
      const row = await house.db.qualification.findFirstOrThrow({
        where: { contractId: 'demo-12345', state: 'completed' },
      });
      await house.db.qualification.createMany({
        data: Array.from({ length: 13 }, (_, n) => ({
          ...row,
          id: aSubmissionId(),
          workflowId: `qualification:filtre-${n}`,
          fileName: `filtre-${String(n).padStart(2, '0')}.csv`,
          state: n === 12 ? 'rejected' : 'completed',
          comment: n === 12 ? 'networkRefused' : null,
          submittedAt: new Date(Date.parse('2025-03-10T09:00:00Z') + n * 60_000),
        })),
      });
      const page = await browser.aPage({ login: '12345' });
      await open(page, '/qualifications');
      await page.getByLabel('Statut').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.getByLabel('Envoyé à partir du').fill('2025-03-10');
      await page.getByLabel('Envoyé jusqu’au').fill('2025-03-10');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\?status=done&from=2025-03-10&to=2025-03-10$/);
      await rowOf(page, 'filtre-11.csv').waitFor();
      expect(await rowOf(page, 'filtre-').count()).toBe(10);
      expect(await rowOf(page, 'filtre-12.csv').count()).toBe(0);
      await page.getByRole('link', { name: 'Plus anciennes' }).click();
      await rowOf(page, 'filtre-00.csv').waitFor();
      expect(await rowOf(page, 'filtre-').count()).toBe(2);
      expect(new URL(page.url()).searchParams.get('status')).toBe('done');

      await page.goto('/qualifications?status=pending&from=2025-03-10&to=2025-03-10');
      await answering(page);
      await expectText(page, 'Aucune qualification ne correspond');
      expect(await page.getByLabel('Statut').inputValue()).toBe('pending');
      await page.getByRole('link', { name: 'Effacer les filtres' }).click();
      await page.waitForURL(/\/qualifications$/);
      await rowOf(page, 'averti.csv').waitFor();
      expect(await page.getByLabel('Statut').inputValue()).toBe('');
      expect(await page.getByLabel('Statut').evaluate((field) => field.matches(':focus'))).toBe(true);
    });
  });
}
