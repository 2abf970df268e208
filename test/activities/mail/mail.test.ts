import { createHash } from 'node:crypto';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { connectionsAtOnce, smtpMailer, type Mailer } from '#activities/mail/client';
import { resetToken } from '#activities/mail/password-reset';
import { sendOnce } from '#activities/mail/send-once';
import type { User } from '#prisma/client';
import { failureOf, aWorld, morning, within } from '#test/support/activities';
import { aUser } from '#test/support/rows';
import { aSimulator } from '../../simulator/running.ts';

const from = { name: 'Maison Test', address: 'portail@jalon.example' };
const letter = { to: 'karim@alpha-telecom.example', subject: 'Objet', text: 'Bonjour' };

interface Received {
  to: string;
  subject: string;
  text: string;
  messageId: string;
}

function aMailer(url: string): Mailer {
  const mailer = smtpMailer(url, from);
  onTestFinished(() => mailer.close());
  return mailer;
}

/** A server of this test on a port of its own. */
async function listening(answer: (socket: Socket) => void): Promise<AddressInfo> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return server.address() as AddressInfo; // listens on TCP
}

/** A mailbox, a mailer that sends to it, and what it received, oldest first. */
async function thePost() {
  const { smtpPort, read, post } = await aSimulator();
  return {
    mailer: aMailer(`smtp://127.0.0.1:${smtpPort}`),
    fault: (mode: string) => post('/faults', { kind: 'smtp', mode, times: 1 }),
    received: async () => ((await read('/mail/messages')) as Received[]).toReversed(),
  };
}

describe('the mail server', () => {
  test('that answers 550 has refused for good, and its words go no further', async () => {
    const { mailer, fault, received } = await thePost();
    await fault('refuse');
    const failure = await failureOf(mailer.send({ ...letter, messageId: '<m@jalon>' }));
    expect(failure).toMatchObject({ type: 'MailRefused', nonRetryable: true });
    expect(failure.message).toBe('The mail server refused the mail (550)');
    expect(await received()).toEqual([]);
  });

  test('that answers 451 is unavailable', async () => {
    const { mailer, fault } = await thePost();
    await fault('unavailable');
    const failure = await failureOf(mailer.send({ ...letter, messageId: '<m@jalon>' }));
    expect(failure).toMatchObject({ type: 'MailUnavailable', nonRetryable: false });
    expect(failure.message).toBe('The mail server answered 451');
  });

  test('that hangs up is unavailable, for the answer may have been yes', async () => {
    const { mailer, fault, received } = await thePost();
    await fault('lost-answer');
    expect(await failureOf(mailer.send({ ...letter, messageId: '<m@jalon>' }))).toMatchObject({
      type: 'MailUnavailable',
    });
    expect(await received()).toHaveLength(1);
  });

  test('that takes few connections at a time still gets every mail', async () => {
    const { smtpPort, read } = await aSimulator();
    let taken = 0;
    const { port } = await listening((socket) => {
      taken += 1;
      socket.pipe(connect(smtpPort, '127.0.0.1')).pipe(socket);
    });
    const mailer = aMailer(`smtp://127.0.0.1:${port}`);
    const mails = Array.from({ length: 40 }, (_, n) => ({ ...letter, messageId: `<m${n}@jalon>` }));
    await Promise.all(mails.map((mail) => mailer.send(mail)));
    expect(taken).toBeLessThanOrEqual(connectionsAtOnce);
    const received = (await read('/mail/messages')) as Received[];
    expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(40);
    expect(received).toHaveLength(40);
  });

  test('that keeps silent is not sent later what its activity has given up meanwhile', async () => {
    const sockets: Socket[] = [];
    const { port } = await listening((socket) => void sockets.push(socket));
    const mailer = aMailer(`smtp://127.0.0.1:${port}`);
    const kept = Array.from({ length: connectionsAtOnce }, () =>
      failureOf(mailer.send({ ...letter, messageId: '<kept@jalon>' })),
    );
    const givingUp = new AbortController();
    const waiting = failureOf(mailer.send({ ...letter, messageId: '<waiting@jalon>' }, givingUp.signal));
    await vi.waitFor(() => expect(sockets).toHaveLength(connectionsAtOnce));
    givingUp.abort();
    expect(await waiting).toMatchObject({ type: 'MailUnavailable' });
    for (const socket of sockets) socket.destroy();
    await Promise.all(kept);
    expect(sockets).toHaveLength(connectionsAtOnce);
  });

  test('that nobody runs is unavailable', async () => {
    const { port } = await new Promise<AddressInfo>((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const address = server.address() as AddressInfo; // listens on TCP
        server.close(() => resolve(address));
      });
    });
    const failure = await failureOf(
      aMailer(`smtp://127.0.0.1:${port}`).send({ ...letter, messageId: '<m@jalon>' }),
    );
    expect(failure).toMatchObject({ type: 'MailUnavailable', message: 'The mail server does not answer' });
  });

  test('that refuses the log-in of the portal is unavailable: mending the settings ends it', async () => {
    const { port } = await listening((socket) => {
      socket.write('220 ready\r\n');
      socket.on('data', (line: Buffer) =>
        socket.write(
          line.toString().startsWith('EHLO') ? '250-me\r\n250 AUTH PLAIN\r\n' : '535 wrong password\r\n',
        ),
      );
    });
    const mailer = aMailer(`smtp://user:wrong@127.0.0.1:${port}`);
    expect(await failureOf(mailer.send({ ...letter, messageId: '<m@jalon>' }))).toMatchObject({
      type: 'MailUnavailable',
      message: 'The mail server answered 535',
    });
  });

  test.each(['', 'nobody', '@'])('never takes a mail to %j: it is refused for good', async (to) => {
    const { mailer } = await thePost();
    const failure = await failureOf(mailer.send({ ...letter, to, messageId: '<m@jalon>' }));
    expect(failure).toMatchObject({ type: 'MailRefused', nonRetryable: true });
  });
});

