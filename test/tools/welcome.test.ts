import { expect, test } from 'vitest';
import { loadConfig } from '#config';
import { demoAccounts } from '#prisma/demo';
import { welcome } from '#tools/welcome';

test('the demo is told with its addresses and everyone who can log in', () => {
  const text = welcome(loadConfig({ JALON_PORT: '24681' }), null);
  expect(text).toContain('http://127.0.0.1:24681');
  for (const { login } of demoAccounts) expect(text).toContain(login);
  expect(text).not.toContain('Nobody can log in');
});

test('without any account it prints the link that makes the first one, once', () => {
  const link = 'https://portal.example/premier-compte/abc';
  const text = welcome(loadConfig({ JALON_DEMO: '0' }), link);
  expect(text).toContain('Nobody can log in yet');
  expect(text.split(link)).toHaveLength(2);
  expect(text).not.toContain(demoAccounts[0]?.login);
});

test('an account that is there needs no such line', () => {
  expect(welcome(loadConfig({ JALON_DEMO: '0' }), null)).not.toContain('Nobody can log in');
});
