import { describe, expect, test } from 'vitest';
import type { QualificationState, RejectionReason } from '#domain/qualification/state';
import type { Refusal } from '#domain/qualification/refusal';
import type { ResultSummary } from '#domain/qualification/summary';
import { aWorld, anInput, morning, within } from '#test/support/activities';
import { parented } from '#test/support/parents';

const workflowId = 'qualification:alpha:s1';
const sound = { ok: true, format: 'csv', lines: 1_200, profiles: 1_000 } as const;
const summary: ResultSummary = { classes: { 1: 1_200 }, active: 1_200, clickable: 0 };
const inThirtyDays = new Date('2026-12-02T08:00:00.000Z');

/** One qualification, its steps in the order in which a test calls them, and its rows. */
async function given() {
  const world = await aWorld();
  const { activities, db, runs } = world;
  await parented(db, anInput());
  let revision = 0;
  let runId = 'run-1';
  const step = <T>(work: (revision: { revision: number }) => Promise<T>) =>
    within(workflowId, runId)(() => work({ revision: ++revision }));
  return {
    ...world,
    acknowledge: () => step((next) => activities.acknowledgeQualification(anInput(), next)),
    /** So many are done; a wait goes with it. */
    show: (profilesDone: number, state: QualificationState = 'inProgress') =>
      step((next) =>
        activities.showQualification(anInput(), {
          ...{ state, facts: { profiles: 1_000, profilesDone }, ...next },
          wait: { for: 'storage', since: morning, until: morning },
        }),
      ),
    accept: () => step((next) => activities.acceptQualification(anInput(), sound, next)),
    complete: (found?: ResultSummary) =>
      step((next) => activities.completeQualification(anInput(), next, found)),
    reject: (reason: RejectionReason) =>
      step((next) => activities.rejectQualification(anInput(), reason, next)),
    refuse: (refusal: Refusal) =>
      step((next) => activities.refuseQualification(anInput(), { ok: false, format: null, refusal }, next)),
    /** From here on the steps are those of a new run. */
    reset() {
      runId = 'run-2';
      revision = 0;
      runs.set(workflowId, { open: true, runId });
    },
    stop: (reason: string) =>
      db.processStop.create({ data: { workflowId, reason, byLogin: 'ops.jalon', at: new Date() } }),
    row: () => db.qualification.findUniqueOrThrow({ where: { id: 's1' } }),
    process: () => db.process.findUniqueOrThrow({ where: { workflowId } }),
    used: async () => (await db.quotaDay.findFirst())?.used ?? 0,
  };
}

describe('the end of a qualification', () => {
  test('that completed says what it came to and until when its results are kept [QPC-100]', async () => {
    const job = await given();
    await job.accept();
    expect(await job.complete(summary)).toBe('run-1');
    const row = await job.row();
    expect(row).toMatchObject({ state: 'completed', profilesDone: 1_000, keepUntil: inThirtyDays });
    expect(JSON.parse(row.summary ?? '')).toEqual(summary);
  });

  test('that completed under a version without summaries is as good', async () => {
    const job = await given();
    await job.accept();
    await job.complete();
    expect(await job.row()).toMatchObject({ state: 'completed', summary: null, keepUntil: inThirtyDays });
  });

  test.each(['networkRefused', 'lostFile', 'stopped'] as const)(
    'by rejection (%s) gives the quota back, and what is left of it is kept as long as results',
    async (reason) => {
      const job = await given();
      await job.accept();
      await job.stop('Ne concerne que les annulations');
      expect(await job.reject(reason)).toBe('run-1');
      expect(await job.row()).toMatchObject({
        state: 'rejected',
        comment: reason,
        stopReason: null,
        keepUntil: inThirtyDays,
      });
      expect(await job.used()).toBe(0);
    },
  );
});

describe('what operations wrote when they cancelled', () => {
  test('stands beside the remark and is taken once: another cancellation does not show it', async () => {
    const job = await given();
    await job.accept();
    await job.stop('Envoyé deux fois');
    await job.reject('cancelled');
    expect(await job.row()).toMatchObject({ comment: 'cancelled', stopReason: 'Envoyé deux fois' });
    job.reset();
    await job.accept();
    expect(await job.row()).toMatchObject({ comment: null, stopReason: null, keepUntil: null });
    await job.reject('cancelled');
    expect(await job.row()).toMatchObject({ comment: 'cancelled', stopReason: null });
  });

  test('of a file before its verdict is gone with it', async () => {
    const job = await given();
    await job.acknowledge();
    await job.stop('Mauvais fichier');
    expect(await job.refuse({ reason: 'stopped' })).toBeNull();
    expect(await job.row()).toMatchObject({ state: 'refused', stopReason: null });
    expect(await job.db.processStop.count()).toBe(0);
  });
});

