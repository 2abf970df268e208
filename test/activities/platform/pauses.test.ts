import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, onTestFinished, test } from 'vitest';
import { busyGate, gate } from '#activities/platform/pauses';
import { fileStore } from '#activities/platform/files/store';
import { workingFiles } from '#activities/qualification/working-files';
import { smtpMailer } from '#activities/platform/mail/client';
import { sendOnce } from '#activities/platform/mail/send-once';
import { networkClient } from '#activities/qualification/network-client';
import { partsOf } from '#domain/qualification/parts';
import type { ExternalSystem } from '#domain/systems';
import type { Database } from '#prisma/client';
import { anInput, aWorld, morning, within } from '#test/support/activities';
import { aDatabase } from '#test/support/database';
import { aSimulator } from '#test/simulator/running';

const pause = (db: Database, system: ExternalSystem) =>
  db.systemPause.create({ data: { system, reason: 'essai', byLogin: 'ops.jalon', at: new Date(morning) } });
const resume = (db: Database, system: ExternalSystem) => db.systemPause.delete({ where: { system } });

const typeOf = async (work: Promise<unknown>): Promise<string | null | undefined> =>
  work.then(
    () => 'went out',
    (error: unknown) => (error instanceof ApplicationFailure ? error.type : String(error)),
  );

describe('the gate before outside systems', () => {
  test('is shut for the system that is held back and open for the others', async () => {
    await using database = await aDatabase();
    await pause(database.db, 'mail');
    const may = gate(database.db);
    expect([await typeOf(may('mail')), await typeOf(may('network'))]).toEqual(['SystemPaused', 'went out']);
  });

  test('that is asked often shuts within a second, and opens at once', async () => {
    await using database = await aDatabase();
    const { db } = database;
    let ms = 0;
    const may = busyGate(db, () => ms);
    expect(await typeOf(may('network'))).toBe('went out');
    await pause(db, 'network');
    ms = 999;
    expect(await typeOf(may('network'))).toBe('went out');
    ms = 1_000;
    expect(await typeOf(may('network'))).toBe('SystemPaused');
    await resume(db, 'network');
    expect(await typeOf(may('network'))).toBe('went out');
  });

  test('lets the process wait at once: the activity does not try again by itself', async () => {
    await using database = await aDatabase();
    await pause(database.db, 'network');
    await expect(gate(database.db)('network')).rejects.toMatchObject({ nonRetryable: true });
  });
});

test('a part of the identifiers is not asked while the network is held back, nor the batches that stood in line', async () => {
  const simulator = await aSimulator();
  const world = await aWorld();
  const { db, dataDir } = world;
  const may = gate(db);
  let asked = 0;
  // The third request finds the gate shut: operations were quicker than the line.
  const network = networkClient(`${simulator.base}/network`, 1, async () => {
    if (asked++ === 2) await pause(db, 'network');
    return may('network');
  });
  const { activities } = await aWorld({ db, dataDir, network });
  const identifiers = Array.from({ length: 5_000 }, (_, n) => `336${String(10_000_000 + n)}`);
  const files = workingFiles(fileStore(dataDir), 's1');
  await files.writeInput(identifiers, []);
  const [part] = partsOf(identifiers.length);
  if (!part) throw new RangeError('There is no part');
  const ask = () => within()(() => activities.askNetwork(anInput(), part));
  const effects = async () => ((await simulator.read('/log?limit=100')) as { repeats: number }[]).length;

  expect(await typeOf(ask())).toBe('SystemPaused');
  await expect.poll(() => asked).toBe(5);
  expect(await effects()).toBe(2);
  expect(await files.hasAnswers(part)).toBe(false);
  await resume(db, 'network');
  await ask();
  expect((await files.readAnswers(part)).map(({ msisdn }) => msisdn)).toEqual(identifiers);
  expect(await effects()).toBe(5);
});

test('a mail is not sent while mails are held back, and once when they are resumed', async () => {
  const { smtpPort, read } = await aSimulator();
  const { dependencies, db } = await aWorld();
  const mailer = smtpMailer(`smtp://127.0.0.1:${smtpPort}`, {
    name: 'Test',
    address: 'portail@jalon.example',
  });
  onTestFinished(() => mailer.close());
  const send = () =>
    within()(() =>
      sendOnce({ ...dependencies, mailer }, 'notice:s1:done:u1', {
        ...{ to: 'karim@alpha-telecom.example', subject: 'Objet', text: 'Bonjour' },
      }),
    );
  const received = async () => ((await read('/mail/messages')) as unknown[]).length;
  await pause(db, 'mail');
  expect(await typeOf(send())).toBe('SystemPaused');
  expect(await received()).toBe(0);
  await resume(db, 'mail');
  await send();
  await send();
  expect(await received()).toBe(1);
});
