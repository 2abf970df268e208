import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { ConfigError, certificateKeys, loadConfig } from '#config';

/** A checkout whose temporal.yaml says `added` besides ours. */
function rootWith(added: (ours: Record<string, unknown>) => Record<string, unknown>): string {
  const root = mkdtempSync(join(tmpdir(), 'jalon-config-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const ours: Record<string, unknown> = parse(readFileSync('temporal.yaml', 'utf8'));
  writeFileSync(join(root, 'temporal.yaml'), stringify(added(ours)));
  return root;
}

const aKey = (length: number, byte = 1) => Buffer.alloc(length, byte).toString('base64');

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

test.each([
  [
    'JALON_HOST',
    ['300.1.1.1', '10.0.0', 'http://here', 'two words'],
    ['::1', '0.0.0.0', 'portal.example', 'localhost'],
  ],
  ['JALON_PORT', ['abc', '0', '70000', '80.5'], ['1', '65535']],
  ['JALON_RESULT_DAYS', ['-1', 'month'], ['3650']],
  ['NEXTAUTH_URL', ['ftp://portal.example', 'portal.example'], ['https://portal.example']],
  ['JALON_NETWORK_URL', ['file:///etc'], ['http://10.0.0.5:80/network']],
  ['JALON_SMTP_URL', ['http://mail.example'], ['smtp://mail.example', 'smtps://user:word@mail.example:465']],
  ['JALON_TEMPORAL_UI_URL', ['javascript:alert(1)'], ['https://temporal.example']],
  ['DATABASE_URL', ['file:', 'file:/data/', 'postgres://db'], ['file:/data/jalon.db', 'file:jalon.db']],
  [
    'TEMPORAL_ADDRESS',
    ['http://temporal.example:7233', 'temporal.example:x'],
    ['temporal.example', 'temporal.example:7233', '[::1]:7233'],
  ],
  ['JALON_METRICS_TOKEN', ['short'], ['a-token-of-some-length']],
  ['JALON_WORKER_VERSIONING', ['yes'], ['0', '1']],
  [
    'JALON_CERTIFICATE_KEYS',
    ['short', aKey(16), `${aKey(32)},`, `${aKey(32)},${aKey(31)}`, `${aKey(32)},${aKey(32)}`, aKey(33)],
    [aKey(32), `${aKey(32)}, ${aKey(32, 2)}`],
  ],
])(
  '%s is taken when it can work, and refused by its name, in words and on one line, when not',
  (name, wrong, right) => {
    for (const value of wrong)
      expect(refusal({ [name]: value })).toMatch(new RegExp(`^${name}: [a-z0-9 ,:/().;-]+$`, 'i'));
    for (const value of wrong) expect(refusal({ [name]: value })).not.toContain('NaN');
    for (const value of right) expect(refusal({ [name]: value })).toBe('');
  },
);

test('the portal is asked for its health where it listens', () => {
  const reached = (JALON_HOST: string) => loadConfig({ JALON_HOST }).portal.localUrl;
  expect(['0.0.0.0', '::', '10.0.0.5', '::1'].map(reached)).toEqual([
    'http://127.0.0.1:3000',
    'http://127.0.0.1:3000',
    'http://10.0.0.5:3000',
    'http://[::1]:3000',
  ]);
});

describe('the keys of certificates', () => {
  const given = (environment: Record<string, string> = {}) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'jalon-config-'));
    onTestFinished(() => rmSync(dataDir, { recursive: true }));
    return {
      dataDir,
      keys: (more = environment) => certificateKeys(loadConfig({ JALON_DATA_DIR: dataDir, ...more })),
    };
  };
  const hex = (keys: readonly Uint8Array[]) => keys.map((key) => Buffer.from(key).toString('hex'));

  test('without a setting one is made, once, for its owner alone', () => {
    const { dataDir, keys } = given();
    const made = hex(keys());
    expect(made).toHaveLength(1);
    expect(made[0]).toHaveLength(64);
    expect(hex(keys())).toEqual(made);
    expect(statSync(join(dataDir, 'secrets/certificates')).mode & 0o777).toBe(0o600);
  });

  test('with a setting none is made; one that was made before still decrypts', () => {
    const JALON_CERTIFICATE_KEYS = `${aKey(32)},${aKey(32, 2)}`;
    const set = ['01'.repeat(32), '02'.repeat(32)];
    const { dataDir, keys } = given();
    expect(hex(keys({ JALON_CERTIFICATE_KEYS }))).toEqual(set);
    expect(existsSync(join(dataDir, 'secrets'))).toBe(false);
    const [made] = hex(keys());
    expect(hex(keys({ JALON_CERTIFICATE_KEYS }))).toEqual([...set, made]);
  });

  test('one that is damaged is named, and what is wrong with a given one is said without it', () => {
    const { dataDir, keys } = given();
    keys();
    for (const damaged of ['x', 'x'.repeat(50)]) {
      writeFileSync(join(dataDir, 'secrets/certificates'), damaged);
      expect(() => keys()).toThrow(
        /^secrets\/certificates in the data directory is damaged: restore it, or /,
      );
    }
    expect(refusal({ JALON_CERTIFICATE_KEYS: aKey(31) })).not.toContain(aKey(31).slice(0, 10));
  });
});
