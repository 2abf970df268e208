import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashOf, unlessStamped } from '#tools/stamp';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'));
  mkdirSync(join(root, 'web/.next'), { recursive: true });
  writeFileSync(join(root, 'web/page.tsx'), 'one');
  writeFileSync(join(root, 'config.ts'), 'settings');
});
afterEach(() => rmSync(root, { recursive: true }));

const hash = () => hashOf(root, ['web', 'config.ts', 'not-there']);

test.each([
  ['a changed file', () => writeFileSync(join(root, 'web/page.tsx'), 'two'), true],
  ['a new file', () => writeFileSync(join(root, 'web/other.tsx'), ''), true],
  ['a file that went', () => rmSync(join(root, 'config.ts')), true],
  ['a file that moved', () => moved(), true],
  ['what the build writes', () => writeFileSync(join(root, 'web/.next/BUILD_ID'), 'x'), false],
  ['a file elsewhere', () => writeFileSync(join(root, 'README.md'), 'x'), false],
  ['the same text written again', () => writeFileSync(join(root, 'web/page.tsx'), 'one'), false],
])('%s decides whether the hash changes', (_what, change, changes) => {
  const before = hash();
  change();
  expect(hash() !== before).toBe(changes);
});

function moved() {
  rmSync(join(root, 'web/page.tsx'));
  writeFileSync(join(root, 'web/home.tsx'), 'one');
}

test('work is done once for a hash, and again for another', async () => {
  const done: string[] = [];
  const stamp = join(root, 'web/.next/stamp');
  for (const key of ['a', 'a', 'b', 'b', 'a'])
    await unlessStamped(stamp, key, async () => void done.push(key));
  expect(done).toEqual(['a', 'b', 'a']);
});

test('work that failed is done again even for the hash before it', async () => {
  const stamp = join(root, 'web/.next/stamp');
  await unlessStamped(stamp, 'a', async () => {});
  await expect(unlessStamped(stamp, 'b', () => Promise.reject(new Error('half built')))).rejects.toThrow(
    'half built',
  );
  let again = false;
  await unlessStamped(stamp, 'a', async () => void (again = true));
  expect(again).toBe(true);
});
