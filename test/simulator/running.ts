import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { onTestFinished } from 'vitest';
import { startSimulator } from '../../simulator/main.ts';

/** A data directory of its own, removed when the test ends. */
export async function aDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'simulator-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return dataDir;
}

/** A simulator in this process that answers without service time, closed when the test ends. */
export async function aSimulator(networkDelayMs = 0) {
  const dataDir = await aDataDir();
  const simulator = await startSimulator({ port: 0, smtpPort: 0, dataDir, networkDelayMs });
  onTestFinished(() => simulator.close());
  return { ...clientOf(simulator.port), smtpPort: simulator.smtpPort, simulator };
}

export type Batch = { kind?: string; identifiers: string[] };

/** What a program does with a simulator at that port. */
export function clientOf(port: number) {
  const base = `http://127.0.0.1:${port}`;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    base,
    post,
    get: (path: string) => fetch(`${base}${path}`),
    read: async (path: string): Promise<unknown> => (await fetch(`${base}${path}`)).json(),
    qualify: (key: string, { kind = 'msisdn', identifiers }: Batch) =>
      post('/network/profiles', { kind, identifiers }, { 'idempotency-key': key }),
  };
}

export type Letter = { to?: string; subject?: string; text?: string; html?: string; messageId?: string };

/** Sends one mail to the catcher as the portal would. */
export async function send(smtpPort: number, letter: Letter = {}): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort });
  const sent = await transport.sendMail({
    from: 'portail@jalon.example',
    to: letter.to ?? 'contact@alpha-telecom.example',
    subject: letter.subject ?? 'Réinitialisation de votre mot de passe',
    text: letter.text ?? 'Bonjour',
    ...(letter.html ? { html: letter.html } : {}),
    ...(letter.messageId ? { messageId: letter.messageId } : {}),
  });
  return sent.response;
}
