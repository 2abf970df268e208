import exceljs from 'exceljs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible, expectText, inABrowser, open, overflow } from '#test/support/browser';
import { until } from '#test/support/house';
import { aSubmissionId, type Person } from '#test/support/portal-client';
import { operatorsHome } from './home.spec.ts';

// An hour elsewhere; here every wait is a long one.
const { house, browser } = await inABrowser({ JALON_LONG_WAIT_SECONDS: '0' });
const alpha = await house.person('12345');
const { id: _id, ...ops } = await house.db.user.findUniqueOrThrow({ where: { login: 'ops.jalon' } });
await house.db.user.create({ data: { ...ops, id: 'ops-bis', login: 'ops.bis', name: 'Odile Bis' } });

/** An accepted file that has waited so long for a network that is away that its process asked for a hand. */
async function aLongWait(name: string): Promise<{ id: string; workflowId: string; taskId: string }> {
  await house.world.fail('network', 'unavailable');
  const id = aSubmissionId();
  await alpha.upload(id, name, '0612345678\n0712345678');
  expect(await alpha.verdict(id)).toMatchObject({ state: 'accepted' });
  const { workflowId } = await house.db.qualification.findUniqueOrThrow({ where: { id } });
  const task = await until(() => house.db.task.findFirstOrThrow({ where: { workflowId } }));
  return { id, workflowId, taskId: task.id };
}
const counter = (page: Page) => page.getByRole('banner').getByRole('link', { name: /^Mes tâches/ });
const counted = (page: Page, text: string) =>
  until(async () => expect(await counter(page).getAttribute('aria-label')).toBe(text));
const rowOf = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Tâches' }).getByRole('row').filter({ hasText: name });

