import { expect, test } from 'vitest';
import { contentOf, expectAccessible, open } from '#test/support/browser';
import { anOperator, submitted } from '#test/support/product';

test('« Journal » finds who did what, in words, and exports what was found [OWF-215]', async () => {
  const { operator, person, client, page: pageOf } = await anOperator();
  const account = await person('contract');
  await submitted(await client(account), 'été.csv', '0612345678');
  const page = await pageOf(await person('backOffice'));
  await open(page, '/journal');
  await page.getByLabel('Personne').fill(account.login);
  await page.getByLabel('Action').selectOption({ label: 'Fichier envoyé' });
  await page.getByRole('button', { name: 'Rechercher', exact: true }).click();
  const rows = page.getByRole('table', { name: 'Journal' }).getByRole('row');
  await rows.filter({ hasText: 'été.csv' }).waitFor();
  expect(await rows.count()).toBe(2);
  expect(new URL(page.url()).searchParams.get('person')).toBe(account.login);
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Exporter CSV' }).click();
  expect((await download).suggestedFilename()).toBe('journal.csv');
  const [head = '', row = '', ...more] = (await contentOf(await download)).toString().split('\r\n');
  expect(head).toContain('"Date (Europe/Paris)";"Personne";"Opérateur";"Action";"Objet"');
  expect(row).toContain(`"${account.login}";"${operator.name}";"Fichier envoyé"`);
  expect(more).toEqual(['']);
  const admin = await pageOf(await person('operatorAdmin'));
  await open(admin, '/journal');
  await admin.getByRole('table').getByText('été.csv').first().waitFor();
});
