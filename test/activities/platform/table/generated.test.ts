import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readRows } from '#activities/platform/table/read-rows';
import { generatedFile } from '#test/activities/qualification/workbook/generated';
import { people } from '#test/support/people-table';

test('100 generated files are each read as a table or refused, without error', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'table-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const path = join(directory, 'upload');
  const outcomes = new Set<string>();
  for (let seed = 1; seed <= 100; seed++) {
    await writeFile(path, generatedFile(seed).content);
    let rows = 0;
    const options = { heading: 'positions', bytes: 20_000_000, rows: 100_000 } as const;
    const read = await readRows(path, people, options, () => (rows += 1));
    expect(read.ok ? read.rows : rows, `seed ${seed}`).toBe(rows);
    outcomes.add(read.ok ? `${read.format} read` : read.refusal.reason);
  }
  // Files with one outcome only would prove nothing.
  expect([...outcomes]).toEqual(expect.arrayContaining(['csv read', 'xlsx read', 'unknownFormat']));
});