describe('a file that was accepted once', () => {
  test('is « En attente », at nothing done, from the first step of its new run: it never leaves the list [QPC-092]', async () => {
    const job = await given();
    await job.accept();
    await job.show(600);
    await job.reject('networkRefused');
    job.reset();
    await job.acknowledge();
    const again = { state: 'inProgress', comment: null, endedAt: null, profiles: 1_000, profilesDone: 0 };
    expect(await job.row()).toMatchObject(again);
    expect(await job.used()).toBe(1_000);
    // The story of the run does not know of the one before.
    await job.show(0, 'acknowledged');
    expect(await job.row()).toMatchObject(again);
    expect(await job.process()).toMatchObject({ state: 'inProgress', waitingFor: 'storage' });
  });

  test('is rejected when Temporal ends the new run before it is accepted again', async () => {
    const job = await given();
    await job.accept();
    await job.complete(summary);
    job.reset();
    await job.acknowledge();
    job.clock.pass(60_000);
    job.runs.set(workflowId, { open: false, runId: 'run-2', endedAt: null, endedBy: 'terminated' });
    await job.activities.reconcileRows();
    expect(await job.row()).toMatchObject({ state: 'rejected', comment: 'stopped' });
  });

  test.each([
    ['missingFile', 'lostFile'],
    ['stopped', 'cancelled'],
    ['noLine', 'stopped'],
  ] as const)(
    'is not refused any more (%s) when it is run again, but rejected: %s',
    async (reason, comment) => {
      const job = await given();
      await job.accept();
      await job.complete(summary);
      job.reset();
      await job.acknowledge();
      expect(await job.refuse({ reason })).toEqual({
        state: 'rejected',
        verdict: { ok: true, lines: 1_200, profiles: 1_000 },
        runId: 'run-2',
      });
      expect(await job.row()).toMatchObject({ state: 'rejected', comment, refusal: null });
      expect(await job.process()).toMatchObject({ state: 'rejected', endedBy: null });
      expect(await job.used()).toBe(0);
    },
  );

  test('holds its profiles again on the day of its acceptance, however full that is or the present one', async () => {
    const job = await given();
    await job.accept();
    await job.reject('networkRefused');
    await job.db.quotaDay.updateMany({ data: { used: 100_000 } });
    job.clock.set('2026-11-05T08:00:00.000Z');
    job.reset();
    expect(await job.accept()).toEqual({ ok: true, lines: 1_200, profiles: 1_000 });
    await job.complete(summary);
    expect(await job.db.quotaDay.findMany()).toEqual([
      { contractId: 'contract-12345', day: '2026-11-02', used: 101_000 },
    ]);
  });
});

describe('a qualification whose files were purged', () => {
  async function purged() {
    const job = await given();
    await job.accept();
    await job.complete(summary);
    job.clock.pass(40 * 86_400_000);
    await job.db.qualification.updateMany({ data: { purgedAt: job.clock.now() } });
    job.reset();
    return { job, before: await job.row() };
  }

  test('keeps its row and its quota when it is reset, and the new run ends as it stands', async () => {
    const { job, before } = await purged();
    await job.acknowledge();
    expect(await job.process()).toMatchObject({ state: 'completed', endedAt: null, runId: 'run-2' });
    expect(await job.refuse({ reason: 'missingFile' })).toEqual({
      state: 'completed',
      verdict: { ok: true, lines: 1_200, profiles: 1_000 },
      runId: 'run-2',
    });
    expect(await job.row()).toEqual(before);
    expect(await job.process()).toMatchObject({ state: 'completed', endedAt: job.clock.now() });
    expect(await job.used()).toBe(1_000);
  });

  test('is not accepted again by a run that was reset to after its verification', async () => {
    const { job, before } = await purged();
    expect(await job.accept()).toEqual({ ok: false, refusal: { reason: 'missingFile' } });
    expect(await job.row()).toEqual(before);
    expect(await job.process()).toMatchObject({ endedAt: job.clock.now() });
  });

  test('stays as it is when Temporal ends the run that it was reset to', async () => {
    const { job, before } = await purged();
    await job.acknowledge();
    job.clock.pass(60_000);
    job.runs.set(workflowId, { open: false, runId: 'run-2', endedAt: null, endedBy: 'terminated' });
    await job.activities.reconcileRows();
    expect(await job.process()).toMatchObject({ endedBy: 'terminated' });
    expect(await job.row()).toEqual(before);
    expect(await job.used()).toBe(1_000);
  });
});
