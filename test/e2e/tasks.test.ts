import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, expectText, open, overflow } from '#test/support/browser';
import { until } from '#test/support/house';
import { anOperator, processOf, product } from '#test/support/product';

const { db } = product;
const file = (code: string) => `attend-${code}.csv`;
const rowOf = (page: Page, name: string) =>
  page
    .getByRole('table', { name: /^(Tâches|Tasks)$/ })
    .getByRole('row')
    .filter({ hasText: name });

test('a long outage asks operations for a hand, live: one takes it on, another takes it over and says what was done; it hides nothing', async () => {
  const { operator, networkAnswers, person, client, page: pageOf, waiting } = await anOperator();
  const name = file(operator.code);
  const [one, other] = [
    await pageOf(await person('operations')),
    await pageOf(await person('operations', { login: `bis.${operator.code}`, name: 'Odile Bis' })),
  ];
  await open(one, '/taches');
  const account = await person('contract');
  const [job] = await waiting(await client(account), name);
  // By itself.
  await rowOf(one, name).waitFor();
  await expectText(one, new RegExp(`^${name} attend le réseau de qualification depuis le \\d`));
  await expectAccessible(one);
  await open(other, '/');
  await other
    .getByRole('banner')
    .getByRole('link', { name: /^Mes tâches/ })
    .click();
  await rowOf(one, name)
    .getByRole('button', { name: /^Prendre en charge/ })
    .click();
  await rowOf(other, `ops.${operator.code}, depuis le`).waitFor();
  const done = rowOf(other, name).getByRole('button', { name: /^Terminer…/ });
  expect(await done.getAttribute('aria-description')).toMatch(/^Une autre personne l’a prise en charge/);
  await rowOf(other, name)
    .getByRole('button', { name: /^Reprendre/ })
    .click();
  await rowOf(one, `bis.${operator.code}, depuis le`).waitFor();

  // Done, by keyboard, on the task's own page.
  await rowOf(other, name).getByRole('link').click();
  await other.getByRole('heading', { level: 1, name: new RegExp(`^${name} attend`) }).waitFor();
  await other.getByRole('button', { name: 'Terminer…' }).focus();
  await other.keyboard.press('Enter');
  const dialog = other.getByRole('dialog', { name: 'Terminer la tâche' });
  await expectAccessible(other);
  await dialog.getByRole('button', { name: 'Terminer la tâche' }).click();
  await expectText(other, 'Indiquez ce qui a été fait, de 3 à 300 caractères.');
  await dialog.getByLabel('Note').fill('Opérateur du réseau appelé');
  await dialog.getByRole('button', { name: 'Terminer la tâche' }).click();
  await expectText(other, 'Note : Opérateur du réseau appelé');
  await expectText(other, 'Le processus attend toujours');
  expect((await processOf(job?.workflowId ?? '')).waitingFor).toBe('network');
  await networkAnswers(job?.workflowId ?? '');
  await other.getByText('Le processus attend toujours').waitFor({ state: 'detached' });
});

test('a task that is overdue says so, and is withdrawn by itself once its process goes on', async () => {
  const { operator, networkAnswers, person, client, page: pageOf, waiting } = await anOperator();
  const name = file(operator.code);
  const [job] = await waiting(await client(await person('contract')), name);
  const { workflowId } = job ?? { workflowId: '' };
  const task = await until(() => db.task.findFirstOrThrow({ where: { workflowId } }));
  await db.task.update({ where: { id: task.id }, data: { dueAt: new Date(0) } });
  const page = await pageOf(await person('operations'), { width: 360, theme: 'dark', language: 'en' });
  await open(page, '/taches');
  await rowOf(page, name).getByText('Overdue').waitFor();
  expect(await overflow(page)).toBe(0);
  await networkAnswers(workflowId);
  await rowOf(page, name).waitFor({ state: 'detached' });
  await open(page, '/taches?show=done');
  await rowOf(page, name)
    .getByText(/^Withdrawn, .*: the process needs it no longer$/)
    .waitFor();
});
