import { describe, expect, it } from 'vitest';
import { aSimulator } from './running.ts';

const batch = { identifiers: ['33612345678'] };

describe('a network fault', () => {
  it('unavailable strikes as many calls as it was set for, then is gone', async () => {
    const { qualify, post, read } = await aSimulator();
    await post('/faults', { kind: 'network', mode: 'unavailable', times: 2 });
    expect(await read('/faults')).toMatchObject([{ kind: 'network', times: 2 }]);
    const statuses = [];
    for (const key of ['a', 'b', 'c']) statuses.push((await qualify(key, batch)).status);
    expect(statuses).toEqual([503, 503, 200]);
    expect(await read('/faults')).toEqual([]);
    expect(await read('/log')).toMatchObject([{ key: 'c' }]);
  });

  it('until cleared strikes until it is cleared', async () => {
    const { qualify, post, base } = await aSimulator();
    await post('/faults', { kind: 'network', mode: 'unavailable', times: 'until-cleared' });
    for (let call = 0; call < 5; call += 1) expect((await qualify('k', batch)).status).toBe(503);
    await fetch(`${base}/faults`, { method: 'DELETE' });
    expect((await qualify('k', batch)).status).toBe(200);
  });

  it('refuse refuses for good', async () => {
    const { qualify, post } = await aSimulator();
    await post('/faults', { kind: 'network', mode: 'refuse' });
    expect((await qualify('k', batch)).status).toBe(422);
    expect((await qualify('k', batch)).status).toBe(200);
  });

  it('slow delays by what was asked', async () => {
    const { qualify, post } = await aSimulator();
    await post('/faults', { kind: 'network', mode: 'slow', delayMs: 120 });
    const start = performance.now();
    expect((await qualify('k', batch)).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(115);
  });

  it('lost answer hangs up on a repeated key too, which stays one effect', async () => {
    const { qualify, post, read } = await aSimulator();
    await post('/faults', { kind: 'network', mode: 'lost-answer', times: 2 });
    await expect(qualify('k', batch)).rejects.toThrow('fetch failed');
    await expect(qualify('k', batch)).rejects.toThrow('fetch failed');
    expect((await qualify('k', batch)).status).toBe(200);
    expect(await read('/log')).toMatchObject([{ key: 'k', repeats: 2 }]);
  });

  it('twice is one effect whose key was asked twice, answered as ever', async () => {
    const { qualify, post, read } = await aSimulator();
    await post('/faults', { kind: 'network', mode: 'twice' });
    const answer = await (await qualify('k', batch)).text();
    expect(answer).toBe(await (await qualify('other', batch)).text());
    expect(await read('/log')).toMatchObject([
      { key: 'other', repeats: 0 },
      { key: 'k', repeats: 1 },
    ]);
  });

  it.each([
    ['an unknown kind', { kind: 'carrier', mode: 'slow' }],
    ['an unknown mode', { kind: 'network', mode: 'explode' }],
    ['no times at all', { kind: 'network', mode: 'slow', times: 0 }],
  ])('with %s is refused', async (_, body) => {
    const { post, read } = await aSimulator();
    expect((await post('/faults', body)).status).toBe(422);
    expect(await read('/faults')).toEqual([]);
  });
});

describe('the log', () => {
  it('is newest first, filtered and cut as asked, and shows no number', async () => {
    const { qualify, read, get } = await aSimulator();
    for (const key of ['a', 'b', 'c']) await qualify(key, batch);
    expect(await read('/log?limit=2')).toMatchObject([{ key: 'c' }, { key: 'b' }]);
    expect(await read('/log?kind=carrier')).toEqual([]);
    expect(await read('/log?kind=network')).toHaveLength(3);
    expect(await (await get('/log')).text()).not.toContain('33612345678');
    expect((await get('/log?limit=many')).status).toBe(422);
  });

  it('is whole when it is longer than a page of it', async () => {
    const { qualify, read } = await aSimulator();
    const keys = Array.from({ length: 450 }, (_, index) => `k${index}`);
    for (const key of keys) await qualify(key, batch);
    expect(await read('/log')).toMatchObject(keys.toReversed().map((key) => ({ key })));
  });
});

it('a reset forgets faults, keys and log', async () => {
  const { qualify, post, read } = await aSimulator();
  await qualify('k', batch);
  await post('/faults', { kind: 'network', mode: 'unavailable', times: 'until-cleared' });
  expect((await post('/reset', '')).status).toBe(200);
  expect(await read('/log')).toEqual([]);
  expect(await read('/faults')).toEqual([]);
  expect((await qualify('k', { identifiers: ['33698765432'] })).status).toBe(200);
});
