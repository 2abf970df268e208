import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { startSimulator } from '../../simulator/main.ts';
import { isWithin } from '../../simulator/scope.ts';
import { aDataDir, aSimulator, clientOf, send } from './running.ts';

const batch = { identifiers: ['33612345678'] };
const alpha = 'qualification:12345:';
const beta = 'qualification:23456:';

describe('a scope', () => {
  it.each([
    ['a key that begins so', { keyPrefix: 'a:1' }, { keyPrefix: 'a:' }, true],
    ['another key', { keyPrefix: 'b:1' }, { keyPrefix: 'a:' }, false],
    ['a wider prefix', { keyPrefix: 'a' }, { keyPrefix: 'a:' }, false],
    ['an address', { recipient: 'x@alpha.example' }, { recipient: 'X@alpha.example' }, true],
    ['an address by pattern', { recipient: 'x@alpha.example' }, { recipient: '*@Alpha.example' }, true],
    [
      'an address beyond the pattern',
      { recipient: 'x@alpha.example.org' },
      { recipient: '*@alpha.example' },
      false,
    ],
    ['a dot that is no dot', { recipient: 'x@alpha-example' }, { recipient: '*@alpha.example' }, false],
    ['the same pattern', { recipient: '*@alpha.example' }, { recipient: '*@alpha.example' }, true],
    ['an address under a prefix', { recipient: 'a:1' }, { keyPrefix: 'a:' }, false],
    ['everything under a prefix', {}, { keyPrefix: 'a:' }, false],
    ['a key under everything', { keyPrefix: 'a:1' }, {}, true],
  ])('%s', (_, inner, outer, expected) => {
    expect(isWithin(inner, outer)).toBe(expected);
  });
});

describe('a fault for keys that begin so', () => {
  it('strikes no other key and is not used up by one', async () => {
    const { qualify, post, read } = await aSimulator();
    const answer = await post('/faults', { kind: 'network', mode: 'unavailable', keyPrefix: alpha });
    expect(await answer.json()).toMatchObject({ kind: 'network', times: 1, keyPrefix: alpha });
    expect((await qualify(`${beta}1`, batch)).status).toBe(200);
    expect((await qualify(`${alpha}1`, batch)).status).toBe(503);
    expect((await qualify(`${alpha}1`, batch)).status).toBe(200);
    expect(await read('/faults')).toEqual([]);
  });

  it('lets an older one for all strike first', async () => {
    const { qualify, post } = await aSimulator();
    await post('/faults', { kind: 'network', mode: 'refuse' });
    await post('/faults', { kind: 'network', mode: 'unavailable', keyPrefix: alpha });
    const statuses = [];
    for (const _ of [1, 2, 3]) statuses.push((await qualify(`${alpha}1`, batch)).status);
    expect(statuses).toEqual([422, 503, 200]);
  });

  it('is cleared without those of others', async () => {
    const { post, read, base } = await aSimulator();
    for (const keyPrefix of [`${alpha}7:`, beta, undefined]) {
      await post('/faults', { kind: 'network', mode: 'refuse', times: 'until-cleared', keyPrefix });
    }
    const answer = await fetch(`${base}/faults?keyPrefix=${alpha}`, { method: 'DELETE' });
    expect(await answer.json()).toEqual([
      expect.objectContaining({ keyPrefix: beta }),
      expect.not.objectContaining({ keyPrefix: expect.anything() }),
    ]);
    expect(await read('/faults')).toHaveLength(2);
  });
});

it('a fault for recipients strikes a mail that any of them gets, and no other', async () => {
  const { smtpPort, post, read } = await aSimulator();
  await post('/faults', { kind: 'smtp', mode: 'refuse', recipient: '*@beta-mobile.example' });
  await send(smtpPort, { to: 'zoe@alpha-telecom.example' });
  const both = send(smtpPort, { to: 'zoe@alpha-telecom.example, Max <Max@Beta-Mobile.example>' });
  await expect(both).rejects.toMatchObject({ responseCode: 550 });
  await send(smtpPort, { to: 'max@beta-mobile.example' });
  expect(await read('/faults')).toEqual([]);
  expect(await read('/mail/messages')).toHaveLength(2);
});

it.each([
  ['/faults', { kind: 'network', mode: 'slow', recipient: '*@alpha.example' }, 'recipient'],
  ['/faults', { kind: 'smtp', mode: 'slow', keyPrefix: alpha }, 'keyPrefix'],
  ['/settings', { networkDelayMs: 5, recipient: '*@alpha.example' }, 'recipient'],
  ['/settings', { keyPrefix: alpha }, 'networkDelayMs'],
  ['/reset', { prefix: alpha }, 'body'],
])('POST %s of %j is refused, because it could never match', async (path, body, field) => {
  const { qualify, post, read } = await aSimulator();
  await qualify(`${beta}1`, batch);
  const response = await post(path, body);
  expect(response.status).toBe(422);
  expect(await response.text()).toContain(`The field \\"${field}\\"`);
  expect([await read('/faults'), await read('/log')]).toMatchObject([[], [{ key: `${beta}1` }]]);
});

