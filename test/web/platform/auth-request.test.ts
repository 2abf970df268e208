import { expect, test } from 'vitest';
import { isAuthRequest } from '#web/features/platform/identification/server/auth-request';

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
  expect(await isAuthRequest(request)).toBe(readable);
  // It is still there for next-auth.
  expect(await request.text()).toBe(body);
});

test.each([
  ['', true],
  ['?callbackUrl=%2Fcompte', true],
  ['?callbackUrl=https%3A%2F%2Felsewhere.example', true],
  ['?callbackUrl=nowhere', false],
  ['?callbackUrl=https%3A%2F%2F', false],
  ['?callbackUrl=javascript%3Aalert(1)', false],
])('what next-auth is asked with the address « %s » can be read: %s', async (query, readable) => {
  expect(await isAuthRequest(new Request(`http://portal/api/auth/csrf${query}`))).toBe(readable);
});
