import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { connectionsAtOnce } from '#activities/platform/mail/client';
import { sendOnce, toEach } from '#activities/platform/mail/send-once';
import { aWorld, failureOf, within } from '#test/support/activities';
import { freePorts } from '#test/support/free-ports';
import { aSimulator } from '#test/simulator/running';
import { aChoosyPost, aMailer, type Received, thePost } from './post.ts';

const letter = { to: 'karim@alpha-telecom.example', subject: 'Objet', text: 'Bonjour' };

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
    const [port] = await freePorts(1);
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

describe.each([true, false])('before the mail has come (pipelining: %j)', (pipelining) => {
  test.each([
    ['550 5.1.1 No such user', 'MailRefused'],
    ['551 Not here', 'MailRefused'],
    ['452 4.2.2 Mailbox full', 'MailDelayed'],
    ['450 4.1.2 Domain not found', 'MailDelayed'],
    ['554 5.7.1 Relay access denied', 'MailDelayed'],
    ['530 5.7.0 Authentication required', 'MailDelayed'],
    ['421 4.3.2 Shutting down', 'MailUnavailable'],
  ])('%s to the recipient: %s', async (answer, type) => {
    const { mailer, answers } = await aChoosyPost({ pipelining });
    answers.toRecipient[letter.to] = answer;
    const failure = await failureOf(mailer.send({ ...letter, messageId: '<m@jalon>' }));
    expect(failure).toMatchObject({ type, nonRetryable: type !== 'MailUnavailable' });
    expect(failure.message).toContain(answer.slice(0, 3));
    expect(failure.message).not.toContain(answer.slice(4));
  });

  test.each(['530 5.7.0 Authentication required', '553 5.7.1 Sender not allowed', '550 No', '451 Later'])(
    '%s to the sender says nothing of the mail: the server is unavailable until the settings are mended',
    async (answer) => {
      const { mailer, answers, taken } = await aChoosyPost({ pipelining });
      answers.toSender = answer;
      const sent = () => mailer.send({ ...letter, messageId: '<m@jalon>' });
      expect(await failureOf(sent())).toMatchObject({ type: 'MailUnavailable', nonRetryable: false });
      answers.toSender = null;
      await sent();
      expect(taken).toEqual([letter.to]);
    },
  );
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

  test('for a mailbox that takes nothing for now is tried for a day from the first time, and is then refused for good', async () => {
    const { mailer, answers } = await aChoosyPost();
    const world = await aWorld({ mailer });
    const { clock } = world;
    const type = async () => (await failureOf(once(world, 'k', letter))).type;
    const row = () => world.db.sentMail.findUniqueOrThrow({ where: { key: 'k' } });
    answers.toSender = '451 Later';
    expect(await type()).toBe('MailUnavailable');
    // However long the server was away before.
    clock.pass(48 * 3_600_000);
    answers.toSender = null;
    answers.toRecipient[letter.to] = '452 4.2.2 Mailbox full';
    const since = clock.now();
    expect(await type()).toBe('MailDelayed');
    clock.pass(24 * 3_600_000 - 1);
    expect(await type()).toBe('MailDelayed');
    expect(await row()).toMatchObject({ sentAt: null, delayedAt: since, refusedAt: null });
    clock.pass(1);
    expect(await type()).toBe('MailRefused');
    expect(await row()).toMatchObject({ sentAt: null, delayedAt: since, refusedAt: clock.now() });
  });

  test('to each of several ends with the first for whom the server is away, not with a mailbox that takes nothing for now', async () => {
    const { mailer, answers, taken } = await aChoosyPost();
    const world = await aWorld({ mailer });
    const all = ['a', 'b', 'c'].map((name) => `${name}@alpha-telecom.example`);
    const type = async () =>
      (
        await failureOf(
          within()(() => toEach(all, (to) => sendOnce(world.dependencies, to, { ...letter, to }))),
        )
      ).type;
    answers.toSender = '451 Later';
    expect(await type()).toBe('MailUnavailable');
    expect(await world.db.sentMail.count()).toBe(1);
    answers.toSender = null;
    answers.toRecipient['a@alpha-telecom.example'] = '452 Full';
    expect(await type()).toBe('MailDelayed');
    expect(taken).toEqual(all.slice(1));
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
