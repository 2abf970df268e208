import { expect, test } from 'vitest';
import { aSimulator } from './running.ts';

test('an application of the wholesaler opens a page that names it, harmlessly', async () => {
  const { get } = await aSimulator();
  const page = await (await get('/applications/tao')).text();
  expect(page).toContain('<code>tao</code>');
  expect(await (await get('/applications/%3Cscript%3E')).text()).not.toContain('<script>');
});
