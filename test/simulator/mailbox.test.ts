import { describe, expect, it } from 'vitest';
import { aSimulator, send } from './running.ts';

describe('a mail sent by SMTP', () => {
  it('stands in the mailbox with what a test wants to know of it, newest first', async () => {
    const { smtpPort, read } = await aSimulator();
    await send(smtpPort, { subject: 'premier' });
    await send(smtpPort, {
      to: 'Zoé <zoe@beta-mobile.example>',
      subject: 'Réinitialisation – été',
      text: 'Voir https://jalon.example/a?b=c&d=e',
      html: '<p>Voir <a href="https://jalon.example/a">ici</a></p>',
      messageId: '<reset-1@jalon.example>',
    });
    expect(await read('/mail/messages')).toMatchObject([
      {
        to: 'zoe@beta-mobile.example',
        subject: 'Réinitialisation – été',
        text: 'Voir https://jalon.example/a?b=c&d=e\n',
        html: expect.stringContaining('<a href="https://jalon.example/a">ici</a>'),
        messageId: '<reset-1@jalon.example>',
        date: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        headers: { 'message-id': '<reset-1@jalon.example>', 'mime-version': '1.0' },
      },
      { subject: 'premier', html: '' },
    ]);
    expect(await read('/mail/messages?limit=1')).toHaveLength(1);
  });

  it('with a Message-ID seen before is kept as well, so that doubles can be seen', async () => {
    const { smtpPort, read } = await aSimulator();
    await send(smtpPort, { messageId: '<one@jalon.example>' });
    await send(smtpPort, { messageId: '<one@jalon.example>' });
    expect(await read('/mail/messages')).toHaveLength(2);
  });

  it('goes with the others when the mailbox is emptied', async () => {
    const { smtpPort, read, base } = await aSimulator();
    await send(smtpPort);
    const answer = await fetch(`${base}/mail/messages`, { method: 'DELETE' });
    expect(await answer.json()).toEqual({ deleted: 1 });
    expect(await read('/mail/messages')).toEqual([]);
  });

  it('past 25 MB is refused for good and not kept', { timeout: 20_000 }, async () => {
    const { smtpPort, read } = await aSimulator();
    await expect(send(smtpPort, { text: 'x'.repeat(26 * 1024 * 1024) })).rejects.toMatchObject({
      responseCode: 552,
    });
    expect(await read('/mail/messages')).toEqual([]);
  });
});

describe('an SMTP fault', () => {
  it.each([
    ['unavailable', 451],
    ['refuse', 550],
  ])('%s answers %d once and keeps nothing', async (mode, responseCode) => {
    const { smtpPort, post, read } = await aSimulator();
    await post('/faults', { kind: 'smtp', mode });
    await expect(send(smtpPort)).rejects.toMatchObject({ responseCode });
    expect(await read('/mail/messages')).toEqual([]);
    expect(await send(smtpPort)).toMatch(/^250/);
  });

  it('slow delays its 250', async () => {
    const { smtpPort, post } = await aSimulator();
    await post('/faults', { kind: 'smtp', mode: 'slow', delayMs: 150 });
    const start = performance.now();
    await send(smtpPort);
    expect(performance.now() - start).toBeGreaterThan(145);
  });

  it('lost answer keeps the mail and drops the connection before its 250', async () => {
    const { smtpPort, post, read } = await aSimulator();
    await post('/faults', { kind: 'smtp', mode: 'lost-answer' });
    const failure: unknown = await send(smtpPort).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toHaveProperty('responseCode');
    expect(await read('/mail/messages')).toHaveLength(1);
  });

  it('twice keeps two copies of the one mail', async () => {
    const { smtpPort, post, read } = await aSimulator();
    await post('/faults', { kind: 'smtp', mode: 'twice' });
    await send(smtpPort, { messageId: '<one@jalon.example>' });
    expect(await read('/mail/messages')).toMatchObject([
      { messageId: '<one@jalon.example>' },
      { messageId: '<one@jalon.example>' },
    ]);
  });
});

describe('the mailbox page', () => {
  it('lists mails and opens one with its links', async () => {
    const { smtpPort, get } = await aSimulator();
    expect(await (await get('/mail')).text()).toContain('No mail yet');
    await send(smtpPort, { subject: 'Lien', text: 'Ouvrez http://127.0.0.1:3000/r?t=a&u=b.' });
    const list = await (await get('/mail')).text();
    const path = /href="(\/mail\/\d+)">Lien</.exec(list)?.[1] ?? '';
    expect(await (await get(path)).text()).toContain(
      '<a href="http://127.0.0.1:3000/r?t=a&amp;u=b" rel="noreferrer">',
    );
    expect((await get('/mail/999')).status).toBe(404);
  });

  it('lets no mail run a script or pass for the page around it', async () => {
    const { smtpPort, get, read } = await aSimulator();
    await send(smtpPort, {
      subject: '<script>alert(1)</script>',
      text: '<b>"',
      html: '<script>alert(2)</script>',
    });
    expect(await read('/mail/messages')).toMatchObject([{ subject: '<script>alert(1)</script>' }]);
    for (const path of ['/mail', '/mail/1']) {
      const response = await get(path);
      expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
      expect(response.headers.get('content-security-policy')).not.toMatch(/script-src/);
      expect(await response.text()).not.toMatch(/<script|<b>"/);
    }
    const own = await get('/mail/1/html');
    expect(own.headers.get('content-security-policy')).toMatch(
      /default-src 'none'.*; sandbox(?!.*allow-scripts)/,
    );
  });
});
