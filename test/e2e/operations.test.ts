import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectText, open, overflow } from '#test/support/browser';
import { until } from '#test/support/house';
import { usedBy } from '#test/support/jobs';
import { anOperator, processOf, product, stateOf } from '#test/support/product';

const { db, world } = product;
const rowOf = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Processus' }).getByRole('row').filter({ hasText: name });
const select = (page: Page, name: string) => rowOf(page, name).getByRole('checkbox').check();
const bar = (page: Page) => page.getByRole('region', { name: 'Processus sélectionnés' });
const focused = (target: Locator) =>
  until(async () => expect(await target.evaluate((element) => element.matches(':focus'))).toBe(true), 5_000);

/** Operations look at two files of an operator that wait for the network, in the list narrowed to that operator. */
async function twoThatWait() {
  const own = await anOperator();
  const by = await own.client(await own.person('contract'));
  const names = ['double-1.csv', 'double-2.csv'];
  const jobs = await own.waiting(by, ...names);
  const page = await own.page(await own.person('operations'), { width: 1280 });
  await open(page, `/exploitation?show=waiting&operator=${own.operator.code}`);
  for (const name of names) await select(page, name);
  return { ...own, page, by, jobs };
}

test('operations cancel several processes with a reason: they are rejected, the quota is given back, the trace tells it', async () => {
  const { contract, page, by, jobs } = await twoThatWait();
  expect(await usedBy(product, contract.id)).toBe(4);
  // Neither has ended: « Relancer » stays visible, and says why not.
  const again = bar(page).getByRole('button', { name: 'Relancer… (0)' });
  expect(await again.getAttribute('aria-description')).toBe('Aucun des processus sélectionnés ne le permet.');
  const cancel = bar(page).getByRole('button', { name: 'Annuler… (2)' });
  await cancel.click();
  const dialog = page.getByRole('dialog', { name: 'Annuler 2 processus' });
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await focused(cancel);
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Annuler les processus' }).click();
  await expectText(page, 'Indiquez un motif, de 3 à 300 caractères.');
  await dialog.getByLabel('Motif').fill('Envoyés deux fois');
  await dialog.getByRole('button', { name: 'Annuler les processus' }).click();
  await expectText(page, '2 faits. L’annulation est demandée.');
  for (const { id, workflowId } of jobs) {
    await stateOf(workflowId, 'rejected');
    expect(await by.read(`/api/qualifications/${id}`)).toMatchObject({ comment: 'cancelled' });
  }
  expect(await usedBy(product, contract.id)).toBe(0);
  await open(page, `/exploitation/${encodeURIComponent(jobs[0]?.workflowId ?? '')}`);
  await expectText(page, 'Annulation demandée');
  await expectText(page, 'Envoyés deux fois');
  await expectAccessible(page);
});

test('operations end the waits of several processes at once; the list is narrowed in the address and fits a telephone', async () => {
  const { operator, networkAnswers, page, jobs } = await twoThatWait();
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflow(page)).toBe(0);
  await expectAccessible(page);
  // One of them may be trying by itself just now.
  await bar(page)
    .getByRole('button', { name: /^Réessayer… \([12]\)/ })
    .click();
  await page.getByLabel('Motif').fill('Réseau réparé');
  await page.getByRole('button', { name: 'Réessayer maintenant' }).click();
  const where = { operatorId: operator.id, action: 'process.retry' };
  await until(async () =>
    expect(await db.auditRow.findMany({ where })).toContainEqual(
      expect.objectContaining({ after: '{"reason":"Réseau réparé"}' }),
    ),
  );
  for (const { workflowId } of jobs) {
    await networkAnswers(workflowId);
    await stateOf(workflowId, 'completed');
  }
  expect(new URL(page.url()).searchParams.get('operator')).toBe(operator.code);
});

test('operations run a cancelled process again from its page, by keyboard; it completes and counts once', async () => {
  const own = await anOperator();
  const by = await own.client(await own.person('contract'));
  const [job] = await own.waiting(by, 'repris.csv');
  const { id, workflowId } = job ?? { id: '', workflowId: '' };
  const page = await own.page(await own.person('operations'));
  await open(page, `/exploitation/${encodeURIComponent(workflowId)}`);
  for (const [button, confirm, reason] of [
    ['Annuler…', 'Annuler les processus', 'essai'],
    ['Relancer…', 'Relancer les processus', 'réseau réparé'],
  ] as const) {
    const opener = page.getByRole('button', { name: button });
    await until(async () => expect(await opener.getAttribute('aria-disabled')).toBeNull());
    if (button === 'Relancer…') await world.clearFaults(own.keyPrefix);
    await opener.focus();
    await page.keyboard.press('Enter');
    await focused(page.getByLabel('Motif'));
    await page.keyboard.type(reason);
    await page.keyboard.press('Tab');
    await focused(page.getByRole('button', { name: confirm }));
    await page.keyboard.press('Enter');
    // What became of it takes the focus.
    await focused(page.getByRole('note').filter({ hasText: 'résultat' }));
  }
  await stateOf(workflowId, 'completed');
  await expectText(page, 'Terminé');
  expect((await by.result(id, 'csv')).length).toBeGreaterThan(0);
  expect(await usedBy(product, own.contract.id)).toBe(2);
  expect(await world.effectsOf(workflowId)).toHaveLength(1);
  const run = page.getByRole('button', { name: 'Relancer…' });
  await until(async () =>
    expect(await run.getAttribute('aria-description')).toBe('Ce processus est allé à son terme.'),
  );
  expect((await processOf(workflowId)).endedBy).toBeNull();
});
