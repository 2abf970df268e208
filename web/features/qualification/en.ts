import { formatBytes, formatNumber } from '#web/messages/format';
import type { qualification as french } from './fr.ts';
import { outcome } from './detail/en.ts';
import { statusWords } from './status/en.ts';

const number = (value: number) => formatNumber('en', value);
const bytes = (value: number) => formatBytes('en', value);
const lines = (count: number) => `${number(count)} ${count === 1 ? 'line' : 'lines'}`;
const profiles = (count: number) => `${number(count)} ${count === 1 ? 'profile' : 'profiles'}`;

export const qualification = {
  navigation: { submit: 'Submit a qualification', retrieve: 'Retrieve a qualification' },
  profiles,
  lines,
  types: { nonAliase: 'not aliased', aliase: 'aliased' },
  formats: { xlsx: 'Excel', csv: 'CSV' },

  submit: {
    title: 'Submit a qualification',
    description: 'Send a file of numbers: it is verified at once, then qualified.',
    choose: 'Choose a file',
    drop: 'or drop it here',
    dropHere: 'Drop the file here',
    accepted: (limit: number) => `Excel (.xlsx) or CSV, ${bytes(limit)} at most`,
    chosen: (name: string, size: number) => `${name}, ${bytes(size)}`,
    change: 'Choose another file',
    contract: 'Identifier',
    contractHelp: 'The contract for which the file is qualified.',
    button: 'Submit this file',
    sending: 'Sending the file',
    sent: (done: number, total: number) => `${bytes(done)} of ${bytes(total)}`,
    cancel: 'Stop sending',
    notify: 'Tell me by mail',
    notifyHelp: (address: string) => `A single message, at the end of the processing, to ${address}.`,
    noContract: {
      title: 'No contract to qualify for',
      text: 'The option “Qualification Profils Clients” is not active for any contract open to you. Contact your administrator.',
    },
    errors: {
      none: 'Choose a file first.',
      several: 'Drop one file at a time.',
      incomplete: 'The file did not arrive completely and nothing of it was kept. Submit it again.',
      interrupted:
        'Sending was interrupted and nothing was kept. Check your connection, then submit the file again.',
      storageFull:
        'The service has no room left for this file and nothing of it was kept. Try again later; if this persists, contact support.',
      tooMuch: (until: string) =>
        `This contract has sent too many files within 24 hours and nothing of this one was kept. Submit it again from ${until} on (Paris time).`,
      ended: 'Your file has not been sent. Sign in again, then choose and submit it once more.',
      notFound: 'You cannot submit a file for this contract. Reload the page.',
      unexpected: (reference: string) =>
        `The file could not be sent. Try again; if this persists, give support the reference ${reference}.`,
    },
  },

  rules: {
    title: 'What is accepted',
    contract: (identifiant: string, type: string) => `Contract ${identifiant}, ${type}.`,
    nonAliase: {
      what: 'One MSISDN a line, in one of these four forms:',
      forms: ['6XXXXXXXX', '06XXXXXXXX', '336XXXXXXXX', '+336XXXXXXXX'],
      also: 'The same with 7 instead of 6.',
    },
    aliase: {
      what: 'One customer identifier (alias) of 12 digits a line:',
      forms: ['XXXXXXXXXXXX'],
      also: '',
    },
    excel: (distinct: number, rows: number) =>
      `Excel: a single sheet, column A only, at most ${number(distinct)} different numbers (and ${lines(rows)}).`,
    csv: (count: number) => `CSV: separator “;”, no header, at most ${lines(count)}.`,
    today: 'Today',
    used: (used: number, limit: number) => `${number(used)} of ${profiles(limit)}`,
    left: (left: number) =>
      `${left === 0 ? 'The limit of the day is reached.' : `${number(left)} left.`} The count starts again at midnight (Paris time).`,
  },

  verdict: {
    verifying: 'Your file is being verified, please wait...',
    slow: 'This takes longer than usual. Your file has been received and nothing is lost: you may wait here or close this page.',
    because: {
      verification: 'The verification takes longer than usual. You may close this page: it goes on.',
      worker:
        'Your file has been received. The verification service is down for the moment; the verdict will appear here by itself once it is back.',
      temporal:
        'Your file has been received. The service is unavailable for the moment; this page asks for the verdict again by itself.',
      network:
        'Your file has been received. The network does not answer; the verification will go on by itself.',
      mail: 'Your file has been received. An expected service does not answer; the verification will go on by itself.',
      storage:
        'Your file has been received. The storage does not answer; the verification will go on by itself.',
      paused:
        'Your file has been received. Operations hold back an expected service; the verification will go on by itself.',
      fault:
        'Your file has been received. A step of the verification fails; it will be tried again by itself. If this lasts, contact support.',
    },
    ended: 'Your file has been received and its verification goes on. Sign in again to read the verdict.',
    portal: 'The portal does not answer. This page asks for the verdict again by itself.',
    accepted: 'Your file has been stored successfully.',
    acceptedDetail: (lineCount: number, profileCount: number) =>
      `${lines(lineCount)}, ${profiles(profileCount)} to qualify.`,
    notified: 'A mail will tell you of the end of the processing.',
    retrieve: 'Retrieve a qualification',
    follow: 'Follow this file',
    again: 'Submit another file',
    failed: (error: string) => `Your qualification could not be inserted: ${error}`,
    corrected: 'Submit a corrected file',
    lost: 'The verification of this file was stopped before its verdict. The file was not stored and does not count towards the limit of the day.',
    unknown: {
      title: 'No file received here',
      text: 'This file never reached the service, or you have no access to it. Submit it again.',
    },
  },

  refusals: {
    unknownFormat: {
      xls: 'unknown file format. This is an old Excel workbook (.xls): save it as .xlsx.',
      protected: 'unknown file format. This file is protected by a password: save it without protection.',
      damaged: 'unknown file format. This file is damaged: open it, save it again and submit that copy.',
      notText: 'unknown file format. This is neither an .xlsx workbook nor text in UTF-8 or Windows-1252.',
      archive:
        'unknown file format. This is a zip archive without an Excel workbook: submit the .xlsx or .csv file inside it.',
      document:
        'unknown file format. This is a document of another kind (text, slides, OpenDocument or binary workbook): save the numbers as .xlsx.',
      oversized:
        'unknown file format. Unpacked, this workbook holds far more data than a list of numbers: copy the numbers into a new workbook.',
      other: 'unknown file format. The accepted formats are .xlsx and .csv.',
    },
    tooLarge: (limit: number) => `the file exceeds ${bytes(limit)}. Spread the numbers over several files.`,
    severalSheets: (sheets: number) => `the workbook has ${number(sheets)} sheets instead of a single one.`,
    noLine: 'the file has no line (minimum: 1).',
    tooManyLines: (limit: number) => `too many lines (maximum: ${number(limit)}).`,
    tooManyNumbers: (limit: number, found: number, more: boolean) =>
      `too many lines (maximum: ${number(limit)} different numbers, found: ${more ? 'at least ' : ''}${number(found)}).`,
    tooManyRows: (limit: number) =>
      `too many rows in the sheet (maximum: ${number(limit)}, repeated numbers included).`,
    faultyLines: (count: number, first: number) =>
      count === 1
        ? `line ${number(first)} is malformed.`
        : `${lines(count)} are malformed, the first is line ${number(first)}.`,
    missingFile: 'the received file is no longer available.',
    stopped: 'the verification was stopped. The file is not at fault: submit it again as it is.',
    quotaExceeded: (limit: number, remaining: number) =>
      `This file would exceed the limit of ${number(limit)} profiles to qualify a day. Please submit a new file with no more than ${number(remaining)} profiles to qualify.`,
    quotaReached: (limit: number) =>
      `The limit of ${number(limit)} profiles to qualify a day is reached, please wait and submit your file later.`,
  },

  faults: {
    title: (shown: number, count: number) =>
      shown < count ? `The first ${number(shown)} malformed lines of ${number(count)}` : 'Malformed lines',
    line: 'Line',
    value: 'Content',
    reason: 'Fault',
    reasons: {
      notANumber: 'Not an MSISDN in an accepted form.',
      notAnAlias: 'Not a customer identifier of 12 digits.',
      spaced: 'A space (␣) stands before or after the number: write the number without it.',
      hiddenMark: 'An invisible character (\uFFFD) is in the number: type the number again.',
      lineBreak: 'The cell contains a line break (\uFFFD): write one number per row.',
      blank: 'The line is empty.',
      extraColumn: 'A cell outside column A is not empty.',
      extraField: 'The line has more than one field.',
      formula: 'The cell holds a formula: replace it by its value.',
      notText: 'The cell holds neither text nor a whole number.',
      tooLong: 'The content is too long for a number.',
      quoted: 'The field is in quotes: write the number without them.',
    },
    empty: '(empty)',
    download: 'Download all malformed lines (CSV)',
    size: (count: number, size: number) => `${lines(count)}, ${bytes(size)}. This file is kept for 24 hours.`,
    gone: 'The file of malformed lines is no longer available: it is kept for 24 hours only. Submit the file again to obtain them.',
  },

  list: {
    title: 'Retrieve a qualification',
    description: 'Your qualifications, newest first.',
    new: 'Submit a new qualification',
    columns: {
      file: 'File',
      submittedAt: 'Submitted',
      status: 'Status',
      comments: 'Comments',
      profiles: 'Profiles',
      download: 'Download',
    },
    caption: 'Qualifications',
    newer: 'Newer',
    older: 'Older',
    pages: 'Pages of the list',
    empty: {
      title: 'No qualification yet',
      text: 'The files you submit appear here, with their progress and then their results.',
    },
    filter: {
      label: 'Filter the list',
      status: 'Status',
      all: 'All',
      from: 'Submitted from',
      to: 'Submitted until',
      apply: 'Filter',
      clear: 'Clear the filters',
      reversed: 'This date is before the first one.',
      shown: (count: number) =>
        count === 0
          ? 'No qualification matches the filters.'
          : `${number(count)} ${count === 1 ? 'qualification' : 'qualifications'} shown with these filters.`,
    },
    noMatch: {
      title: 'No qualification matches',
      text: 'No file has this status or was submitted between these dates. Widen the period or clear the filters.',
    },
    noComment: '–',
    label: (name: string) => `${name}: `,
  },

  statuses: { pending: 'Pending', done: 'Completed', rejected: 'Rejected' },
  ...statusWords,
  waits: {
    network: 'The network that qualifies the numbers does not answer.',
    mail: 'An expected service does not answer.',
    storage: 'The file storage does not answer.',
    paused: 'Operations hold back the calls to an expected service.',
    fault: 'A step fails. If this lasts, contact support.',
  },
  waitUntil: (since: string, until: string) =>
    `Since ${since}, next try at ${until} (Paris time). The processing goes on by itself.`,
  progress: (done: number, total: number, share: string) =>
    `${number(done)} of ${profiles(total)} (${share})`,
  progressLabel: (file: string) => `Progress of ${file}`,
  announce: (file: string, status: string) => `${file}: ${status}`,

  download: {
    xlsx: 'Excel format',
    csv: 'CSV format',
    of: (format: string, file: string) => `${format}, ${file}`,
    purged: 'The results of this qualification were removed at the end of the time they are kept.',
  },

  detail: {
    story: 'Timeline',
    facts: 'Facts',
    submitted: 'File submitted',
    qualifying: 'Being qualified',
    waiting: 'Waiting for a service',
    done: 'Results available',
    rejected: 'File rejected',
    back: 'All qualifications',
    fields: {
      reference: 'Reference',
      contract: 'Identifier',
      operator: 'Operator',
      by: 'Submitted by',
      format: 'File format',
      lines: 'Lines',
      profiles: 'Different profiles',
      comments: 'Comments',
    },
    retention: 'The format of the results does not depend on that of the submitted file.',
  },

  outcome,

  live: {
    lost: 'Automatic updates are interrupted; trying again.',
    ended: {
      title: 'Your session has ended',
      text: 'This page no longer updates itself.',
      action: 'Sign in again',
    },
  },
} satisfies typeof french;
