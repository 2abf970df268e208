import { NextRequest } from 'next/server';
import { expect, test } from 'vitest';
import { proxy } from '#web/proxy';

const header = (url: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(url, { headers })).headers.get('strict-transport-security');

test('a portal that people reach by https is never asked by http again, one without is left alone', () => {
  expect(header('https://portal.example/')).toMatch(/^max-age=\d{7,}$/);
  expect(header('http://127.0.0.1:3000/', { 'x-forwarded-proto': 'https' })).toMatch(/^max-age=\d{7,}$/);
  expect(header('http://127.0.0.1:3000/')).toBeNull();
  expect(header('http://127.0.0.1:3000/', { 'x-forwarded-proto': 'http' })).toBeNull();
});
