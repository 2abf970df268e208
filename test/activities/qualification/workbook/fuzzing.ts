import { mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { verification } from '#activities/qualification/verify';
import type { VerifiedFile } from '#activities/qualification/rows';
import {
  faultsCsvFile,
  faultsFile,
  identifiersFile,
  linesFile,
  qualificationDirectory,
  stagedFile,
} from '#domain/qualification/files';
import { limits } from '#domain/qualification/limits';
import { aDatabase } from '#test/support/database';
import { aContract, anOperator } from '#test/support/rows';

/** A generated file that waits to be sent. */
export interface Candidate {
  seed: number;
  kind: string;
  /** Its path. */
  file: string;
}

export interface Tried {
  seed: number;
  kind: string;
  /** « accepted », the reason of the refusal, or « error ». */
  outcome: string;
  ms: number;
  /** What should not have been. */
  problem?: string;
}

/** Sends generated files through the activity that verifies uploads, over a database and a folder of its own. */
export async function aFuzzing() {
  const database = await aDatabase();
  const { db } = database;
  const dataDir = await mkdtemp(join(tmpdir(), 'jalon-fuzz-'));
  await db.operator.create({ data: anOperator() });
  const contracts = [aContract(), aContract({ identifiant: '23456', qualificationType: 'aliase' })];
  await db.qpcContract.createMany({ data: contracts });
  const { verifyFile } = verification({ db, dataDir });
  const path = (name: string) => join(dataDir, name);

  async function verify(seed: number, file: string): Promise<VerifiedFile> {
    const submissionId = `s${seed}`;
    await mkdir(dirname(path(stagedFile(submissionId))), { recursive: true });
    await rename(file, path(stagedFile(submissionId)));
    const environment = new MockActivityEnvironment(
      {},
      { logger: new DefaultLogger('ERROR', () => undefined) },
    );
    return environment.run(() =>
      verifyFile({
        submissionId,
        // One in four belongs to an account of aliases.
        contractId: contracts[seed % 4 === 0 ? 1 : 0]?.id ?? '',
        operatorId: 'operator-alpha',
        operatorCode: 'alpha',
        identifiant: '12345',
        userId: 'user-alpha',
        submittedAt: '2026-11-02T08:00:00.000Z',
      }),
    );
  }

  /** Undefined when the verdict and what it left agree. */
  async function disagreement(submissionId: string, verdict: VerifiedFile): Promise<string | undefined> {
    const names = await readdir(path(qualificationDirectory(submissionId))).catch((): string[] => []);
    const lines = async (name: string) => (await readFile(path(name), 'utf8')).split('\n').length - 1;
    if (verdict.ok) {
      if (names.length !== 2) return `an accepted file left ${names.join()}`;
      if ((await lines(linesFile(submissionId))) !== verdict.lines) return 'lines are missing';
      if ((await lines(identifiersFile(submissionId))) !== verdict.profiles) return 'identifiers are missing';
      return verdict.profiles >= 1 &&
        verdict.profiles <= limits.fileLines &&
        verdict.profiles <= verdict.lines
        ? undefined
        : `${verdict.profiles} profiles in ${verdict.lines} lines`;
    }
    if (verdict.refusal.reason !== 'faultyLines')
      return names.length === 0 ? undefined : `a refused file left ${names.join()}`;
    const { count } = verdict.refusal;
    if ((await lines(faultsCsvFile(submissionId))) !== count + 1)
      return 'faulty lines are missing in the CSV';
    const shown: unknown[] = JSON.parse(await readFile(path(faultsFile(submissionId)), 'utf8'));
    return shown.length === Math.min(count, limits.shownFaults)
      ? undefined
      : 'faulty lines are missing on the page';
  }

  return {
    /** Takes `file` away: it lies on the same disk as `tmpdir()`. */
    async try({ seed, kind, file }: Candidate): Promise<Tried> {
      const began = performance.now();
      try {
        const verdict = await verify(seed, file);
        const ms = performance.now() - began;
        const outcome = verdict.ok ? 'accepted' : verdict.refusal.reason;
        const problem = await disagreement(`s${seed}`, verdict);
        return { seed, kind, outcome, ms, ...(problem && { problem }) };
      } catch (error) {
        return { seed, kind, outcome: 'error', ms: performance.now() - began, problem: String(error) };
      } finally {
        await rm(path(stagedFile(`s${seed}`)), { force: true });
        await rm(path(qualificationDirectory(`s${seed}`)), { recursive: true, force: true });
      }
    },
    async close() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
