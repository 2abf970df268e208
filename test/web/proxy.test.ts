import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { proxy } from '#web/proxy';

const header = async (url: string, headers: Record<string, string> = {}) =>
  (await proxy(new NextRequest(url, { headers }))).headers.get('strict-transport-security');

test('a portal that people reach by https is never asked by http again, one without is left alone', async () => {
  expect(await header('https://portal.example/')).toMatch(/^max-age=\d{7,}$/);
  expect(await header('http://127.0.0.1:3000/', { 'x-forwarded-proto': 'https' })).toMatch(
    /^max-age=\d{7,}$/,
  );
  expect(await header('http://127.0.0.1:3000/')).toBeNull();
  expect(await header('http://127.0.0.1:3000/', { 'x-forwarded-proto': 'http' })).toBeNull();
});

test.each([
  ['with broken parts', 'multipart/form-data; boundary=x', '--x\r\nbroken', 400],
  ['without a boundary', 'multipart/form-data', 'broken', 400],
  [
    'that is whole',
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n',
    200,
  ],
  ['of another kind', 'text/plain', 'broken', 200],
])(
  'a form %s, as %s, is answered with what it deserves and stays unread',
  async (_name, type, body, status) => {
    const sent = new NextRequest('http://127.0.0.1:3000/identification', {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect((await proxy(sent)).status).toBe(status);
    // It is still there for the page.
    expect(await sent.text()).toBe(body);
  },
);