describe('a pace for keys that begin so', () => {
  it('is that of no other key, and the one set last', async () => {
    const { qualify, post, read } = await aSimulator();
    await post('/settings', { networkDelayMs: 60_000, keyPrefix: alpha });
    const answer = await post('/settings', { networkDelayMs: 150, keyPrefix: alpha });
    expect(await answer.json()).toEqual({ networkDelayMs: 150, keyPrefix: alpha });
    await post('/settings', { networkDelayMs: 60_000, keyPrefix: beta });
    expect(await read('/settings')).toEqual({
      networkDelayMs: 0,
      narrow: [
        { networkDelayMs: 60_000, keyPrefix: beta },
        { networkDelayMs: 150, keyPrefix: alpha },
      ],
    });
    const start = performance.now();
    await qualify(`${alpha}1`, batch);
    expect(performance.now() - start).toBeGreaterThan(145);
    expect((await qualify('else', batch)).status).toBe(200);
  });
});

describe('a reset', () => {
  it('of keys that begin so leaves the keys, faults and paces of others, and the mails', async () => {
    const { qualify, post, read, smtpPort } = await aSimulator();
    await send(smtpPort);
    for (const keyPrefix of [alpha, beta]) {
      await qualify(`${keyPrefix}1`, batch);
      await qualify(`${keyPrefix}2`, { identifiers: ['33600000002'] });
      await post('/settings', { networkDelayMs: 1, keyPrefix });
      await post('/faults', { kind: 'network', mode: 'slow', keyPrefix });
    }
    await post('/faults', { kind: 'smtp', mode: 'slow' });
    const answer = await post('/reset', { keyPrefix: alpha });
    expect(await answer.json()).toEqual({ reset: ['faults', 'log', 'mails'], keyPrefix: alpha });
    expect(await read('/log')).toMatchObject([{ key: `${beta}1` }]);
    expect(await read('/faults')).toMatchObject([{ keyPrefix: beta }, { kind: 'smtp' }]);
    expect(await read('/settings')).toMatchObject({ narrow: [{ keyPrefix: beta }] });
    expect(await read('/mail/messages')).toHaveLength(1);
    const again = await qualify(`${alpha}2`, { identifiers: ['33600000002'] });
    expect(again.status).toBe(503);
  });

  it('of recipients takes their mails and faults only', async () => {
    const { qualify, post, read, smtpPort } = await aSimulator();
    await qualify(`${alpha}1`, batch);
    await send(smtpPort, { to: 'zoe@alpha.example' });
    await send(smtpPort, { to: 'zoe@beta.example' });
    for (const recipient of ['zoe@alpha.example', '*@beta.example']) {
      await post('/faults', { kind: 'smtp', mode: 'slow', recipient });
    }
    await post('/reset', { recipient: '*@alpha.example' });
    expect(await read('/mail/messages')).toMatchObject([{ to: 'zoe@beta.example' }]);
    expect(await read('/faults')).toMatchObject([{ recipient: '*@beta.example' }]);
    expect(await read('/log')).toHaveLength(1);
  });

  it('of everything takes what was narrowed too, and answers as ever', async () => {
    const { post, read } = await aSimulator();
    await post('/settings', { networkDelayMs: 1, keyPrefix: alpha });
    await post('/faults', { kind: 'network', mode: 'slow', keyPrefix: alpha });
    expect(await (await post('/reset', {})).json()).toEqual({ reset: ['faults', 'log', 'mails'] });
    expect(await read('/faults')).toEqual([]);
    expect(await read('/settings')).toEqual({ networkDelayMs: 0 });
  });
});

it('a file whose faults could not be narrowed yet serves on, its faults being for all', async () => {
  const dataDir = await aDataDir();
  mkdirSync(dataDir, { recursive: true });
  const old = new DatabaseSync(join(dataDir, 'simulator.db'));
  old.exec(`
    CREATE TABLE fault (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, mode TEXT NOT NULL,
      remaining INTEGER, delayMs INTEGER NOT NULL, since TEXT NOT NULL) STRICT;
    INSERT INTO fault (kind, mode, remaining, delayMs, since) VALUES ('network', 'unavailable', 1, 0, '2026-01-01');
  `);
  old.close();
  for (const status of [503, 200]) {
    const simulator = await startSimulator({ port: 0, dataDir, networkDelayMs: 0 });
    expect((await clientOf(simulator.port).qualify('k', batch)).status).toBe(status);
    await simulator.close();
  }
});
