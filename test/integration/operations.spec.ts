import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible, expectText, type InABrowser, open } from '#test/support/browser';
import { until } from '#test/support/house';
import { aSubmissionId } from '#test/support/portal-client';
import { submit } from '#test/support/qualification-pages';

/** What stops everybody: a pause of a system, a part of the product that is away. In the house of certificates-openssl.test.ts. */
export function operationsOnEverybody({ house, browser }: InABrowser): void {
  const processOf = (workflowId: string) => house.db.process.findUniqueOrThrow({ where: { workflowId } });
  async function waiting(name: string): Promise<string> {
    const alpha = await house.person('12345');
    const id = aSubmissionId();
    await alpha.upload(id, name, '0612345678\n0712345678');
    expect(await alpha.verdict(id)).toMatchObject({ state: 'accepted' });
    const workflowId = `qualification:alpha:${id}`;
    await until(async () => expect((await processOf(workflowId)).waitingFor).not.toBeNull());
    return workflowId;
  }
  const rowOf = (page: Page, name: string) =>
    page.getByRole('table', { name: 'Processus' }).getByRole('row').filter({ hasText: name });

  describe('« Exploitation »', () => {
    test('holds back all calls to the network and lets them go on: what waits says so, and completes at once', async () => {
      const page = await browser.aPage({ login: 'ops.jalon' });
      await open(page, '/exploitation?show=waiting');
      const network = page.getByRole('region', { name: 'Réseau de qualification' });
      await network.getByRole('button', { name: 'Suspendre les appels : Réseau de qualification' }).click();
      await page.getByLabel('Motif').fill('Maintenance du réseau');
      await page.getByRole('button', { name: 'Suspendre les appels', exact: true }).click();
      await network.getByText('Suspendus', { exact: true }).waitFor();
      await network.getByText(/^par ops\.jalon, depuis .* Motif\s: Maintenance du réseau$/).waitFor();
      // A system that was open a moment ago is believed to be for a second.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const held = await waiting('suspendu.csv');
      expect((await processOf(held)).waitingFor).toBe('paused');
      expect(await house.world.effectsOf(held)).toEqual([]);
      await rowOf(page, 'suspendu.csv')
        .getByText('Appels suspendus par l’exploitation', { exact: true })
        .waitFor();
      await network.getByText('1 processus attend', { exact: true }).waitFor();
      await expectAccessible(page);
      await until(async () => {
        const { waitingUntil } = await processOf(held);
        expect((waitingUntil?.getTime() ?? 0) - Date.now()).toBeGreaterThan(12_000);
      });
      await network.getByRole('button', { name: 'Reprendre les appels : Réseau de qualification' }).click();
      await page.getByLabel('Motif').fill('Maintenance terminée');
      const resumedAt = Date.now();
      await page.getByRole('button', { name: 'Reprendre les appels', exact: true }).click();
      await until(async () => expect((await processOf(held)).state).toBe('completed'));
      expect(Date.now() - resumedAt).toBeLessThan(8_000);
      const trace = await house.db.auditRow.findMany({
        where: { subject: 'system:network' },
        orderBy: { at: 'asc' },
      });
      expect(trace.map(({ action, after }) => [action, after])).toEqual([
        ['system.pause', '{"reason":"Maintenance du réseau"}'],
        ['system.resume', '{"reason":"Maintenance terminée"}'],
      ]);
    });

    test('says of many which were done and which not: one that ended meanwhile, and Temporal away', async () => {
      await house.world.fail('network', 'unavailable');
      const [gone] = await Promise.all([waiting('parti.csv'), waiting('reste.csv')]);
      const page = await browser.aPage({ login: 'ops.jalon', expectedErrors: /Failed to load resource/ });
      await open(page, '/exploitation?show=waiting');
      for (const name of ['parti.csv', 'reste.csv']) await rowOf(page, name).getByRole('checkbox').check();
      // The page does not hear of it: its updates are cut.
      await page.route('**/api/{processes,events}**', (route) => route.abort());
      await house.temporal.workflow.getHandle(gone).terminate('meanwhile');
      const cancelBoth = async (reason: string) => {
        const bar = page.getByRole('region', { name: 'Processus sélectionnés' });
        await bar.getByRole('button', { name: /^Annuler…/ }).click();
        await page.getByLabel('Motif').fill(reason);
        await page.getByRole('button', { name: 'Annuler les processus' }).click();
      };
      const resume = house.holdDown('temporal');
      try {
        await cancelBoth('trop tôt');
        await expectText(page, '2 sur 2 non faits :');
        await expectText(page, /Temporal ne répond pas\s; rien n’est parti/);
      } finally {
        resume();
      }
      await until(async () => expect((await fetch(`${house.url}/api/health`)).status).toBe(200));
      // Those that were not done are still selected.
      await cancelBoth('maintenant');
      await expectText(page, '1 fait. L’annulation est demandée.');
      await expectText(page, '1 sur 2 non fait :');
      await expectText(page, /^parti\.csv/);
      await house.world.clearFaults();
    });

    test('tells of a process that fails in Temporal, and says so when Temporal is away', async () => {
      const page = await browser.aPage({ login: 'ops.jalon', expectedErrors: /Failed to load resource/ });
      await open(page, '/exploitation');
      await expectText(page, 'Temporal ne signale aucun processus.');
      house.freeze('temporal');
      try {
        await page.reload();
        await expectText(page, /^Temporal ne répond pas\s: on ne sait pas/);
      } finally {
        house.thaw('temporal');
      }
    });
  });

  test('« Envoi d’une qualification » asks for patience while the worker is down; the verdict comes by itself', async () => {
    const page = await browser.aPage({ login: '12345' });
    house.freeze('worker');
    try {
      await submit(page, 'patience.csv', '0612345678\n+33712345678\n');
      await expectText(page, /^Votre fichier est bien reçu\. Le service de vérification est momentanément/);
    } finally {
      house.thaw('worker');
    }
    await expectText(page, 'Votre fichier a été enregistré avec succès.');
  });
}
