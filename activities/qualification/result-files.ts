import { resultFile } from '#domain/qualification/files';
import type { QualificationType } from '#domain/kit/references/identifier';
import { partsOf } from '#domain/qualification/parts';
import { characteristicsOf, resultRow, type ResultRow } from '#domain/qualification/result';
import { summarise, type ResultSummary } from '#domain/qualification/summary';
import { writeResultCsv, writeResultXlsx } from '#activities/platform/workbook/write';
import { fileStore } from '#activities/platform/files/store';
import { workingFiles } from './working-files.ts';

/** Whose results are written, and how. */
export interface ResultOrder {
  dataDir: string;
  submissionId: string;
  /** Distinct identifiers of the accepted file. */
  profiles: number;
  type: QualificationType;
  masterCode: string;
  unknownAsWord: boolean;
}

export type ResultWriter = (order: ResultOrder, signal?: AbortSignal) => Promise<ResultSummary>;

/** Joins the written lines with the network's answers, in the order of the input, into both result files (QPC-110 to QPC-122). */
export const writeResultFiles: ResultWriter = async (order) => {
  const { dataDir, submissionId, profiles, type, masterCode, unknownAsWord } = order;
  const store = fileStore(dataDir);
  const files = workingFiles(store, submissionId);

  const answers = await Promise.all(partsOf(profiles).map((part) => files.readAnswers(part)));
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
};
