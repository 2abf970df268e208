import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WaitReason } from '#domain/process';
import { scopeOf, type Actor } from '#domain/rights';
import { faultsFile } from '#domain/qualification/files';
import { limits } from '#domain/qualification/limits';
import type { FaultyLine, Refusal } from '#domain/qualification/refusal';
import type { Database } from '#prisma/client';
import type { QualificationInput, Verdict } from '#workflows/qualification/contract';
import { waitOf } from './processes-wait.ts';
import { ownedWithin } from './scope.ts';
import type { Answer, AskVerdict } from './submissions-verdict.ts';

/** Where a submitted file stands on its way to the verdict. `lost`: its process was ended from outside before it. */
export type Submission = { fileName: string } & (
  | { state: 'accepted'; lines: number; profiles: number }
  | { state: 'refused'; refusal: Refusal; faults: FaultyLine[] }
  | { state: 'waiting'; because: Because; until: string | null }
  | { state: 'lost' }
);
export type Because = 'verification' | 'worker' | 'temporal' | WaitReason;

interface Dependencies {
  db: Database;
  /** Absolute path of the data directory. */
  dataDir: string;
}

/** What is known of a submission without starting anything; null when it does not exist for `actor`. */
export async function findSubmission(
  dependencies: Dependencies,
  actor: Actor,
  submissionId: string,
): Promise<Submission | null> {
  const found = await find(dependencies.db, actor, submissionId);
  if (!found) return null;
  return (
    settled(dependencies, found) ?? {
      fileName: found.fileName,
      state: 'waiting',
      because: 'verification',
      until: null,
    }
  );
}

/**
 * The start protocol: answers from the row once the verdict stands there; else starts the process of the staged file, or
 * joins it, and waits a while. Asking again with the same id is always right. Null when the submission does not exist
 * for `actor`: only the person who sent a file is told its verdict here.
 */
export async function submit(
  dependencies: Dependencies & { askVerdict: AskVerdict },
  actor: Actor,
  submissionId: string,
): Promise<Submission | null> {
  const { db, dataDir, askVerdict } = dependencies;
  const found = await find(db, actor, submissionId);
  if (!found) return null;
  const known = settled(dependencies, found);
  if (known) return known;

  const contract = await db.qpcContract.findUniqueOrThrow({
    where: { id: found.contractId },
    include: { operator: true },
  });
  const input: QualificationInput = {
    submissionId,
    operatorId: contract.operatorId,
    operatorCode: contract.operator.code,
    contractId: contract.id,
    identifiant: contract.identifiant,
    userId: found.userId,
    submittedAt: found.at.toISOString(),
    ...(found.notify && { notify: true }),
  };
  const answer = await askVerdict(input);
  if (typeof answer === 'object') return told(dataDir, submissionId, found.fileName, answer.verdict);
  const after = await find(db, actor, submissionId);
  return (after && settled(dependencies, after)) ?? unsettled(db, found, answer);
}

interface Found {
  submissionId: string;
  fileName: string;
  userId: string;
  contractId: string;
  at: Date;
  notify: boolean;
  /** Set once the process has written its row. */
  row?: { state: string; refusal: string | null; lines: number; profiles: number; workflowId: string };
}

async function find(db: Database, actor: Actor, submissionId: string): Promise<Found | null> {
  const mine = { AND: [ownedWithin(scopeOf(actor, 'qualification.submit')), { userId: actor.userId }] };
  const [row, staged] = await Promise.all([
    db.qualification.findFirst({ where: { ...mine, id: submissionId } }),
    db.stagedFile.findFirst({ where: { ...mine, submissionId } }),
  ]);
  const notify = staged?.notify ?? false;
  if (row)
    return {
      submissionId,
      fileName: row.fileName,
      userId: row.userId,
      contractId: row.contractId,
      at: row.submittedAt,
      notify,
      row,
    };
  return (
    staged && {
      submissionId,
      fileName: staged.fileName,
      userId: staged.userId,
      contractId: staged.contractId,
      at: staged.createdAt,
      notify,
    }
  );
}

/** The verdict that stands in the row, if one does. */
function settled(
  { dataDir }: Dependencies,
  { submissionId, fileName, row }: Found,
): Promise<Submission> | null {
  if (!row || row.state === 'acknowledged') return null;
  if (row.state !== 'refused')
    return told(dataDir, submissionId, fileName, { ok: true, lines: row.lines, profiles: row.profiles });
  // Written by our own activity from a Refusal; a refused row always has one.
  const refusal = JSON.parse(row.refusal ?? 'null') as Refusal;
  return told(dataDir, submissionId, fileName, { ok: false, refusal });
}

async function told(
  dataDir: string,
  submissionId: string,
  fileName: string,
  verdict: Verdict,
): Promise<Submission> {
  if (verdict.ok) return { fileName, state: 'accepted', lines: verdict.lines, profiles: verdict.profiles };
  const { refusal } = verdict;
  const faults = refusal.reason === 'faultyLines' ? await readFaults(dataDir, submissionId) : [];
  return { fileName, state: 'refused', refusal, faults };
}

/** Only called for a submission found for its sender: the values are what the person wrote. */
async function readFaults(dataDir: string, submissionId: string): Promise<FaultyLine[]> {
  try {
    // Written by our own activity as FaultyLine[].
    const faults = JSON.parse(
      await readFile(join(dataDir, faultsFile(submissionId)), 'utf8'),
    ) as FaultyLine[];
    return faults.slice(0, limits.shownFaults);
  } catch (error) {
    // Purged with the qualification's files: the count and the first line remain.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function unsettled(
  db: Database,
  { fileName, row }: Found,
  answer: Exclude<Answer, object>,
): Promise<Submission> {
  if (answer === 'ended') return { fileName, state: 'lost' };
  const process =
    row && answer !== 'temporal'
      ? await db.process.findUnique({ where: { workflowId: row.workflowId } })
      : null;
  const wait = process && waitOf(process);
  return { fileName, state: 'waiting', because: wait?.for ?? answer, until: wait?.until ?? null };
}
