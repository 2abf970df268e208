import { mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { activityInfo } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { onTestFinished } from 'vitest';
import { createActivities } from '#activities/index';
import type { Dependencies } from '#activities/dependencies';
import { writeResultFiles } from '#activities/qualification/result-files';
import type { FoundRun, Runs } from '#activities/platform/temporal/runs';
import { stagedFile } from '#domain/qualification/files';
import type { Database, QpcContract } from '#prisma/client';
import type { QualificationInput } from '#workflows/qualification/qualification/contract';
import { aDatabase } from './database.ts';
import { aContract, anOperator } from './rows.ts';

/** The start of the day on which activity tests happen, in Paris. */
export const morning = '2026-11-02T08:00:00.000Z';

/** What Temporal knows, as a test says it; `others` of a workflow that was not set. */
export function fakeRuns(others: FoundRun = { open: true, runId: 'run-1' }): Runs & {
  set(workflowId: string, found: FoundRun): void;
  asked: string[];
  /** Workflow id and step of what was told to be done. */
  told: string[];
  /** How many of any kind are open; unless a test says it, enough. */
  open: number;
} {
  const known = new Map<string, FoundRun>();
  const asked: string[] = [];
  const told: string[] = [];
  return {
    asked,
    told,
    open: Infinity,
    async countOpen() {
      return this.open;
    },
    set: (workflowId, found) => void known.set(workflowId, found),
    async find(workflowId) {
      asked.push(workflowId);
      return known.get(workflowId) ?? others;
    },
    async replan(workflowId) {
      told.push(`${workflowId} replan`);
      return known.get(workflowId)?.open !== false;
    },
    async stoppedSince() {
      return [...known].flatMap(([workflowId, found]) => (found.open ? [] : [workflowId]));
    },
    async tellDone(workflowId, step) {
      told.push(`${workflowId} ${step}`);
      return known.get(workflowId)?.open !== false;
    },
  };
}

/** A clock that stands until a test moves it. */
export function aClock(at = morning) {
  let present = new Date(at);
  return {
    now: () => new Date(present),
    set: (instant: string) => void (present = new Date(instant)),
    pass: (ms: number) => void (present = new Date(present.getTime() + ms)),
  };
}

async function nobody(): Promise<never> {
  throw new Error('This test has no outside world');
}

/**
 * What activities on a time-skipping server work with, but for the mail server: its clock, which only goes on, and no
 * network. Whoever asks is the present run.
 */
export function skippingDependencies(db: Database): Omit<Dependencies, 'mailer'> {
  let present = 0;
  return {
    now() {
      const { isLocal, currentAttemptScheduledTimestampMs: at } = activityInfo();
      // A local activity is told the worker's time.
      if (!isLocal) present = Math.max(present, at);
      return new Date(present);
    },
    ...{ db, dataDir: '/nowhere', secret: 'a secret of tests', wholesalerName: 'Maison Test' },
    ...{ portalUrl: 'https://portail.example', resultDays: 30, longWaitSeconds: 3_600 },
    writeResultFiles: nobody,
    network: { profiles: nobody },
    runs: {
      ...fakeRuns(),
      find: async () => ({ open: true, runId: activityInfo().workflowExecution?.runId ?? '' }),
    },
  };
}

/** Every activity over a database and a data directory of its own, removed when the test ends. */
export async function aWorld(given: Partial<Dependencies> & { contract?: Partial<QpcContract> } = {}) {
  const { contract, ...outside } = given;
  const database = await aDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'jalon-data-'));
  onTestFinished(async () => {
    await database.close();
    // An attempt that was given up may still write.
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  const { db } = database;
  await db.operator.create({ data: anOperator() });
  await db.qpcContract.create({ data: aContract(contract) });
  const runs = fakeRuns();
  const clock = aClock();
  const dependencies: Dependencies = {
    db,
    dataDir,
    writeResultFiles,
    runs,
    now: clock.now,
    network: { profiles: nobody },
    mailer: { send: nobody, close: () => undefined },
    secret: 'a secret of tests',
    portalUrl: 'https://portail.example',
    wholesalerName: 'Maison Test',
    resultDays: 30,
    longWaitSeconds: 3_600,
    ...outside,
  };
  return {
    db,
    dataDir,
    writeResultFiles,
    runs,
    clock,
    dependencies,
    activities: createActivities(dependencies),
    /** Puts an upload where the portal does. */
    async stage(submissionId: string, content: string | Uint8Array) {
      const path = join(dataDir, stagedFile(submissionId));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    },
    /** Every file below the data directory, sorted. */
    async files(): Promise<string[]> {
      const found = await readdir(dataDir, { recursive: true, withFileTypes: true });
      return found
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(dataDir.length + 1))
        .toSorted();
    },
  };
}

/** An activity environment that keeps quiet; `workflowId` defaults to the one of `anInput()`. */
export function anEnvironment(workflowId = 'qualification:alpha:s1', runId = 'run-1') {
  return new MockActivityEnvironment(
    { workflowExecution: { workflowId, runId }, workflowType: 'test' },
    { logger: new DefaultLogger('ERROR', () => undefined) },
  );
}

/** Runs an activity as Temporal would, for a workflow and a run. */
export function within(workflowId = 'qualification:alpha:s1', runId = 'run-1') {
  return <T>(work: () => Promise<T>): Promise<T> => anEnvironment(workflowId, runId).run(work);
}

/** Belongs to `anOperator()` and `aContract()`. */
export function anInput(given: Partial<QualificationInput> = {}): QualificationInput {
  return {
    submissionId: 's1',
    operatorId: 'operator-alpha',
    operatorCode: 'alpha',
    contractId: 'contract-12345',
    identifiant: '12345',
    userId: 'user-alpha.user',
    submittedAt: morning,
    ...given,
  };
}

/** With what a client or an activity fails. */
export async function failureOf(work: Promise<unknown>): Promise<ApplicationFailure> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApplicationFailure)) throw new Error(`no ApplicationFailure but ${String(error)}`);
  return error;
}
