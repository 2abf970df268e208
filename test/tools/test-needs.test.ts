import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { testNeeds, type TestNeed } from '#tools/test-needs';

const root = join(import.meta.dirname, '../..');

/** What a file needs that says this, unless it is where that is defined. */
const signs: [sign: RegExp, ...needs: TestNeed[]][] = [
  [/^import \{[^}]*\baHouse\b/m, 'portal', 'temporalCli', 'workflowBundle'],
  [/(?<!function )\baRealTemporal\(|const path = config\(\)\.temporal\.cli\b/, 'temporalCli'],
  [/(?<!function )\baTimeSkippingTemporal\(/, 'testServer'],
  // With an argument they serve doubles of a test.
  [/\b(aRealTemporal|aTimeSkippingTemporal|workflowBundle)\(\)/, 'workflowBundle'],
  [/\btests\.chromium\b/, 'chromium'],
];

/** Offers both servers; which one a test takes, the test says. */
const offersBoth = /function aRealTemporal\(/;

function needsOf(text: string): TestNeed[] {
  if (offersBoth.test(text)) return [];
  return signs.flatMap(([sign, ...needs]) => (sign.test(text) ? needs : []));
}

/** The file and what it imports of test/. */
function reached(path: string, known = new Set<string>()): Set<string> {
  if (known.has(path)) return known;
  known.add(path);
  const text = readFileSync(join(root, path), 'utf8');
  for (const [, name = ''] of text.matchAll(/(?:from|import\()\s*'((?:#test\/|\.)[^']+)'/g)) {
    const target = name.startsWith('#')
      ? name.slice(1) + (name.endsWith('.tsx') ? '' : '.ts')
      : relative(root, join(root, dirname(path), name));
    if (target.startsWith('test/') && /\.tsx?$/.test(target)) reached(target, known);
  }
  return known;
}

test('a folder of tests alone gets made what its files use, and nothing else', () => {
  const found = new Map<TestNeed, Set<string>>();
  for (const path of globSync('test/*/**/*.test.{ts,tsx}', { cwd: root }))
    for (const file of reached(path))
      for (const need of needsOf(readFileSync(join(root, file), 'utf8')))
        found.set(need, (found.get(need) ?? new Set()).add(path.split('/')[1] ?? ''));
  for (const [need, folders] of Object.entries(testNeeds) as [TestNeed, readonly string[]][])
    expect([need, ...(found.get(need) ?? [])].toSorted()).toEqual([need, ...folders].toSorted());
});
