import { hash } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sentinels } from '../../simulator/network/sentinels.ts';
import { aSimulator } from './running.ts';

describe('the front page', () => {
  it('documents every sentinel and shows the effects, keys escaped', async () => {
    const { get, qualify } = await aSimulator();
    await qualify('<i>key', { identifiers: ['33612345678'] });
    const page = await (await get('/')).text();
    for (const { msisdn } of sentinels) expect(page).toContain(msisdn);
    expect(page).toContain('&lt;i&gt;key');
    expect(page).not.toContain('33612345678');
  });

  it('carries the very style its policy allows, and nothing else', async () => {
    const { get } = await aSimulator();
    const response = await get('/');
    const style = /<style>([^]*?)<\/style>/.exec(await response.text())?.[1] ?? '';
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain(`style-src 'sha256-${hash('sha256', style, 'base64')}'`);
  });

  it('works by plain forms that come back to it', async () => {
    const { base, read } = await aSimulator();
    const response = await fetch(`${base}/faults`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ kind: 'network', mode: 'slow', times: '5', delayMs: '40' }),
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    expect(await read('/faults')).toMatchObject([{ mode: 'slow', times: 5, delayMs: 40 }]);
  });
});

describe('the door', () => {
  it('serves nobody who came by another host name', async () => {
    const { simulator } = await aSimulator();
    expect(await statusWith(simulator.port, { host: 'mail.attacker.example' })).toBe(403);
    expect(await statusWith(simulator.port, { host: `localhost:${simulator.port}` })).toBe(200);
  });

  it('lets no page of another origin change anything', async () => {
    const { post } = await aSimulator();
    expect((await post('/reset', '', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post('/reset', '', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it.each([
    ['/nowhere', 404],
    ['/reset', 405],
    ['/health', 200],
    ['/mail/x', 404],
    ['//', 404],
    ['/mail/', 404],
    ['/network/profiles', 405],
  ])('GET %s is answered %d', async (path, status) => {
    expect((await (await aSimulator()).get(path)).status).toBe(status);
  });
});

describe('a request as other programs send it', () => {
  it('may come in chunks', async () => {
    const { base, read } = await aSimulator();
    const body = ReadableStream.from([Buffer.from('{"kind":"network",'), Buffer.from('"mode":"refuse"}')]);
    const response = await fetch(`${base}/faults`, { method: 'POST', body, duplex: 'half' });
    expect(response.status).toBe(201);
    expect(await read('/faults')).toMatchObject([{ mode: 'refuse' }]);
  });

  it('may ask for the head only', async () => {
    const { base } = await aSimulator();
    const response = await fetch(`${base}/log`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it.each(['PUT', 'OPTIONS'])('by %s is answered 405 where another method is', async (method) => {
    const { base } = await aSimulator();
    const response = await fetch(`${base}/faults`, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  it('broken off in its body is no word in the log of the simulator', async () => {
    const said = vi.spyOn(console, 'error');
    onTestFinished(() => said.mockRestore());
    const { simulator, get } = await aSimulator();
    const socket = connect(simulator.port, '127.0.0.1');
    socket.write('POST /faults HTTP/1.1\r\nhost: localhost\r\ncontent-length: 50\r\n\r\n{', () =>
      socket.destroy(),
    );
    await once(socket, 'close');
    expect((await get('/health')).status).toBe(200);
    expect(said).not.toHaveBeenCalled();
  });
});

function statusWith(port: number, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/mail', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
