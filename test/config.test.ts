import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { ConfigError, loadConfig } from '#config';

/** A checkout whose temporal.yaml says `added` besides ours. */
function rootWith(added: (ours: Record<string, unknown>) => Record<string, unknown>): string {
  const root = mkdtempSync(join(tmpdir(), 'jalon-config-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const ours: Record<string, unknown> = parse(readFileSync('temporal.yaml', 'utf8'));
  writeFileSync(join(root, 'temporal.yaml'), stringify(added(ours)));
  return root;
}

/** What a person reads. */
function refusal(environment: Record<string, string>, root?: string): string {
  try {
    loadConfig(environment, root);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

test.each([
  ['address', (ours: Record<string, unknown>) => ({ ...ours, address: '10.0.0.1:7233' })],
  [
    'versioning',
    (ours: Record<string, unknown>) => ({
      ...ours,
      worker: Object.assign({}, ours['worker'], { versioning: true }),
    }),
  ],
])('temporal.yaml may not say « %s », which nothing would do', (key, added) => {
  expect(refusal({}, rootWith(added))).toMatch(new RegExp(`^temporal\\.yaml: .*${key}`));
});

test('every wrong entry is named at once, of the environment and of temporal.yaml', () => {
  const root = rootWith((ours) => ({ ...ours, retentionDays: 0 }));
  const lines = refusal({ JALON_PORT: 'x', JALON_DEMO: 'yes' }, root).split('\n');
  expect(lines.map((line) => /^(temporal\.yaml: )?[^:]+/.exec(line)?.[0])).toEqual([
    'JALON_PORT',
    'JALON_DEMO',
    'temporal.yaml: retentionDays',
  ]);
});

test('an empty variable counts as not set', () => {
  expect(loadConfig({ JALON_PORT: '' }).portal.port).toBe(3000);
});

test('the embedded server is where its port says, and one elsewhere where its address says', () => {
  expect(loadConfig({ JALON_TEMPORAL_PORT: '7999' }).temporal.address).toBe('127.0.0.1:7999');
  expect(loadConfig({ TEMPORAL_ADDRESS: 'temporal.example:7233' }).temporal.address).toBe(
    'temporal.example:7233',
  );
});
