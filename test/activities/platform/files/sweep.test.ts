import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { FoundRun } from '#activities/platform/temporal/runs';
import { certificateFile } from '#domain/certificates/files';
import {
  faultsFile,
  identifiersFile,
  qualificationsDirectory,
  resultFile,
  stagedDirectory,
  stagedFile,
} from '#domain/qualification/files';
import type { Qualification } from '#prisma/client';
import { aWorld, fakeRuns } from '#test/support/activities';
import { aProcess, aQualification } from '#test/support/rows';
import { parented, parentedAll } from '#test/support/parents';

const day = 24 * 3_600_000;
const nothing = {
  staged: 0,
  refused: 0,
  unknown: 0,
  changes: 0,
  sessions: 0,
  throttles: 0,
  resets: 0,
  processes: 0,
  notices: 0,
  forms: 0,
  batches: 0,
  certificateMails: 0,
};

const gone: FoundRun = { open: false, runId: null, endedAt: null, endedBy: 'missing' };

/** A house in which Temporal knows of no process, until a test says so. */
async function given() {
  const runs = fakeRuns(gone);
  const world = await aWorld({ runs });
  const ago = (ms: number) => new Date(world.clock.now().getTime() - ms);
  /** A file last written so long ago. */
  async function leave(name: string, ms: number) {
    const path = join(world.dataDir, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, 'x');
    await utimes(path, ago(ms), ago(ms));
  }
  return {
    ...world,
    runs,
    ago,
    leave,
    sweep: () => world.activities.sweepLeftovers(),
    async upload(submissionId: string, ms: number) {
      await leave(stagedFile(submissionId), ms);
      await world.db.stagedFile.create({
        data: await parented(world.db, {
          submissionId,
          operatorId: 'operator-alpha',
          contractId: 'contract-12345',
          userId: 'user-alpha.user',
          fileName: 'numéros.csv',
          sizeBytes: 1,
          createdAt: ago(ms),
        }),
      });
    },
    row: async (qualification: Partial<Qualification>) =>
      world.db.qualification.create({ data: await parented(world.db, aQualification(qualification)) }),
    staged: async () =>
      (await world.db.stagedFile.findMany()).map(({ submissionId }) => submissionId).toSorted(),
  };
}

test('an upload that nobody adopted goes after 24 hours, file and row', async () => {
  const world = await given();
  await world.upload('old', day + 1);
  await world.upload('young', day);
  expect(await world.sweep()).toEqual({ ...nothing, staged: 1 });
  expect(await world.files()).toEqual([stagedFile('young')]);
  expect(await world.staged()).toEqual(['young']);
});

test('an upload goes when its qualification has ended, and stays while it is under way', async () => {
  const world = await given();
  await world.upload('completed', 2 * day);
  await world.upload('waiting', 30 * day);
  await world.row({ id: 'completed', state: 'completed', endedAt: world.ago(day) });
  await world.row({ id: 'waiting', state: 'inProgress', endedAt: null });
  expect(await world.sweep()).toEqual({ ...nothing, staged: 1 });
  expect(await world.staged()).toEqual(['waiting']);
  expect(await world.files()).toEqual([stagedFile('waiting')]);
});

test('an upload stays that a process awaits which no worker has begun for days', async () => {
  const world = await given();
  await world.upload('s1', 3 * day);
  world.runs.set('qualification:alpha:s1', { open: true, runId: 'run-1' });
  expect(await world.sweep()).toEqual(nothing);
  expect(await world.files()).toEqual([stagedFile('s1')]);
});

test('what a qualification works with stays when it was run again, though its row still says how it ended before', async () => {
  const world = await given();
  await world.upload('stopped', 2 * day);
  await world.row({ id: 'stopped', state: 'refused', endedAt: world.ago(2 * day) });
  await world.leave(identifiersFile('stopped'), 0);
  await world.upload('rejected', 2 * day);
  await world.row({ id: 'rejected', state: 'rejected', endedAt: world.ago(2 * day) });
  const before = await world.files();
  for (const id of ['stopped', 'rejected'])
    world.runs.set(`qualification:alpha:${id}`, { open: true, runId: 'run-2' });
  expect(await world.sweep()).toEqual(nothing);
  expect(await world.files()).toEqual(before);
  expect(await world.staged()).toEqual(['rejected', 'stopped']);
});

test('when Temporal cannot say, nothing is removed', async () => {
  const world = await given();
  await world.upload('s1', 3 * day);
  world.runs.find = () => Promise.reject(new Error('Temporal does not answer'));
  await expect(world.sweep()).rejects.toThrow('Temporal does not answer');
  expect(await world.files()).toEqual([stagedFile('s1')]);
  expect(await world.staged()).toEqual(['s1']);
});

test('with an upload goes what a verification left that never came to a verdict', async () => {
  const world = await given();
  await world.upload('s1', 2 * day);
  await world.leave(identifiersFile('s1'), 2 * day);
  await world.sweep();
  expect(await world.files()).toEqual([]);
});

test('results stay when their upload goes', async () => {
  const world = await given();
  await world.upload('s1', 2 * day);
  await world.row({ id: 's1', state: 'completed', endedAt: world.ago(day) });
  await world.leave(resultFile('s1', 'csv'), 2 * day);
  await world.sweep();
  expect(await world.files()).toEqual([resultFile('s1', 'csv')]);
});

