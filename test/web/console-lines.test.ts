import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const lines = vi.hoisted(() => [] as [level: string, about: object][]);
vi.mock('#web/server/errors', async (original) => ({
  ...(await original<object>()),
  log: () =>
    Object.fromEntries(
      ['debug', 'info', 'warn', 'error'].map((level) => [
        level,
        (about: object) => lines.push([level, about]),
      ]),
    ),
}));
import { logConsole } from '#web/server/console-lines';

const { error, warn, info, log } = console;
beforeEach(() => {
  lines.length = 0;
  logConsole();
});
afterEach(() => void Object.assign(console, { error, warn, info, log }));

test('what is written to the console is logged without what could be somebody’s', () => {
  console.warn('odd', 'claire@example.org');
  console.error('failed', new TypeError('of 0612345678'));
  expect(lines).toMatchObject([
    ['warn', { text: 'odd ‹mail›' }],
    ['error', { text: 'failed', error: 'TypeError', message: 'of ‹digits›' }],
  ]);
});

test('somebody who went away in the middle of a request is no error', () => {
  console.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }));
  expect(lines.map(([level]) => level)).toEqual(['debug']);
});
