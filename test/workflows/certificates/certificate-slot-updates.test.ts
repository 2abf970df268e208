import { WithStartWorkflowOperation, type Client } from '@temporalio/client';
import { expect, test } from 'vitest';
import { temporalRuns } from '#activities/platform/temporal/runs';
import type { Mail } from '#activities/platform/mail/client';
import { anAdministrator } from '#test/support/accounts';
import { aWorld } from '#test/support/activities';
import { aSlotInput, deposited, happened } from '#test/support/certificates';
import { aProcess } from '#test/support/rows';
import { aRealTemporal } from '#test/support/workflows';
import {
  certificateSettingsStart,
  certificateSettingsWorkflow,
} from '#workflows/certificates/settings/contract';
import {
  depositUpdate,
  downloadUpdate,
  replanSignal,
  revokeUpdate,
  slotStart,
  slotWorkflow,
} from '#workflows/certificates/slot/contract';

/** What the portal tells a slot, on the server that the product runs: updates that start it, repeated and side by side. */

const temporal = await aRealTemporal();
const workflowId = 'certificate:alpha:e-rdv-production';
const patiently = { timeout: 30_000, interval: 50 };
const aMinuteAgo = () => new Date(Date.now() - 60_000);
const inAYear = new Date(Date.now() + 365 * 24 * 3_600_000);

async function aHouse() {
  const mails: Mail[] = [];
  const world = await aWorld({
    now: () => new Date(),
    runs: temporalRuns(temporal.env.client),
    mailer: { send: async (mail) => void mails.push(mail), close: () => undefined },
  });
  await anAdministrator(world.db, ['certificates']);
  const { db, activities } = world;
  return {
    ...{ db, activities, mails },
    served: (story: (portal: Portal) => Promise<void>) =>
      temporal.with(activities, async (client, taskQueue) => {
        try {
          await story(portalOf(client, taskQueue));
        } finally {
          await client.workflow
            .getHandle(workflowId)
            .terminate()
            .catch(() => undefined);
        }
      }),
    places: async () =>
      (await db.certificatePlace.findMany({ orderBy: { certificateId: 'asc' } })).map(({ place }) => place),
  };
}

type Portal = ReturnType<typeof portalOf>;
const portalOf = (client: Client, taskQueue: string) => {
  const once = (updateId: string) => ({
    updateId,
    startWorkflowOperation: new WithStartWorkflowOperation(slotWorkflow, {
      ...slotStart(aSlotInput()),
      taskQueue,
    }),
  });
  return {
    handle: client.workflow.getHandle(workflowId),
    reconcile: () =>
      client.workflow.execute('reconcile', { workflowId: `reconcile-${crypto.randomUUID()}`, taskQueue }),
    deposit: (id: string, updateId = `deposit-${id}`) => {
      const label = '397480930_eRDV_prod';
      const args: [{ id: string; label: string; notAfter: string }] = [
        { id, label, notAfter: inAYear.toISOString() },
      ];
      return client.workflow.executeUpdateWithStart(depositUpdate, { ...once(updateId), args });
    },
    download: (id: string) =>
      client.workflow.executeUpdateWithStart(downloadUpdate, { ...once(`download-${id}`), args: [id] }),
    revoke: (id: string) =>
      client.workflow.executeUpdateWithStart(revokeUpdate, { ...once(`revoke-${id}`), args: [id] }),
  };
};

test('a deposit, a download and a revocation are taken in before they are answered, and told again they change nothing', async () => {
  const house = await aHouse();
  const { db } = house;
  await house.served(async ({ handle, deposit, download, revoke }) => {
    const at = new Date();
    await deposited(db, { id: 'c1', notAfter: inAYear, depositedAt: at });
    expect(await deposit('c1')).toBe('valid');
    expect(await db.certificateEvent.count({ where: { toldAt: null } })).toBe(0);
    await deposited(db, { id: 'c2', notAfter: inAYear, depositedAt: at });
    expect(await Promise.all([deposit('c2'), deposit('c2'), deposit('c2', 'again')])).toEqual([
      ...['awaitingDownload', 'awaitingDownload', 'awaitingDownload'],
    ]);
    // Whoever has it needs no mail that says where it is.
    await expect.poll(() => house.mails.length, patiently).toBe(2);
    await happened(db, 'download', 'c2', new Date());
    expect(await download('c2')).toBe('valid');
    expect(await house.places()).toEqual(['replaced', 'current']);
    await handle.signal(replanSignal, 'Held back');
    // Told in the wrong order: the rows say in which it happened.
    await deposited(db, { id: 'c3', notAfter: inAYear, depositedAt: new Date() });
    await happened(db, 'revoke', 'c3', new Date());
    expect(await Promise.all([revoke('c3'), deposit('c3')])).toEqual(['valid', 'valid']);
    expect(await house.places()).toEqual(['replaced', 'current', 'revoked']);

    const { events } = await handle.fetchHistory();
    const said = (events ?? []).flatMap(({ userMetadata }) => {
      const data = userMetadata?.summary?.data;
      return data ? [JSON.parse(Buffer.from(data).toString()) as string] : [];
    });
    // What somebody reads in the Temporal UI who knows no code.
    expect(said).toEqual(
      expect.arrayContaining([
        'Certificate of e-RDV, production',
        'Mail: creation 397480930_eRDV_prod',
        'Until the alert 60 days before the expiry',
        'Deposit of 397480930_eRDV_prod',
        'Download of 397480930_eRDV_prod',
      ]),
    );
    expect(said.join('\n')).toContain('Held back');
    const { typedSearchAttributes } = await handle.describe();
    const shown = Object.fromEntries(
      typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]),
    );
    const { noticeAt } = await db.certificateSlot.findUniqueOrThrow({ where: { workflowId } });
    expect(shown).toMatchObject({ JalonState: 'valid', JalonOperator: 'alpha', JalonDueAt: noticeAt });
    const open = () => temporalRuns(temporal.env.client).countOpen('certificateSlot');
    await expect.poll(open, patiently).toBe(1);
    await handle.terminate();
    await expect.poll(open, patiently).toBe(0);
  });
});

