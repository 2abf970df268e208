import { expect, test } from 'vitest';
import { isAuthBody } from '#web/server/auth-body';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';

test.each<[type: string | null, body: string, readable: boolean]>([
  [form, 'csrfToken=a&login=12345&password=b&json=true', true],
  [`${form};charset=UTF-8`, 'csrfToken=a', true],
  [json, '{"csrfToken":"a","redirect":false}', true],
  [json, '{"csrfToken":', false],
  [json, '', false],
  [json, 'null', false],
  [json, '["a"]', false],
  [json, '{"login":{"contains":""}}', false],
  ['multipart/form-data; boundary=x', '--x\r\n\r\n', false],
  ['text/plain', 'hello', false],
  [null, 'hello', false],
  [form, `login=${'x'.repeat(20_000)}`, false],
])('what is posted to next-auth as %s, %j, can be read: %s', async (type, body, readable) => {
  const headers = type === null ? { 'content-type': '' } : { 'content-type': type };
  const request = new Request('http://portal/api/auth/callback/credentials', {
    method: 'POST',
    headers,
    body,
  });
  expect(await isAuthBody(request)).toBe(readable);
  // It is still there for next-auth.
  expect(await request.text()).toBe(body);
});
