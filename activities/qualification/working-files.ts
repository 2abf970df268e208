import { answersFile, identifiersFile, linesFile } from '#domain/qualification/files';
import type { Part } from '#domain/qualification/parts';
import type { NetworkProfile } from '#domain/qualification/result';
import type { FileStore } from '#activities/platform/files/store';

/** A line of the input as the user wrote it, and the index of its identifier among the distinct ones. */
export interface WrittenLine {
  written: string;
  index: number;
}

/** Writes and reads the files between the steps of a qualification; no other module knows their formats. */
export function workingFiles(store: FileStore, submissionId: string) {
  const identifiers = identifiersFile(submissionId);
  const lines = linesFile(submissionId);

  return {
    /** All `canonical` texts have one length, so that a part is found by its position. */
    async writeInput(canonical: readonly string[], written: readonly WrittenLine[]): Promise<void> {
      await store.createText(identifiers, joined(canonical));
      await store.createText(lines, joined(written.map((line) => `${line.written};${line.index}`)));
    },

    hasInput: async () => (await store.exists(identifiers)) && (await store.exists(lines)),

    async readIdentifiers({ from, count }: Part): Promise<string[]> {
      const length = (await store.readSlice(identifiers, 0, 64)).indexOf('\n') + 1;
      const found = split(await store.readSlice(identifiers, from * length, count * length));
      if (found.length !== count)
        throw new RangeError('The file of identifiers is shorter than its process knows');
      return found;
    },

    async readLines(): Promise<WrittenLine[]> {
      return split(await store.readText(lines)).map((line) => {
        const end = line.lastIndexOf(';');
        return { written: line.slice(0, end), index: Number(line.slice(end + 1)) };
      });
    },

    hasAnswers: ({ number }: Part) => store.exists(answersFile(submissionId, number)),

    writeAnswers: ({ number }: Part, profiles: readonly NetworkProfile[]) =>
      store.createText(answersFile(submissionId, number), JSON.stringify(profiles)),

    // Only `writeAnswers` writes them, from replies that were checked on arrival.
    readAnswers: async ({ number }: Part) =>
      JSON.parse(await store.readText(answersFile(submissionId, number))) as NetworkProfile[],
  };
}

const joined = (lines: readonly string[]) => (lines.length ? `${lines.join('\n')}\n` : '');
const split = (text: string) => (text ? text.slice(0, -1).split('\n') : []);
