import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resetToken } from '#activities/platform/mail/password-reset';
import { confirmationMailKeys } from '#activities/accounts/mails';
import { reminderMailKey } from '#domain/platform/mail';
import { certificateKeys, loadConfig, secondFactorKey, secret } from '#config';
import { creationRefusals, type AccountsState, type CreationState } from '#domain/accounts/creation';
import { environments, type CertificateFormat } from '#domain/certificates/facts';
import { certificateFile } from '#domain/certificates/files';
import { places, slotEvents, slotStates, type DepositMail } from '#domain/certificates/slot';
import type { PlannedNotice } from '#domain/certificates/plan';
import { resetMailKey, type MailState } from '#domain/platform/mail';
import { certificateDigestKey, certificateMails, certificateMailWordings } from '#domain/certificates/mail';
import { noticeMailKey } from '#domain/qualification/mail';
import { endings, processKinds, waitReasons } from '#domain/process';
import { externalSystems } from '#domain/systems';
import { publicationKinds } from '#domain/espace/publication/kinds';
import { publicationStates } from '#domain/espace/publication/state';
import {
  answersFile,
  faultsCsvFile,
  faultsFile,
  identifiersFile,
  linesFile,
  resultFile,
  stagedFile,
} from '#domain/qualification/files';
import { qualificationTypes } from '#domain/kit/references/identifier';
import type { FileFormat } from '#domain/qualification/judge';
import type { LineFault, Refusal } from '#domain/qualification/refusal';
import { rejectionReasons, type QualificationState } from '#domain/qualification/state';
import { roles } from '#domain/rights';
import type { SecondStep } from '#domain/platform/second-step';
import { certificateNames, serviceNames } from '#domain/services';
import type { Audience, TaskKind } from '#domain/task';
import type { SettingsState } from '#workflows/certificates/settings/contract';
import { actionsWithin } from '#web/server/audit';
import { recoveryHash, unseal } from '#web/features/platform/second-step/server/second-factor-codes';
import { fr } from '#web/messages/fr';
import { filesOf, joinedTo, stringsBelow, textOf } from './source-names.ts';

/** What stands in the database and in the data directory of an installation. */

/** The members of a union: the compiler asks for each of them, and for no other. */
const members = <T extends string>(all: Record<T, true>): string[] => Object.keys(all);

const qualificationStates = members<QualificationState>({
  acknowledged: true,
  refused: true,
  inProgress: true,
  completed: true,
  rejected: true,
});
const accountsStates = members<AccountsState>({
  acknowledged: true,
  inProgress: true,
  completed: true,
  rejected: true,
});
const shortStates = members<MailState | SettingsState>({ inProgress: true, completed: true, rejected: true });

/** The closed sets that are written into columns. */
const columnWords: Readonly<Record<string, readonly string[]>> = {
  'AccountCreation.refusal': creationRefusals,
  'AccountCreation.state': members<CreationState>({ waiting: true, created: true, refused: true }),
  'AuditRow.action': actionsWithin({ reach: 'all' }),
  'AuditRow.before and after, names': Object.keys(fr.journal.fields),
  'AuditRow.before and after, values': Object.keys(fr.journal.values),
  'AuditRow.subject, kinds': Object.keys(fr.journal.subjects),
  'Certificate.environment': environments,
  'Certificate.format': members<CertificateFormat>({ pem: true, der: true, pkcs12: true, pkcs7: true }),
  'Certificate.service': certificateNames,
  'CertificateDigestLine.kind': certificateMails,
  'CertificateEvent.kind': slotEvents,
  'CertificatePlace.owed': members<DepositMail>({ creation: true, renewal: true }),
  'CertificatePlace.place': places,
  'CertificateSlot.noticeKind': members<PlannedNotice['kind']>({ alert: true, reminder: true }),
  'Grant.service': serviceNames,
  'Process.endedBy': endings,
  'Process.kind': processKinds,
  'Process.state of accounts': accountsStates,
  'Process.state of certificateSettings, notice and passwordReset': shortStates,
  'Process.state of certificateSlot': slotStates,
  'Process.state of qualification': qualificationStates,
  'Process.waitingFor': waitReasons,
  'Publication.kind': publicationKinds,
  'Publication.state': publicationStates,
  'QpcContract.qualificationType': qualificationTypes,
  'Qualification.comment': rejectionReasons,
  'Qualification.format': members<FileFormat>({ xlsx: true, csv: true }),
  'Qualification.refusal': members<Refusal['reason']>({
    ...{ unknownFormat: true, tooLarge: true, severalSheets: true, noLine: true, tooManyLines: true },
    ...{ tooManyRows: true, faultyLines: true, missingFile: true, stopped: true },
    ...{ quotaExceeded: true, quotaReached: true },
  }),
  'Qualification.state': qualificationStates,
  'Session.awaits': members<SecondStep>({ code: true, enrolment: true }),
  'SystemPause.system': externalSystems,
  // Where it is an e-service's, the column says `operator`.
  'Task.audience': [
    ...members<Extract<Audience, string>>({ backOffice: true, operations: true }),
    ...stringsBelow('audience', 'activities'),
  ],
  'Task.kind': members<TaskKind>({ longWait: true, renewCertificate: true }),
  'User.role': roles,
  'faults.json, fault': members<LineFault>({
    ...{ notANumber: true, notAnAlias: true, spaced: true, blank: true, extraColumn: true },
    ...{ extraField: true, formula: true, notText: true, tooLong: true, quoted: true },
    ...{ hiddenMark: true, lineBreak: true },
  }),
};

