import { faultsCsvFile, faultsFile } from '#domain/qualification/files';
import { limits } from '#domain/qualification/limits';
import { withVisibleBlanks, type FaultyLine } from '#domain/qualification/refusal';
import { faultyLines as words } from '#domain/qualification/fault-words';
import type { FileStore } from '#activities/platform/files/store';

/** In French, the language of the service, as mails are. */
const header = [words.line, words.value, words.reason];
const byteOrderMark = '\uFEFF';

/**
 * Collects the faulty lines of a file while it is read: the first ones for the page, all of them in a CSV file to
 * download (decision 050). Holds 64 KB of them at most.
 */
export function faultList(store: FileStore, submissionId: string) {
  const shown: FaultyLine[] = [];
  const csv = store.draft(faultsCsvFile(submissionId));

  return {
    add(faulty: FaultyLine): void {
      if (shown.length === 0) csv.write(`${byteOrderMark}${header.join(';')}\n`);
      if (shown.length < limits.shownFaults) shown.push(faulty);
      csv.write(csvLine(faulty));
    },
    async keep(): Promise<void> {
      await csv.keep();
      await store.createText(faultsFile(submissionId), JSON.stringify(shown));
    },
    discard: () => csv.discard(),
  };
}

function csvLine({ line, value, fault }: FaultyLine): string {
  return `${line};"${inert(withVisibleBlanks(value)).replaceAll('"', '""')}";${words.reasons[fault]}\n`;
}

/**
 * A spreadsheet calculates a text that begins with = + - @ and removes zeros and plus signs from numbers. The apostrophe
 * that marks a text is written before all but words, so that « +33612 » is shown as the person wrote it.
 */
function inert(value: string): string {
  return value === '' || /^\p{L}/u.test(value) ? value : `'${value}`;
}
