import { qualificationDirectory, resultFile } from '#domain/qualification/files';
import { qualificationTypeOf } from '#domain/qualification/identifier';
import { partsOf } from '#domain/qualification/parts';
import { characteristicsOf, resultRow, type ResultRow } from '#domain/qualification/result';
import { summarise, type ResultSummary } from '#domain/qualification/summary';
import type { QualificationInput } from '#workflows/qualification/contract';
import type { Dependencies } from '../dependencies.ts';
import { writeResultCsv, writeResultXlsx } from '../workbook/write.ts';
import { fileStore } from './store.ts';
import { inTurns } from './turns.ts';
import { workingFiles } from './working-files.ts';

/** Joins the written lines with the network's answers, in the order of the input, into both result files (QPC-110 to QPC-122). */
export function results({ db, dataDir }: Pick<Dependencies, 'db' | 'dataDir'>) {
  const store = fileStore(dataDir);
  const inTurn = inTurns();

  async function write({ submissionId, contractId }: QualificationInput): Promise<ResultSummary> {
    // What else may still write here, an attempt given up, is no longer listened to.
    await store.removeTemporaries(qualificationDirectory(submissionId));
    const { masterCode, qualificationType, unknownAsWord } = await db.qpcContract.findUniqueOrThrow({
      where: { id: contractId },
    });
    const { profiles: count } = await db.qualification.findUniqueOrThrow({
      where: { id: submissionId },
      select: { profiles: true },
    });
    const type = qualificationTypeOf(qualificationType);
    const files = workingFiles(store, submissionId);

    const answers = await Promise.all(partsOf(count).map((part) => files.readAnswers(part)));
    const known = answers.flat().map((profile) => ({
      msisdn: profile.msisdn,
      characteristics: characteristicsOf(profile, unknownAsWord),
    }));
    const lines = (await files.readLines()).map(({ written, index }) => {
      const answer = known[index];
      if (!answer) throw new RangeError('A line has no answer');
      return { written, ...answer };
    });
    // Made anew for each file: all rows of a file at once would be most of the memory this takes.
    function* rows(): Generator<ResultRow, void, undefined> {
      for (const line of lines) yield resultRow({ type, masterCode, ...line });
    }
    await store.create(resultFile(submissionId, 'csv'), (path) => writeResultCsv(path, rows()));
    await store.create(resultFile(submissionId, 'xlsx'), (path) => writeResultXlsx(path, rows()));
    return summarise(lines.map(({ characteristics }) => characteristics));
  }

  return { writeResults: (input: QualificationInput) => inTurn(() => write(input)) };
}
