import 'server-only';
import type { WaitReason } from '#domain/process';
import type { Actor } from '#domain/rights';
import type { Refusal } from '#domain/qualification/refusal';
import type { Database } from '#prisma/client';
import type { QualificationInput, Verdict } from '#workflows/qualification/qualification/contract';
import { waitOf } from '#web/server/process-wait';
import { readFaults, refusalOf, submittedBy, type Faults } from './submissions-faults.ts';
import type { Answer, AskVerdict } from './submissions-verdict.ts';

/**
 * Where a submitted file stands on its way to the verdict. `notify`: a mail will tell of its end. `lost`: its process was
 * ended from outside before it.
 */
export type Submission = { fileName: string; notify: boolean } & (
  | { state: 'accepted'; lines: number; profiles: number }
  | { state: 'refused'; refusal: Refusal; faults: Faults }
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
      notify: found.notify,
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
  if (typeof answer === 'object') return told(dataDir, found, answer.verdict);
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
  const mine = submittedBy(actor);
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
function settled({ dataDir }: Dependencies, found: Found): Promise<Submission> | null {
  const { row } = found;
  if (!row || row.state === 'acknowledged') return null;
  if (row.state !== 'refused')
    return told(dataDir, found, { ok: true, lines: row.lines, profiles: row.profiles });
  return told(dataDir, found, { ok: false, refusal: refusalOf(row.refusal) });
}

async function told(
  dataDir: string,
  { submissionId, fileName, notify }: Found,
  verdict: Verdict,
): Promise<Submission> {
  if (verdict.ok)
    return { fileName, notify, state: 'accepted', lines: verdict.lines, profiles: verdict.profiles };
  const { refusal } = verdict;
  const faults =
    refusal.reason === 'faultyLines'
      ? await readFaults(dataDir, submissionId)
      : { shown: [], csvBytes: null };
  return { fileName, notify, state: 'refused', refusal, faults };
}

async function unsettled(
  db: Database,
  { fileName, notify, row }: Found,
  answer: Exclude<Answer, object>,
): Promise<Submission> {
  if (answer === 'ended') return { fileName, notify, state: 'lost' };
  const process =
    row && answer !== 'temporal'
      ? await db.process.findUnique({ where: { workflowId: row.workflowId } })
      : null;
  const wait = process && waitOf(process);
  return { fileName, notify, state: 'waiting', because: wait?.for ?? answer, until: wait?.until ?? null };
}
