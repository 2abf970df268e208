/**
 * Where the files of a qualification lie, relative to the data directory. Rows and payloads carry the submission id only.
 */
export const stagedDirectory = 'files/staged';
export const qualificationsDirectory = 'files/qualifications';

export type ResultFormat = 'xlsx' | 'csv';

/** The upload as it came, until the process has adopted it. */
export const stagedFile = (submissionId: string) => `${stagedDirectory}/${submissionId}`;

const inside = (submissionId: string, name: string) => `${qualificationsDirectory}/${submissionId}/${name}`;

export const qualificationDirectory = (submissionId: string) => `${qualificationsDirectory}/${submissionId}`;
/** The distinct canonical identifiers, one a line of fixed length, in order of appearance. */
export const identifiersFile = (submissionId: string) => inside(submissionId, 'identifiers');
/** One line of the input a line: as written, « ; », index of its identifier. */
export const linesFile = (submissionId: string) => inside(submissionId, 'lines');
/** What the network answered for one part of the identifiers, in their order. */
export const answersFile = (submissionId: string, part: number) => inside(submissionId, `answers-${part}`);
/** The first faulty lines of a refused file: JSON array of FaultyLine. */
export const faultsFile = (submissionId: string) => inside(submissionId, 'faults.json');
/** Every faulty line of a refused file, to download: CSV in UTF-8 with its BOM (decision 050). */
export const faultsCsvFile = (submissionId: string) => inside(submissionId, 'faults.csv');
export const resultFile = (submissionId: string, format: ResultFormat) =>
  inside(submissionId, `result.${format}`);