export const wordsOfColumns = () =>
  Object.entries(columnWords).flatMap(([column, words]) => words.map((word) => `${column}: ${word}`));

/** Columns as the schema declares them, without its comments and what only joins models. */
export function columns(): string[] {
  const text = filesOf('prisma/**/*.prisma').map(textOf).join('\n');
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const isModel = (type = '') => models.some(([, name]) => name === type.replace(/\W+$/, ''));
  return models.flatMap(([, model, body = '']) =>
    body
      .split('\n')
      .map((line) =>
        line
          .replace(/\/\/.*/, '')
          .trim()
          .split(/\s+/),
      )
      .filter(([name, type]) => name && !isModel(type))
      .map((words) => `${model} ${words.join(' ')}`),
  );
}

/** Databases remember by name and content which they have had. */
export const migrations = () =>
  filesOf('prisma/**/migration.sql').map(
    (path) =>
      `${path.split('/').at(-2)} ${createHash('sha256').update(textOf(path)).digest('hex').slice(0, 16)}`,
  );

export const mailKeys = () => [
  noticeMailKey('<submission>', '<run>', '<user>'),
  resetMailKey('<reset>', '<user>'),
  reminderMailKey('<reset>', '<user>'),
  `${confirmationMailKeys('<batch>')}:<user>`,
  certificateDigestKey('<user>', '<day>'),
  ...certificateMails.flatMap((mail) => [
    ...certificateMailWordings('<certificate>', mail, undefined, '<user>'),
    ...certificateMailWordings('<certificate>', mail, 30, '<user>'),
  ]),
];

const key = 'a secret of thirty-two characters';

/** What was made with an installation's secrets and has to be made or opened again: here with a fixed one. */
export const secretsMade = () => [
  `token of a password reset: ${resetToken(key, '<reset>')}`,
  `stored recovery code: ${recoveryHash('aaaa-bbbb-cccc', '<user>', key)}`,
  `sealed by an authenticator: ${unseal('qXLHt-G8ot0qSgvZTMAckkxQxxcUPfTxKoAhbKk6ohbQDA', '<user>', key)}`,
];

/** What lies where in the data directory. The secrets are made for it, in a directory of their own. */
export function dataFiles(): string[] {
  const id = '<submission>';
  return [
    ...joinedTo('dataDir', 'activities', 'simulator', 'tools', 'web', 'config.ts', 'worker.ts'),
    ...secretFiles().map((name) => `secrets/${name}`),
    ...[stagedFile(id), identifiersFile(id), linesFile(id), answersFile(id, 1)],
    ...[faultsFile(id), faultsCsvFile(id), resultFile(id, 'xlsx'), resultFile(id, 'csv')],
    certificateFile('<certificate>'),
  ];
}

function secretFiles(): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'jalon-wire-'));
  try {
    const settings = loadConfig({ JALON_DATA_DIR: directory });
    secret(settings);
    secondFactorKey(settings);
    certificateKeys(settings);
    return readdirSync(join(directory, 'secrets'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
