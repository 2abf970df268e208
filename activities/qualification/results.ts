import { cancellationSignal } from '@temporalio/activity';
import { qualificationDirectory } from '#domain/qualification/files';
import { qualificationTypeOf } from '#domain/kit/references/identifier';
import type { ResultSummary } from '#domain/qualification/summary';
import type { QualificationInput } from '#workflows/qualification/qualification/contract';
import type { Dependencies } from '#activities/dependencies';
import { fileStore } from '#activities/platform/files/store';
import { inTurns } from '#activities/platform/files/turns';

/** Writes both result files of a qualification, one qualification after the other. */
export function results({
  db,
  dataDir,
  writeResultFiles,
}: Pick<Dependencies, 'db' | 'dataDir' | 'writeResultFiles'>) {
  const store = fileStore(dataDir);
  const inTurn = inTurns();

  async function write({ submissionId, contractId }: QualificationInput): Promise<ResultSummary> {
    // An attempt that was given up may still write here; its files are not used.
    await store.removeTemporaries(qualificationDirectory(submissionId));
    const { masterCode, qualificationType, unknownAsWord } = await db.qpcContract.findUniqueOrThrow({
      where: { id: contractId },
    });
    const { profiles } = await db.qualification.findUniqueOrThrow({
      where: { id: submissionId },
      select: { profiles: true },
    });
    const type = qualificationTypeOf(qualificationType);
    return writeResultFiles(
      { dataDir, submissionId, profiles, type, masterCode, unknownAsWord },
      cancellationSignal(),
    );
  }

  return { writeResults: (input: QualificationInput) => inTurn(() => write(input)) };
}