describe('a mail that is to be sent once', () => {
  const once = ({ dependencies }: Awaited<ReturnType<typeof aWorld>>, ...of: [string, typeof letter]) =>
    within()(() => sendOnce(dependencies, ...of));

  test('is sent once however often it is asked for, under a name made from its key', async () => {
    const { mailer, received } = await thePost();
    const world = await aWorld({ mailer });
    for (let n = 0; n < 3; n += 1) await once(world, 'kind:s1:user-1', letter);
    expect(await received()).toMatchObject([{ to: letter.to, messageId: '<kind.s1.user-1@jalon>' }]);
    expect(await world.db.sentMail.findFirst()).toMatchObject({ sentAt: world.clock.now() });
  });

  test('may come twice when the worker dies behind the server’s 250, under the same Message-ID', async () => {
    const { mailer, received } = await thePost();
    const world = await aWorld({ mailer });
    await world.db.$executeRawUnsafe(
      `CREATE TRIGGER dies BEFORE UPDATE ON SentMail WHEN NEW.sentAt IS NOT NULL BEGIN SELECT RAISE(ABORT, 'dies'); END`,
    );
    await expect(once(world, 'kind:s1:user-1', letter)).rejects.toThrow('sentMail');
    await world.db.$executeRawUnsafe('DROP TRIGGER dies');
    await once(world, 'kind:s1:user-1', letter);
    await once(world, 'kind:s1:user-1', letter);
    expect((await received()).map(({ messageId }) => messageId)).toEqual([
      '<kind.s1.user-1@jalon>',
      '<kind.s1.user-1@jalon>',
    ]);
  });

  test('that the server refuses for good is noted as refused, so that operations see why it never went out', async () => {
    const { mailer } = await thePost();
    const world = await aWorld({ mailer });
    const failure = await failureOf(once(world, 'k', { ...letter, to: 'nobody' }));
    expect(failure).toMatchObject({ type: 'MailRefused' });
    expect(await world.db.sentMail.findFirst()).toMatchObject({
      ...{ sentAt: null, refusedAt: world.clock.now() },
    });
    await once(world, 'k', letter);
    expect(await world.db.sentMail.findFirst()).toMatchObject({
      ...{ sentAt: world.clock.now(), refusedAt: null },
    });
  });

  test('that is only put off is not noted as refused', async () => {
    const { mailer, fault } = await thePost();
    const world = await aWorld({ mailer });
    await fault('unavailable');
    await failureOf(once(world, 'k', letter));
    expect(await world.db.sentMail.findFirst()).toMatchObject({ sentAt: null, refusedAt: null });
  });

  test('that failed is sent by the next attempt', async () => {
    const { mailer, received, fault } = await thePost();
    const world = await aWorld({ mailer });
    await fault('unavailable');
    await failureOf(once(world, 'k', letter));
    await once(world, 'k', letter);
    expect(await received()).toHaveLength(1);
  });
});

const workflowId = 'password-reset:alpha:r1';
const input = {
  submissionId: 'r1',
  userId: 'user-alpha.user',
  operatorId: 'operator-alpha',
  operatorCode: 'alpha',
};