describe('« Mes tâches »', () => {
  test('shows what a long outage asks, live; one takes it on, another takes it over and says what was done; it hides nothing', async () => {
    const [one, other] = [
      await browser.aPage({ login: 'ops.jalon' }),
      await browser.aPage({ login: 'ops.bis' }),
    ];
    await open(one, '/taches');
    await open(other, '/');
    await expectText(one, 'Rien à faire');
    await counted(other, 'Mes tâches\u00a0: rien à faire');
    const { id, workflowId, taskId } = await aLongWait('attend-longtemps.csv');

    // By itself, in the list and in the top bar of another page.
    await rowOf(one, 'attend-longtemps.csv').waitFor();
    await expectText(
      one,
      /^attend-longtemps\.csv attend le réseau de qualification depuis le \d\d\/\d\d\/\d{4} à \d\d:\d\d$/,
    );
    await expectText(one, 'Alpha Télécom');
    await counted(other, 'Mes tâches\u00a0: 1 à faire');
    await expectAccessible(one);

    // Nobody else's business: neither the back office's nor that of the operator whose file it is.
    const address = encodeURIComponent(taskId);
    const answers: string[] = [];
    for (const login of ['wholesale.bo', 'alpha.admin', 'alpha.user', '12345']) {
      const person = login === '12345' ? alpha : await house.person(login);
      for (const path of [`/taches/${address}`, `/api/tasks/${address}`])
        answers.push(`${(await person.go(path)).status}`);
      answers.push(`${(await (await person.go('/taches')).text()).includes('attend-longtemps.csv')}`);
    }
    expect(new Set(answers)).toEqual(new Set(['404', 'false']));

    await counter(other).click();
    await rowOf(other, 'attend-longtemps.csv').waitFor();
    await rowOf(one, 'attend-longtemps.csv')
      .getByRole('button', { name: /^Prendre en charge/ })
      .click();
    await rowOf(other, 'ops.jalon, depuis le').waitFor();
    const done = rowOf(other, 'attend-longtemps.csv').getByRole('button', { name: /^Terminer…/ });
    expect(await done.getAttribute('aria-description')).toBe(
      'Une autre personne l’a prise en charge\u00a0: reprenez-la d’abord.',
    );
    await rowOf(other, 'attend-longtemps.csv')
      .getByRole('button', { name: /^Reprendre/ })
      .click();
    await rowOf(one, 'ops.bis, depuis le').waitFor();
    await one.getByRole('link', { name: 'Les miennes' }).click();
    await expectText(one, 'Aucune tâche à votre nom');

    // Done, by keyboard, on the task's own page.
    await rowOf(other, 'attend-longtemps.csv').getByRole('link').click();
    await other.getByRole('heading', { level: 1, name: /^attend-longtemps\.csv attend/ }).waitFor();
    await expectText(other, 'Tâche prise en charge');
    await expectAccessible(other);
    await other.getByRole('button', { name: 'Terminer…' }).focus();
    await other.keyboard.press('Enter');
    const dialog = other.getByRole('dialog', { name: 'Terminer la tâche' });
    await dialog.waitFor();
    await expectAccessible(other);
    await dialog.getByRole('button', { name: 'Terminer la tâche' }).click();
    await expectText(other, 'Indiquez ce qui a été fait, de 3 à 300 caractères.');
    await dialog.getByLabel('Note').fill('Opérateur du réseau appelé');
    await dialog.getByRole('button', { name: 'Terminer la tâche' }).click();
    await expectText(other, 'Note : Opérateur du réseau appelé');
    await counted(one, 'Mes tâches\u00a0: rien à faire');

    // It still waits, and both the task and the process go on saying so.
    await expectText(other, 'Le processus attend toujours');
    await open(one, '/taches?show=done');
    await expectText(one, 'Le processus attend toujours');
    const process = await house.db.process.findUniqueOrThrow({ where: { workflowId } });
    expect(process.waitingFor).toBe('network');
    await house.world.clearFaults();
    await house.temporal.workflow.getHandle(workflowId).signal('retry');
    await alpha.result(id, 'csv');
    await one.getByText('Le processus attend toujours').waitFor({ state: 'detached' });
    await rowOf(one, 'Note : Opérateur du réseau appelé').waitFor();
    expect(await overflow(one)).toBe(0);
  });

  test('withdraws by itself what is over, and puts first what is overdue', async () => {
    const page = await browser.aPage({ login: 'ops.jalon', width: 360, theme: 'dark', language: 'en' });
    const [late, early] = await Promise.all([aLongWait('en-retard.csv'), aLongWait('à-temps.csv')]);
    await house.db.task.update({ where: { id: late.taskId }, data: { dueAt: new Date(0) } });
    await house.db.task.update({
      where: { id: early.taskId },
      data: { dueAt: new Date(Date.now() + 3_600_000) },
    });
    await open(page, '/taches');
    const rows = page.getByRole('table', { name: 'Tasks' }).getByRole('row').filter({ hasText: '.csv' });
    await until(async () => expect(await rows.count()).toBe(2));
    expect(await rows.first().innerText()).toContain('en-retard.csv');
    expect(await rows.first().innerText()).toContain('Overdue');
    expect(await overflow(page)).toBe(0);
    await expectAccessible(page);
    await house.world.clearFaults();
    for (const { workflowId } of await house.db.process.findMany({ where: { waitingFor: { not: null } } }))
      await house.temporal.workflow.getHandle(workflowId).signal('retry');
    await expectText(page, 'Nothing to do');
    await open(page, '/taches?show=done');
    await expectText(page, /^Withdrawn, .*: the process needs it no longer$/);
  });
});

