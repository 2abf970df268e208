import { qualificationDirectory, stagedFile } from '#domain/qualification/files';
import { judgeFile, type FileFormat } from '#domain/qualification/judge';
import type { FaultyLine, Refusal } from '#domain/qualification/refusal';
import { qualificationTypeOf, type QualificationType } from '#domain/kit/references/identifier';
import type { QualificationInput } from '#workflows/qualification/qualification/contract';
import type { VerifiedFile } from './rows.ts';
import type { Dependencies } from '#activities/dependencies';
import { faultList } from './faults.ts';
import { fileStore } from '#activities/platform/files/store';
import { inTurns } from '#activities/platform/files/turns';
import { readQualificationFile } from './upload-lines.ts';
import { workingFiles, type WrittenLine } from './working-files.ts';

/** Judges the uploaded file against QPC-062 to QPC-073 and writes the files of the next steps, or its faulty lines. */
export function verification({ db, dataDir }: Pick<Dependencies, 'db' | 'dataDir'>) {
  const store = fileStore(dataDir);
  const inTurn = inTurns();

  /** The verdict of an earlier run, for a process that was reset after the sweep of its upload. */
  async function verifiedBefore(submissionId: string): Promise<VerifiedFile> {
    const row = await db.qualification.findUnique({ where: { id: submissionId } });
    const { format, lines = 0, profiles = 0 } = row ?? {};
    const known = (format === 'csv' || format === 'xlsx') && profiles > 0;
    return known && (await workingFiles(store, submissionId).hasInput())
      ? { ok: true, format, lines, profiles }
      : { ok: false, format: null, refusal: { reason: 'missingFile' } };
  }

  async function verify({ submissionId, contractId }: QualificationInput): Promise<VerifiedFile> {
    const contract = await db.qpcContract.findUniqueOrThrow({ where: { id: contractId } });
    const type = qualificationTypeOf(contract.qualificationType);
    if (!(await store.exists(stagedFile(submissionId)))) return verifiedBefore(submissionId);

    // A killed attempt may have left them, and no later step clears the directory of a refused file.
    await store.removeTemporaries(qualificationDirectory(submissionId));
    const faults = faultList(store, submissionId);
    try {
      const judged = await judgeUpload(store.path(stagedFile(submissionId)), type, (faulty) =>
        faults.add(faulty),
      );
      if (!judged.ok) {
        if (judged.refusal.reason === 'faultyLines') await faults.keep();
        return judged;
      }
      const { canonical, written, ...verified } = judged;
      await workingFiles(store, submissionId).writeInput(canonical, written);
      return verified;
    } finally {
      await faults.discard();
    }
  }

  return { verifyFile: (input: QualificationInput) => inTurn(() => verify(input)) };
}

type Judged =
  | (Extract<VerifiedFile, { ok: true }> & { canonical: string[]; written: WrittenLine[] })
  | Extract<VerifiedFile, { ok: false }>;

/** The identifiers and lines of a file, or why it is refused; `onFault` gets each faulty line as it is read. */
export async function judgeUpload(
  path: string,
  type: QualificationType,
  onFault: (faulty: FaultyLine) => void,
): Promise<Judged> {
  const canonical: string[] = [];
  const written: WrittenLine[] = [];
  let judging: ReturnType<typeof judgeFile> | undefined;
  /** Nothing of a refused file is kept: its numbers would only take memory. */
  let keeps = true;
  let stopped: Refusal | undefined;

  const read = await readQualificationFile(path, (format: FileFormat) => {
    const ofFormat = (judging = judgeFile(type, format));
    return (line) => {
      const verdict = ofFormat.judge(line);
      if (verdict.ok) {
        if (!keeps) return true;
        if (verdict.isNew) canonical.push(verdict.canonical);
        written.push({ written: line.value, index: verdict.index });
        return true;
      }
      if ('stop' in verdict) {
        stopped = verdict.stop;
        return false;
      }
      keeps = false;
      if ('faulty' in verdict) onFault(verdict.faulty);
      return true;
    };
  });

  if (!read.ok) {
    const excess = read.refusal.reason === 'tooManyRows' ? judging?.excess(true) : undefined;
    return { ok: false, format: read.format ?? null, refusal: excess ?? read.refusal };
  }
  if (stopped) return { ok: false, format: read.format, refusal: stopped };
  const verdict = judging?.conclude();
  if (!verdict?.ok)
    return { ok: false, format: read.format, refusal: verdict?.refusal ?? { reason: 'noLine' } };
  return { ok: true, format: read.format, ...verdict.totals, canonical, written };
}
