import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { anAccountHouse, createdAccounts } from '#test/support/account-house';
import { aTimeSkippingTemporal } from '#test/support/workflows';

// On a clock of its own, for what it does to it.
const temporal = await aTimeSkippingTemporal();

test('a mail server that is down for a day keeps no account from being created, and each mail goes out once, by its Message-ID', async () => {
  const house = await anAccountHouse({ downHours: 24 });
  const { db } = house;
  const sent = () => db.process.count({ where: { kind: 'passwordReset', state: 'completed' } });
  await createdAccounts(temporal, house, ['person.1'], undefined, async (result) => {
    await expect.poll(sent, { timeout: 150_000, interval: 200 }).toBe(1);
    await letGoUntil(result);
  });
  expect(await house.db.user.count({ where: { login: { startsWith: 'person.' } } })).toBe(1);
  expect(new Set(house.taken.map(({ messageId }) => messageId)).size).toBe(house.taken.length);
  expect(house.subjects().toSorted()).toEqual([
    'Confirmation des comptes',
    'Initialisation de votre mot de passe',
    'Rappel : initialisation de votre mot de passe',
  ]);
  // Three hundred waits of two processes.
}, 180_000);

/**
 * Once a child that has gone on in a new run is over, the time-skipping server holds its clock too often, and how many runs
 * there were hangs on the machine: whenever the clock has stood still it is let go.
 */
async function letGoUntil(result: Promise<unknown>): Promise<void> {
  const { testService } = temporal.env.connection;
  const over = new AbortController();
  void result.finally(() => over.abort()).catch(() => {});
  for (let before = 0; !over.signal.aborted; await sleep(1_000)) {
    const now = await temporal.env.currentTimeMs();
    // Where nothing holds it, it answers that there is nothing to let go.
    if (now - before < 10_000) await testService?.unlockTimeSkipping({}).catch(() => undefined);
    before = now;
  }
}