test('the faulty lines of a refused file go 24 hours after the refusal', async () => {
  const world = await given();
  for (const [id, ms] of [
    ['old', day + 1],
    ['young', day],
  ] as const) {
    await world.row({ id, state: 'refused', endedAt: world.ago(ms) });
    await world.leave(faultsFile(id), ms);
  }
  expect(await world.sweep()).toEqual({ ...nothing, refused: 1 });
  expect(await world.files()).toEqual([faultsFile('young')]);
});

test('files that a crash left unnamed go after 24 hours, wherever they lie', async () => {
  const world = await given();
  await world.leave(`${stagedDirectory}/s1.0a1b.tmp`, day + 1);
  await world.leave(`${qualificationsDirectory}/s1/result.csv.0a1b.tmp`, day + 1);
  await world.leave(`${qualificationsDirectory}/s2/result.csv.0a1b.tmp`, day - 1);
  expect(await world.sweep()).toEqual({ ...nothing, unknown: 2 });
  expect(await world.files()).toEqual([`${qualificationsDirectory}/s2/result.csv.0a1b.tmp`]);
});

test('an upload that died before its row was written goes after 24 hours, under whatever name', async () => {
  const world = await given();
  await world.upload('noted', day);
  await world.leave(`${stagedDirectory}/s1.0d9a.part`, day + 1);
  await world.leave(stagedFile('whole'), day + 1);
  await world.leave(stagedFile('young'), day);
  expect(await world.sweep()).toEqual({ ...nothing, unknown: 2 });
  expect(await world.files()).toEqual([stagedFile('noted'), stagedFile('young')]);
});

test('the sign of a worker that was killed goes after 24 hours, that of a living one stays', async () => {
  const world = await given();
  await world.leave('run/worker-1.json', day + 1);
  await world.leave('run/worker-2.json', 1_000);
  expect(await world.sweep()).toEqual({ ...nothing, unknown: 1 });
  expect(await world.files()).toEqual(['run/worker-2.json']);
});

test('the sweep of one kind that fails holds up no other, and its failure is raised', async () => {
  const world = await given();
  await world.upload('s1', 3 * day);
  world.runs.find = () => Promise.reject(new Error('Temporal does not answer'));
  const ended = { kind: 'notice', endedAt: world.ago(31 * day) };
  await world.db.process.create({ data: aProcess({ workflowId: 'notice:alpha:s2', ...ended }) });
  await expect(world.sweep()).rejects.toThrow('Temporal does not answer');
  expect(await world.db.process.count()).toBe(0);
});

test('the faults of more refused files than a page go in one sweep', async () => {
  const world = await given();
  const ids = Array.from({ length: 410 }, (_, n) => `r${String(n).padStart(4, '0')}`);
  await world.db.qualification.createMany({
    data: await parentedAll(
      world.db,
      ids.map((id) => aQualification({ id, state: 'refused', endedAt: world.ago(2 * day) })),
    ),
  });
  for (const id of ids) await world.leave(faultsFile(id), 2 * day);
  expect(await world.sweep()).toEqual({ ...nothing, refused: 410 });
  expect(await world.files()).toEqual([]);
});

test('sweeping twice is harmless, and so is sweeping a house that is empty', async () => {
  const world = await given();
  expect(await world.sweep()).toEqual(nothing);
  await world.upload('old', 2 * day);
  await world.sweep();
  expect(await world.sweep()).toEqual(nothing);
});

test('a sweep that died between file and row ends what it began', async () => {
  const world = await given();
  await world.upload('old', 2 * day);
  await rm(join(world.dataDir, stagedFile('old')));
  expect(await world.sweep()).toEqual({ ...nothing, staged: 1 });
  expect(await world.staged()).toEqual([]);
});

test('more uploads than a page go in one sweep, past those that stay', async () => {
  const world = await given();
  const at = world.ago(2 * day);
  const ids = Array.from({ length: 420 }, (_, n) => `u${String(n).padStart(4, '0')}`);
  await world.db.stagedFile.createMany({
    data: await parentedAll(
      world.db,
      ids.map((submissionId) => ({
        submissionId,
        operatorId: 'operator-gone',
        contractId: 'c',
        userId: 'u',
        fileName: 'f',
        sizeBytes: 1,
        createdAt: at,
      })),
    ),
  });
  await world.row({ id: 'u0000', endedAt: null });
  expect(await world.sweep()).toEqual({ ...nothing, staged: 419 });
  expect(await world.staged()).toEqual(['u0000']);
});

test('the file of a certificate whose row was never written goes after a day, half a file as well', async () => {
  const world = await given();
  const { db } = world;
  const at = new Date();
  await db.certificate.create({
    data: await parented(db, {
      ...{ id: 'known', operatorId: 'operator-alpha', service: 'e-RDV', environment: 'test', label: 'x' },
      ...{ fileName: 'x.pem', format: 'pem', sizeBytes: 1, subject: '', issuer: '', serialNumber: '01' },
      ...{ fingerprint: '00', notBefore: at, notAfter: at, keyAlgorithm: 'ec', signatureAlgorithm: '' },
      ...{ chain: 0, depositedAt: at, depositedById: 'user-office' },
    }),
  });
  await world.leave(certificateFile('known'), 400 * day);
  await world.leave(certificateFile('unknown'), day + 1);
  await world.leave(certificateFile('known.x.tmp'), day + 1);
  await world.leave(certificateFile('young'), day);
  expect(await world.sweep()).toEqual({ ...nothing, unknown: 2 });
  expect(await world.files()).toEqual(['known', 'young'].map(certificateFile));
});