async function exported(person: Person, format: 'xlsx' | 'csv', query = ''): Promise<Buffer> {
  const response = await person.go(`/api/journal?format=${format}${query}`);
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** The rows of an export, the head first. */
async function csvRows(person: Person, query = ''): Promise<string[][]> {
  const text = (await exported(person, 'csv', query)).toString('utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  const lines = text.slice(1).trimEnd().split('\r\n');
  return lines.map((line) => line.slice(1, -1).split('";"'));
}

async function xlsxRows(person: Person, query = ''): Promise<string[][]> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load((await exported(person, 'xlsx', query)).buffer as ArrayBuffer);
  const rows: string[][] = [];
  workbook.worksheets[0]?.eachRow((row) => {
    const cells = Array.from({ length: 8 }, (_, index) => row.getCell(index + 1));
    // Neither a formula nor a number: a text, or nothing.
    expect(
      cells.filter(({ type }) => ![exceljs.ValueType.String, exceljs.ValueType.Null].includes(type)),
    ).toEqual([]);
    rows.push(cells.map(({ text }) => text));
  });
  return rows;
}

describe('« Journal »', () => {
  const trap = '=HYPERLINK("http:x")-été.csv';

  test('finds who did what, in words, and exports what was found; a text is never a formula [OWF-215]', async () => {
    const trapId = aSubmissionId();
    await alpha.upload(trapId, trap, '0612345678');
    await alpha.verdict(trapId);
    const page = await browser.aPage({ login: 'wholesale.bo' });
    await open(page, '/journal');
    await expectAccessible(page);
    await page.getByLabel('Personne').fill('odile');
    await page.getByLabel('Action').selectOption({ label: 'Tâche faite' });
    await page.getByRole('button', { name: 'Rechercher', exact: true }).click();
    const table = page.getByRole('table', { name: 'Journal' });
    await table.getByRole('row').filter({ hasText: 'note : Opérateur du réseau appelé' }).waitFor();
    expect(await table.getByRole('row').count()).toBe(2);
    expect(await table.getByRole('row').last().innerText()).toContain('Tâche\u00a0: attend-longtemps.csv');
    expect(new URL(page.url()).searchParams.get('person')).toBe('odile');
    await expectAccessible(page);

    // The file holds what the page shows.
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Exporter CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('journal.csv');
    const bo = await house.person('wholesale.bo');
    const query = '&person=odile&action=task.done';
    for (const [head, ...rows] of [await csvRows(bo, query), await xlsxRows(bo, query)]) {
      expect(head).toEqual([
        ...['Date (Europe/Paris)', 'Personne', 'Opérateur', 'Action', 'Objet', 'Avant', 'Après', 'Adresse'],
      ]);
      expect(rows.map((row) => row.slice(1))).toEqual([
        [
          'ops.bis',
          '',
          'Tâche faite',
          'Tâche\u00a0: attend-longtemps.csv',
          '',
          'note\u00a0: Opérateur du réseau appelé',
          '127.0.0.1',
        ],
      ]);
    }
    const submitted = '&action=qualification.submit&subject=HYPERLINK';
    const csv = (await (await bo.go(`/api/journal?format=csv${submitted}`)).text()).split('\r\n')[1] ?? '';
    expect(csv).toContain('été.csv');
    expect(csv).not.toMatch(/(^|;)"?[\s]*[=+\-@]/);
    const [, row] = await xlsxRows(bo, submitted);
    expect(row?.[4]).toContain('HYPERLINK');
    expect(await house.db.auditRow.count({ where: { action: 'audit.export' } })).toBe(5);
  });

  test('shows an administrator what concerns its own operator, and nobody else anything [OWF-215]', async () => {
    const admin = await house.person('alpha.admin');
    const beta = await house.person('beta.admin');
    const everything = async (person: Person) => (await csvRows(person)).flat().join('\n');
    const own = await everything(admin);
    expect(own).toContain('attend-longtemps.csv');
    // What operations do among themselves is none of it.
    expect(own).not.toContain('Opérateur du réseau appelé');
    expect(await everything(beta)).not.toContain('attend-longtemps.csv');
    const user = await house.person('alpha.user');
    for (const path of ['/journal', '/api/journal?format=csv'])
      expect([(await alpha.go(path)).status, (await user.go(path)).status]).toEqual([404, 404]);
    const page = await browser.aPage({ login: 'alpha.admin', width: 360, theme: 'dark' });
    await open(page, '/journal?action=qualification.submit');
    await page.getByRole('table').getByText('Fichier envoyé').first().waitFor();
    expect(await overflow(page)).toBe(0);
    await expectAccessible(page);
  });
});

operatorsHome({ house, browser });
