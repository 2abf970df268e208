import { expect, test } from 'vitest';
import { loadConfig } from '#config';
import { demoAccounts } from '#prisma/demo';
import { welcome } from '#tools/welcome';

test('the demo is told with its addresses and everyone who can log in', () => {
  const text = welcome(loadConfig({ JALON_PORT: '24681' }), demoAccounts.length);
  expect(text).toContain('http://127.0.0.1:24681');
  for (const { login } of demoAccounts) expect(text).toContain(login);
  expect(text).not.toContain('Nobody can log in');
});

test('without demo and without any account, it says in one line that nobody can log in', () => {
  const lines = welcome(loadConfig({ JALON_DEMO: '0' }), 0).split('\n');
  expect(lines.filter((line) => line.includes('Nobody can log in'))).toEqual([
    expect.stringContaining('JALON_DEMO=1'),
  ]);
  expect(lines.join()).not.toContain(demoAccounts[0]?.login);
});

test('an account that is there needs no such line', () => {
  expect(welcome(loadConfig({ JALON_DEMO: '0' }), 1)).not.toContain('Nobody can log in');
});
