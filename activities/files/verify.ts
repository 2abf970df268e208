import { stagedFile } from '#domain/qualification/files';
import { judgeFile, type FileFormat } from '#domain/qualification/judge';
import { limits } from '#domain/qualification/limits';
import type { FaultyLine, Refusal } from '#domain/qualification/refusal';
import { qualificationTypeOf } from '#domain/qualification/identifier';
import type { QualificationInput } from '#workflows/qualification/contract';
import type { VerifiedFile } from '../database/qualification.ts';
import type { Dependencies } from '../dependencies.ts';
import { readQualificationFile } from '../workbook/read.ts';
import { fileStore } from './store.ts';
import { inTurns } from './turns.ts';
import { workingFiles, type WrittenLine } from './working-files.ts';

/** Judges the uploaded file against QPC-062 to QPC-073 and leaves what the next steps read, or its first faulty lines. */
export function verification({ db, dataDir }: Pick<Dependencies, 'db' | 'dataDir'>) {
  const store = fileStore(dataDir);
  const inTurn = inTurns();

  /** The verdict of an earlier run, for a process that was reset after its upload had been swept. */
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
    const files = workingFiles(store, submissionId);
    if (!(await store.exists(stagedFile(submissionId)))) return verifiedBefore(submissionId);

    const canonical: string[] = [];
    const written: WrittenLine[] = [];
    const faults: FaultyLine[] = [];
    let judge: ReturnType<typeof judgeFile> | undefined;
    let stopped: Refusal | undefined;

    const read = await readQualificationFile(store.path(stagedFile(submissionId)), (format: FileFormat) => {
      const judging = judgeFile(type, format);
      judge = judging;
      return (line) => {
        const verdict = judging.judge(line);
        if (verdict.ok) {
          if (verdict.isNew) canonical.push(verdict.canonical);
          written.push({ written: line.value, index: verdict.index });
          return true;
        }
        if ('stop' in verdict) {
          stopped = verdict.stop;
          return false;
        }
        if (faults.length < limits.shownFaults) faults.push(verdict.faulty);
        return true;
      };
    });

    if (!read.ok) return { ok: false, format: read.format ?? null, refusal: read.refusal };
    const verdict = stopped ? { ok: false as const, refusal: stopped } : judge?.conclude();
    if (!verdict?.ok) {
      await files.writeFaults(faults);
      return { ok: false, format: read.format, refusal: verdict?.refusal ?? { reason: 'noLine' } };
    }
    await files.writeInput(canonical, written);
    return { ok: true, format: read.format, ...verdict.totals };
  }

  return { verifyFile: (input: QualificationInput) => inTurn(() => verify(input)) };
}
