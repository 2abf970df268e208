import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { profileOf } from '../../simulator/network/profiles.ts';
import { aSimulator } from './running.ts';

const numbers = ['33612345678', '33712345678', '33698765432'];

describe('a batch', () => {
  it('is answered in the order asked, duplicates repeated', async () => {
    const { qualify } = await aSimulator();
    const asked = [...numbers, numbers[0] ?? ''];
    const response = await qualify('k', { identifiers: asked });
    expect(await response.json()).toEqual({
      profiles: asked.map((msisdn) => profileOf('msisdn', msisdn)),
    });
  });

  it('takes its service time, as set', async () => {
    const { qualify, post } = await aSimulator();
    await post('/settings', { networkDelayMs: 150 });
    const start = performance.now();
    await qualify('k', { identifiers: numbers });
    expect(performance.now() - start).toBeGreaterThan(145);
  });

  it('still waiting when the simulator is closed is hung up on, without a word', async () => {
    const said = vi.spyOn(console, 'error');
    onTestFinished(() => said.mockRestore());
    const { qualify, simulator } = await aSimulator(5_000);
    const waiting = qualify('k', { identifiers: numbers }).catch(() => 'hung up');
    await wait(100);
    await simulator.close();
    expect(await waiting).toBe('hung up');
    expect(said).not.toHaveBeenCalled();
  });

  it.each([
    ['no identifier', { kind: 'msisdn', identifiers: [] }],
    ['1,001 identifiers', { kind: 'msisdn', identifiers: Array(1_001).fill('33612345678') }],
    ['a number that is not canonical', { kind: 'msisdn', identifiers: ['0612345678'] }],
    ['a number as alias', { kind: 'alias', identifiers: ['33612345678'] }],
    ['an unknown kind', { kind: 'imsi', identifiers: numbers }],
    ['something else altogether', []],
  ])('with %s is refused for good', async (_, body) => {
    const { post, read } = await aSimulator();
    const response = await post('/network/profiles', body, { 'idempotency-key': 'k' });
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.text()).not.toMatch(/\d{10}/);
    expect(await read('/log')).toEqual([]);
  });

  it('of 1,000 identifiers is accepted', async () => {
    const { qualify } = await aSimulator();
    const identifiers = Array.from({ length: 1_000 }, (_, index) => String(33_611_000_000 + index));
    expect((await qualify('k', { identifiers })).status).toBe(200);
  });

  it.each([
    ['without a key', '{}', {}],
    ['that is not JSON', '{"kind":"msisdn","identifiers":["33612345678"', { 'idempotency-key': 'k' }],
  ])('%s is malformed', async (_, body, headers) => {
    const { post } = await aSimulator();
    const response = await post('/network/profiles', body, headers);
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('33612345678');
  });

  it('past 2 MB is not read', async () => {
    const { post } = await aSimulator();
    const body = ' '.repeat(2 * 1024 * 1024 + 1);
    expect((await post('/network/profiles', body, { 'idempotency-key': 'k' })).status).toBe(413);
  });
});

describe('a repeated idempotency key', () => {
  it('gets its first answer and is no second effect', async () => {
    const { qualify, read } = await aSimulator();
    const first = await (await qualify('k', { identifiers: numbers })).text();
    const second = await (await qualify('k', { identifiers: numbers })).text();
    expect(second).toBe(first);
    expect(await read('/log')).toMatchObject([{ key: 'k', kind: 'network', count: 3, repeats: 1 }]);
  });

  it('acts once when it is asked eight times at the same moment', async () => {
    const { qualify, read } = await aSimulator(20);
    const all = await Promise.all(
      Array.from({ length: 8 }, async () => (await qualify('k', { identifiers: numbers })).text()),
    );
    expect(new Set(all).size).toBe(1);
    expect(await read('/log')).toMatchObject([{ key: 'k', repeats: 7 }]);
  });

  it('with another body is a conflict', async () => {
    const { qualify } = await aSimulator();
    await qualify('k', { identifiers: numbers });
    expect((await qualify('k', { identifiers: numbers.toReversed() })).status).toBe(409);
    expect((await qualify('k', { identifiers: numbers })).status).toBe(200);
  });
});

describe('a sentinel in a batch', () => {
  it('slow: is answered after 3 s more', { timeout: 10_000 }, async () => {
    const { qualify } = await aSimulator();
    const start = performance.now();
    expect((await qualify('k', batchWith('33600000001'))).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(2_990);
  });

  it('error once: fails the first time for each key, as a number and as an alias', async () => {
    const { qualify } = await aSimulator();
    for (const [key, batch] of [
      ['k1', batchWith('33600000002')],
      ['k2', { kind: 'alias', identifiers: ['000600000002'] }],
    ] as const) {
      const statuses = [await qualify(key, { ...batch, identifiers: [...batch.identifiers] })];
      statuses.push(await qualify(key, { ...batch, identifiers: [...batch.identifiers] }));
      expect(statuses.map(({ status }) => status)).toEqual([503, 200]);
    }
  });

  it('error always: never succeeds and leaves no effect', async () => {
    const { qualify, read } = await aSimulator();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect((await qualify('k', batchWith('33600000003'))).status).toBe(503);
    }
    expect(await read('/log')).toEqual([]);
  });

  it('refused: is refused for good, every time', async () => {
    const { qualify } = await aSimulator();
    expect((await qualify('k', batchWith('33600000005'))).status).toBe(422);
    expect((await qualify('k', batchWith('33600000005'))).status).toBe(422);
  });

  it('lost answer: has acted when it hangs up, and answers the repeated key', async () => {
    const { qualify, read } = await aSimulator();
    await expect(qualify('k', batchWith('33600000006'))).rejects.toThrow('fetch failed');
    expect(await read('/log')).toMatchObject([{ key: 'k', count: 4, repeats: 0 }]);
    expect((await qualify('k', batchWith('33600000006'))).status).toBe(200);
    expect(await read('/log')).toMatchObject([{ key: 'k', repeats: 1 }]);
  });
});

function batchWith(sentinel: string) {
  return { identifiers: [...numbers, sentinel] };
}
