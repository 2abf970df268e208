import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/rights';
import { faultsCsvFile, faultsFile } from '#domain/qualification/files';
import { limits } from '#domain/qualification/limits';
import { aDatabase } from '#test/support/database';
import { aContract, anOperator, aProcess, aQualification } from '#test/support/rows';
import { findSubmission, submit } from '#web/features/qualification/server/submissions';
import type { Answer } from '#web/features/qualification/server/submissions-verdict';
import type { QualificationInput } from '#workflows/qualification/qualification/contract';
import { parented } from '#test/support/parents';

const id = '0123456789ab';
const at = new Date('2026-11-02T08:00:00Z');
const anna: Actor = {
  userId: 'anna',
  role: 'operatorUser',
  operatorId: 'operator-alpha',
  contractId: null,
  services: ['qpc'],
};
const karim: Actor = { ...anna, userId: 'karim' };
const carla: Actor = { ...anna, userId: 'carla', operatorId: 'operator-beta' };

/** A portal with a staged file of Anna's, and a Temporal that gives `answers` one after the other. */
async function aPortal(...answers: (Answer | (() => Promise<Answer>))[]) {
  const database = await aDatabase();
  const { db } = database;
  const dataDir = mkdtempSync(join(tmpdir(), 'jalon-submissions-'));
  await db.operator.create({ data: anOperator() });
  await db.qpcContract.create({ data: aContract() });
  await db.stagedFile.create({
    data: await parented(db, {
      submissionId: id,
      operatorId: 'operator-alpha',
      contractId: 'contract-12345',
      userId: 'anna',
      fileName: 'numéros.csv',
      sizeBytes: 11,
      createdAt: at,
    }),
  });
  const asked: QualificationInput[] = [];
  const askVerdict = async (input: QualificationInput): Promise<Answer> => {
    asked.push(input);
    const answer = answers.shift() ?? 'worker';
    return typeof answer === 'function' ? answer() : answer;
  };
  return {
    db,
    dataDir,
    askVerdict,
    asked,
    async [Symbol.asyncDispose]() {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

describe('the start protocol', () => {
  test('a staged file is started from its rows and its verdict told [QPC-079]', async () => {
    await using portal = await aPortal({ verdict: { ok: true, lines: 3, profiles: 2 } });
    expect(await submit(portal, anna, id)).toEqual({
      fileName: 'numéros.csv',
      notify: false,
      state: 'accepted',
      lines: 3,
      profiles: 2,
    });
    expect(portal.asked).toEqual([
      {
        submissionId: id,
        operatorId: 'operator-alpha',
        operatorCode: 'alpha',
        contractId: 'contract-12345',
        identifiant: '12345',
        userId: 'anna',
        submittedAt: at.toISOString(),
      },
    ]);
  });

  test('asked again while waiting, the very same start is sent again', async () => {
    await using portal = await aPortal('temporal', 'worker', {
      verdict: { ok: true, lines: 1, profiles: 1 },
    });
    expect(await submit(portal, anna, id)).toMatchObject({ state: 'waiting', because: 'temporal' });
    expect(await submit(portal, anna, id)).toMatchObject({ state: 'waiting', because: 'worker' });
    expect(await submit(portal, anna, id)).toMatchObject({ state: 'accepted' });
    expect(new Set(portal.asked.map((input) => JSON.stringify(input))).size).toBe(1);
  });

  test.each(['inProgress', 'completed', 'rejected'])(
    'a row that is %s answers at once, without Temporal',
    async (state) => {
      await using portal = await aPortal();
      await portal.db.qualification.create({
        data: await parented(portal.db, aQualification({ id, userId: 'anna', state, lines: 5, profiles: 4 })),
      });
      await portal.db.stagedFile.deleteMany();
      expect(await submit(portal, anna, id)).toEqual({
        fileName: 'numéros.csv',
        notify: false,
        state: 'accepted',
        lines: 5,
        profiles: 4,
      });
      expect(portal.asked).toEqual([]);
    },
  );

  test('a row without a verdict is not one: the process is asked', async () => {
    await using portal = await aPortal('verification');
    await portal.db.qualification.create({
      data: await parented(portal.db, aQualification({ id, userId: 'anna', state: 'acknowledged' })),
    });
    expect(await submit(portal, anna, id)).toMatchObject({ state: 'waiting', because: 'verification' });
    expect(portal.asked).toHaveLength(1);
  });

  test('a wait before the verdict is told with its end', async () => {
    await using portal = await aPortal('verification');
    const row = aQualification({ id, userId: 'anna', state: 'acknowledged' });
    const wait = { waitingFor: 'storage', waitingSince: at, waitingUntil: new Date('2026-11-02T08:05:00Z') };
    await portal.db.qualification.create({ data: await parented(portal.db, row) });
    await portal.db.process.create({ data: aProcess({ workflowId: row.workflowId, ...wait }) });
    expect(await submit(portal, anna, id)).toMatchObject({
      because: 'storage',
      until: '2026-11-02T08:05:00.000Z',
    });
  });

  test('a process that was ended before its verdict is told as lost', async () => {
    await using portal = await aPortal('ended');
    expect(await submit(portal, anna, id)).toEqual({ fileName: 'numéros.csv', notify: false, state: 'lost' });
  });

  test('a verdict that was written while Temporal stumbled is found', async () => {
    await using portal = await aPortal(async () => {
      await portal.db.qualification.create({
        data: await parented(portal.db, aQualification({ id, userId: 'anna', lines: 1, profiles: 1 })),
      });
      return 'ended';
    });
    expect(await submit(portal, anna, id)).toMatchObject({ state: 'accepted' });
  });

  test('« M’avertir par courriel » reaches the process, and whoever looks is told of it', async () => {
    await using portal = await aPortal('worker', { verdict: { ok: true, lines: 1, profiles: 1 } });
    await portal.db.stagedFile.updateMany({ data: { notify: true } });
    expect(await findSubmission(portal, anna, id)).toMatchObject({ notify: true });
    expect(await submit(portal, anna, id)).toMatchObject({ state: 'waiting', notify: true });
    expect(await submit(portal, anna, id)).toMatchObject({ state: 'accepted', notify: true });
    expect(portal.asked.map(({ notify }) => notify)).toEqual([true, true]);
  });

  test('looking at a submission starts nothing', async () => {
    await using portal = await aPortal();
    expect(await findSubmission(portal, anna, id)).toMatchObject({
      state: 'waiting',
      fileName: 'numéros.csv',
    });
    expect(portal.asked).toEqual([]);
  });
});

describe('a refused file', () => {
  const faults = Array.from({ length: 30 }, (_, n) => ({ line: n + 1, value: `x${n}`, fault: 'notANumber' }));

  async function refused(refusal: object) {
    const portal = await aPortal();
    const row = aQualification({ id, userId: 'anna', state: 'refused', refusal: JSON.stringify(refusal) });
    await portal.db.qualification.create({ data: await parented(portal.db, row) });
    return portal;
  }

  test('comes with its first faulty lines: number, value, reason [QPC-073]', async () => {
    await using portal = await refused({ reason: 'faultyLines', count: 30, firstLine: 1 });
    const file = join(portal.dataDir, faultsFile(id));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(faults));
    const submission = await submit(portal, anna, id);
    expect(submission).toMatchObject({
      state: 'refused',
      refusal: { count: 30 },
      faults: { shown: faults.slice(0, limits.shownFaults), csvBytes: null },
    });
  });

  test('comes with the size of the file of all of them, which may be downloaded', async () => {
    await using portal = await refused({ reason: 'faultyLines', count: 30, firstLine: 1 });
    const file = join(portal.dataDir, faultsCsvFile(id));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'Ligne;Contenu;Anomalie\n');
    expect(await submit(portal, anna, id)).toMatchObject({ faults: { csvBytes: 23 } });
  });

  test('whose faulty lines were swept away still says how many there were', async () => {
    await using portal = await refused({ reason: 'faultyLines', count: 30, firstLine: 1 });
    expect(await submit(portal, anna, id)).toMatchObject({
      state: 'refused',
      refusal: { count: 30 },
      faults: { shown: [], csvBytes: null },
    });
  });
});

describe('a submission exists for its sender only', () => {
  test.each([
    ['a colleague', karim],
    ['another operator', carla],
    ['the sender, once the e-service is withdrawn', { ...anna, services: [] }],
    ['the sender, moved to another operator', { ...anna, operatorId: 'operator-beta' }],
  ])('not for %s [QPC-101]', async (_who, actor) => {
    await using portal = await aPortal();
    expect(await submit(portal, actor, id)).toBeNull();
    expect(await findSubmission(portal, actor, id)).toBeNull();
    await portal.db.qualification.create({
      data: await parented(portal.db, aQualification({ id, userId: 'anna' })),
    });
    expect(await submit(portal, actor, id)).toBeNull();
    expect(portal.asked).toEqual([]);
  });
});