describe('a one-time link', () => {
  async function aReset(user: Partial<User> = {}) {
    const post = await thePost();
    const world = await aWorld({ mailer: post.mailer });
    await world.db.user.create({ data: aUser(user) });
    const run = within(workflowId);
    return {
      ...world,
      ...post,
      open: (revision = 1) => run(() => world.activities.openPasswordReset(input, { revision })),
      send: () => run(() => world.activities.sendPasswordResetMail(input)),
      end: (state: 'completed' | 'rejected', revision: number) =>
        run(() => world.activities.endPasswordReset(input, state, { revision })),
      show: (revision: number) =>
        run(() =>
          world.activities.showPasswordReset(input, {
            state: 'inProgress',
            wait: { for: 'mail', since: morning, until: morning },
            revision,
          }),
        ),
    };
  }

  test('is mailed to the address of the account, and the database holds only its hash [QPC-034]', async () => {
    const reset = await aReset();
    await reset.open();
    await reset.send();
    const [mail, ...more] = await reset.received();
    expect(more).toEqual([]);
    expect(mail?.to).toBe('alpha.user@alpha-telecom.example');
    const token =
      /https:\/\/portail\.example\/reinitialisation\/([\w-]{43})\s/.exec(mail?.text ?? '')?.[1] ?? '';
    const row = await reset.db.passwordReset.findUniqueOrThrow({ where: { id: 'r1' } });
    expect(row.tokenHash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(row)).not.toContain(token);
  });

  test('says for whom it is, and until when in Paris', async () => {
    const reset = await aReset();
    await reset.open();
    await reset.send();
    const text = (await reset.received())[0]?.text ?? '';
    expect(text).toContain('Bonjour Karim Belkacem,');
    expect(text).toContain('compte alpha.user.');
    expect(text).toMatch(/jusqu'au 02\/11\/2026 10:00 \(heure de Paris\)/);
    expect(text).toContain('Maison Test');
  });

  test('lives one hour from its opening, and opening it again does not prolong it', async () => {
    const reset = await aReset();
    await reset.open();
    reset.clock.pass(10 * 60_000);
    await reset.open(1);
    await reset.open(2);
    expect(await reset.db.passwordReset.findMany()).toMatchObject([
      { expiresAt: new Date('2026-11-02T09:00:00.000Z') },
    ]);
    expect(await reset.db.process.findFirst()).toMatchObject({ startedAt: new Date(morning) });
  });

  test('differs from request to request and from one installation to another', () => {
    expect(resetToken('a', 'r1')).toBe(resetToken('a', 'r1'));
    expect(new Set([resetToken('a', 'r1'), resetToken('a', 'r2'), resetToken('b', 'r1')]).size).toBe(3);
  });

  test('is not mailed any more once it has expired', async () => {
    const reset = await aReset();
    await reset.open();
    reset.clock.pass(60 * 60_000);
    await reset.send();
    expect(await reset.received()).toEqual([]);
  });

  test('is mailed to the last millisecond of its hour', async () => {
    const reset = await aReset();
    await reset.open();
    reset.clock.pass(60 * 60_000 - 1);
    await reset.send();
    expect(await reset.received()).toHaveLength(1);
  });

  test('is not mailed to an account that was disabled meanwhile', async () => {
    const reset = await aReset({ disabledAt: new Date(morning) });
    await reset.open();
    await reset.send();
    expect(await reset.received()).toEqual([]);
  });

  test('goes to the address of the account as it is when it is sent', async () => {
    const reset = await aReset();
    await reset.open();
    await reset.db.user.updateMany({ data: { email: 'new@alpha-telecom.example' } });
    await reset.send();
    expect((await reset.received())[0]?.to).toBe('new@alpha-telecom.example');
  });

  test('that the server refuses leaves neither token nor address in the failure', async () => {
    const reset = await aReset();
    await reset.open();
    for (const mode of ['refuse', 'unavailable', 'lost-answer']) {
      await reset.fault(mode);
      const failure = await failureOf(reset.send());
      const told = JSON.stringify([failure.message, failure.details, failure.stack, String(failure.cause)]);
      expect(told).not.toContain(resetToken('a secret of tests', 'r1'));
      expect(told).not.toContain('alpha-telecom.example');
    }
  });

  test('shows its wait and its end in its row', async () => {
    const reset = await aReset();
    await reset.open(1);
    await reset.show(2);
    expect(await reset.db.process.findUnique({ where: { workflowId } })).toMatchObject({
      kind: 'passwordReset',
      reference: 'r1',
      state: 'inProgress',
      waitingFor: 'mail',
      endedAt: null,
    });
    await reset.end('completed', 3);
    expect(await reset.db.process.findUnique({ where: { workflowId } })).toMatchObject({
      state: 'completed',
      waitingFor: null,
      endedAt: reset.clock.now(),
      endedBy: null,
    });
  });
});