test('what the portal could not tell the reconciler tells: to a slot that never began, that sleeps, or that was terminated', async () => {
  const house = await aHouse();
  const { db } = house;
  const process = () => db.process.findUniqueOrThrow({ where: { workflowId } });
  await house.served(async ({ handle, reconcile }) => {
    for (const id of ['c1', 'c2', 'c3']) {
      await deposited(db, { id, notAfter: inAYear, depositedAt: aMinuteAgo() });
      expect(await reconcile()).toMatchObject({ woken: 1 });
      await expect.poll(() => db.certificateEvent.count({ where: { toldAt: null } }), patiently).toBe(0);
      // Until it sleeps: awake it would find the next deposit by itself.
      await expect.poll(() => house.mails.length, patiently).toBe(Number(id.slice(1)));
      await expect
        .poll(() => db.certificatePlace.count({ where: { owed: { not: null } } }), patiently)
        .toBe(0);
      if (id !== 'c2') continue;
      await handle.terminate();
      expect(await reconcile()).toMatchObject({ mended: 1, woken: 0 });
      expect(await process()).toMatchObject({ endedBy: 'terminated' });
    }
    expect(await process()).toMatchObject({ endedBy: null, endedAt: null, state: 'awaitingDownload' });
    expect(await house.places()).toEqual(['current', 'replaced', 'next']);
  });
});

test('a slot that goes on in a new run loses no update that comes meanwhile, and takes each in once', async () => {
  const house = await aHouse();
  const { db } = house;
  await house.served(async ({ handle, deposit }) => {
    await deposited(db, { id: 'c0', notAfter: inAYear, depositedAt: new Date() });
    await deposit('c0');
    const { runId } = await handle.describe();
    const renewed = async () => (await handle.describe()).runId !== runId;
    // Each signal leaves some seven events; deposits come all the while.
    let told = 0;
    for (let round = 0; !(await renewed()); round += 1) {
      if (round > 200) throw new Error('It never goes on in a new run');
      const id = `c${(told += 1)}`;
      await deposited(db, { id, notAfter: inAYear, depositedAt: new Date() });
      const signals = Array.from({ length: 5 }, () => handle.signal(replanSignal));
      const [state] = await Promise.all([deposit(id), ...signals]);
      expect(state).toBe('awaitingDownload');
    }
    expect(await db.certificateEvent.count({ where: { toldAt: null } })).toBe(0);
    expect((await house.places()).filter((place) => place !== 'replaced').toSorted()).toEqual([
      ...['current', 'next'],
    ]);
    await expect.poll(() => db.certificatePlace.count({ where: { owed: { not: null } } }), patiently).toBe(0);
    const ids = house.mails.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
  });
}, 120_000);

test('new delays whose process ended by accident are told again, and once', async () => {
  const house = await aHouse();
  const { db } = house;
  const at = aMinuteAgo();
  const { version } = await db.certificateSettings.create({
    data: { alertDays: '[40]', reminderDays: '[10]', time: '08:15', at, byLogin: 'w.bo' },
  });
  const start = certificateSettingsStart({ version, startedAt: at.toISOString() });
  const { client } = temporal.env;
  // Temporal takes a process that was terminated for one that failed, too.
  const first = await client.workflow.start(certificateSettingsWorkflow, { ...start, taskQueue: 'nobody' });
  await first.terminate();
  const own = { workflowId: start.workflowId, kind: 'certificateSettings', operatorId: null };
  const row = {
    ...own,
    reference: `${version}`,
    endedBy: 'failed',
    endedAt: new Date(),
    updatedAt: new Date(),
  };
  await db.process.create({ data: aProcess(row) });
  await house.served(async ({ reconcile }) => {
    const told = client.workflow.getHandle(start.workflowId);
    await reconcile();
    await expect.poll(async () => (await told.describe()).status.name, patiently).toBe('COMPLETED');
    expect(await db.process.findUnique({ where: { workflowId: start.workflowId } })).toMatchObject({
      ...{ state: 'completed', endedBy: null },
    });
    const { runId } = await told.describe();
    await reconcile();
    expect((await told.describe()).runId).toBe(runId);
  });
});
