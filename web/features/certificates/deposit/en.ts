import { formatNumber } from '#web/messages/format';
import type { deposit as french } from './fr.ts';

const files = (count: number) => `${formatNumber('en', count)} ${count === 1 ? 'file' : 'files'}`;

export const deposit = {
  title: 'Deposit certificates',
  description:
    'One or many PEM, DER, PKCS#7 or PKCS#12 files. What they hold is read and shown before anything is saved.',
  operator: 'Operator',
  chooseOperator: 'Choose an operator',
  operatorKept: 'It is that of the files already saved.',
  operatorMissing: 'required – whose are these certificates?',
  choose: 'Choose files',
  drop: 'or drop them here.',
  dropHere: 'Release to add the files',
  accepted: (size) => `.pem, .crt, .cer, .der, .p7b, .p12 or .pfx, ${size} a file at most.`,
  files: 'Files',
  reading: 'Reading the file…',
  sending: 'Saving…',
  remove: 'Remove',
  removeOf: (name) => `Remove ${name}`,
  again: 'Read again',
  refusedTitle: 'Refused',
  fields: {
    service: 'eService',
    environment: 'Environment',
    label: 'Label',
    password: 'Password of the file',
  },
  help: {
    label: 'As the operator will see it.',
    password: 'Used once to read the file and kept nowhere. Give it to the operator separately.',
    proposed: 'Proposed from the label.',
    otherwise: (service, environment) => `The label says ${service}, ${environment}.`,
    chosen: 'The label does not say which: choose one.',
  },
  missing: 'required',
  pick: 'To be chosen',
  readFile: 'Read the file',
  save: (count) => (count === 1 ? 'Save the certificate' : `Save ${files(count)}`),
  summary: 'Something is missing',
  field: (field, file) => `${field}: ${file}`,
  saved: 'Saved',
  savedAs: (label) => `Under the label ${label}.`,
  savedText: 'The operator is told by mail that it can be downloaded; its expiry is watched.',
  savedUntold: 'Its expiry is watched, but nobody is told by mail.',
  nobody:
    'Nobody of this operator gets the mails about its certificates: it has no administrator, and no user who holds this e-service.',
  savedLink: 'See the certificate (new tab)',
  read: {
    nature: 'Kind',
    natures: (authority) =>
      authority ? 'Certificate of an authority, which may issue others' : 'End-entity certificate',
    others: 'Other certificates of the file',
    unrelated: (count) => `${formatNumber('en', count)}, not related to this one`,
  },
  doubt: {
    titles: {
      authority: 'Certificate of an authority',
      endsSooner: 'Ends before the one that it would replace',
      leavesGap: 'Begins after the end of the one that it would replace',
    },
    confirm: {
      authority: 'This is meant: it is the certificate of the operator.',
      endsSooner: 'This is meant: it is to take its place.',
      leavesGap: 'This is meant: it is to take its place.',
    },
    field: 'Confirmation',
    count: (count) => `${files(count)} to be confirmed above.`,
  },
  leftOut: (count, most) =>
    `A deposit takes ${files(most)} at most: ${files(count)} of your choice ${count === 1 ? 'was' : 'were'} not added. Save these, then deposit the rest.`,
  announce: (read, other) =>
    other === 0 ? `${files(read)}: all read.` : `${files(read)}: read. To be looked at: ${files(other)}.`,
  done: (saved, refused) =>
    refused === 0
      ? `${files(saved)}: all saved.`
      : `Saved: ${files(saved)}. To be looked at above: ${files(refused)}.`,
  more: 'Deposit more certificates',
  notSent: 'The portal did not answer. Nothing is lost: try again.',
  ended: 'Your session has ended. Log in in another tab, then try again here: nothing is lost.',
  unexpected: (reference) => `Something unexpected happened. Reference: ${reference}`,
} satisfies typeof french;
