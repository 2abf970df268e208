import 'server-only';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { doubtsAbout, judgeCertificate } from '#domain/certificates/acceptance';
import { certificateFile } from '#domain/certificates/files';
import { slotOfLabel } from '#domain/certificates/label';
import {
  certificateLimits,
  type AcceptanceRefusal,
  type AlreadyDeposited,
  type CertificateRefusal,
  type Doubt,
  type ToConfirm,
} from '#domain/certificates/refusal';
import { slotKeyOf, slotName, type SlotKey } from '#domain/certificates/slot';
import { may, type Actor } from '#domain/rights';
import type { Certificate, Database, Transaction } from '#prisma/client';
import { standing } from './check.ts';
import type { CertificateRead } from './reading/file.ts';
import { readCertificate } from './reading/reading.ts';
import { putCertificate, type Vault } from './vault.ts';
import { inUseOf } from './in-use.ts';
import { searchTextOf } from './search.ts';
import { tellingOf, tellSlots, writeEvent, type TellSlot, type Telling } from './tell.ts';
import { traceCertificate } from './trace.ts';
import { isDiskFull } from '#web/server/durable-file';
import { guarded, type Unexpected } from '#web/server/errors';
import { cleanFileName } from '#web/server/file-name';
import type { By } from '#web/server/audit';
import { submissionIdFor } from '#web/server/submission-id';
import { withoutUnseen } from '#web/server/unseen';

/** A file as the back office sends it. */
export interface OfferedFile {
  /** Submission id, one for each file, as the browser sent it. */
  form: string;
  fileName: string;
  bytes: Uint8Array;
  /** Used once, and kept nowhere. */
  password?: string | undefined;
  /** As chosen; what is left empty is taken from the certificate. */
  label?: string | undefined;
  service?: string | undefined;
  environment?: string | undefined;
  /** What is doubtful about it and meant (`doubtsAbout`). */
  confirmed?: readonly Doubt[] | undefined;
}

export type DepositAnswer =
  | ({ ok: true; id: string; label: string } & SlotKey)
  | { ok: false; refusal: CertificateRefusal };

interface Dependencies {
  db: Database;
  vault: Vault;
  tell: TellSlot;
  /** The installation's. */
  secret: string;
}

/**
 * Deposits files for an operator, each by itself: one that is refused, or fails, stops no other. Null when the actor may
 * not. Sent again, a file is the same deposit.
 */
export async function depositCertificates(
  dependencies: Dependencies,
  actor: Actor,
  { operatorId, files }: { operatorId: string; files: readonly OfferedFile[] },
  by: By,
  now: Date,
): Promise<(DepositAnswer | Unexpected)[] | null> {
  if (!may(actor, 'certificate.manage', { operatorId })) return null;
  const { db, tell } = dependencies;
  const operator = await db.operator.findUnique({ where: { id: operatorId } });
  const answers: (DepositAnswer | Unexpected)[] = [];
  const tellings: Telling[] = [];
  for (const file of files.slice(0, certificateLimits.files)) {
    const done = await guarded('deposit of a certificate', () =>
      operator ? inTurn(dependencies, operator.id, file, by, now) : refused('unknownOperator'),
    );
    if (done.ok && operator) tellings.push(tellingOf('deposit', done.row, operator.code));
    answers.push(done.ok ? answerOf(done.row) : done);
  }
  await tellSlots(tell, tellings);
  return answers;
}

type Deposited = { ok: true; row: Certificate } | { ok: false; refusal: CertificateRefusal };

const refused = async (reason: Exclude<CertificateRefusal['reason'], JudgedReason>): Promise<Deposited> => ({
  ok: false,
  refusal: { reason },
});
type JudgedReason = (AcceptanceRefusal | AlreadyDeposited | ToConfirm)['reason'];

function answerOf(row: Certificate): DepositAnswer {
  const slot = slotKeyOf(row.service, row.environment);
  if (!slot) throw new Error('A certificate has no slot');
  return { ok: true, id: row.id, label: row.label, ...slot };
}

/** What is being deposited now. One portal process receives the files of a data directory. */
const underway = new Map<string, Promise<unknown>>();

/** One after the other for one id: the file that lies there is that of the row. */
async function inTurn(
  dependencies: Dependencies,
  operatorId: string,
  file: OfferedFile,
  by: By,
  now: Date,
): Promise<Deposited> {
  const id = submissionIdFor(`certificate:${file.form}`, by.userId, dependencies.secret);
  while (underway.has(id)) await underway.get(id)?.catch(() => {});
  const work = depositOne(dependencies, { id, operatorId }, file, by, now).finally(() => underway.delete(id));
  underway.set(id, work);
  return work;
}

interface Where {
  id: string;
  operatorId: string;
}

/** A certificate, and what it is to be deposited as. */
interface Asked extends Where {
  label: string;
  /** Null where nobody said which. */
  slotName: string | null;
  fingerprint: string;
}

async function depositOne(
  { db, vault }: Dependencies,
  where: Where,
  file: OfferedFile,
  by: By,
  now: Date,
): Promise<Deposited> {
  const read = await readCertificate(file.bytes, file.password || undefined);
  if (!read.ok) return refused(read.reason);
  const label = cleanLabel(file.label) || (read.label ?? '');
  const slot = slotKeyOf(file.service, file.environment) ?? slotOfLabel(label);
  const asked = { ...where, label, slotName: slot && slotName(slot), fingerprint: read.facts.fingerprint };
  const known = await alreadyThere(db, asked);
  if (known) return known;
  const refusal = judgeCertificate(read.facts, now);
  if (refusal) return { ok: false, refusal };
  if (!label) return refused('labelMissing');
  if (!slot) return refused('slotMissing');
  try {
    await putCertificate(vault, where.id, file.bytes);
  } catch (error) {
    if (isDiskFull(error)) return refused('storageFull');
    throw error;
  }
  const row = rowOf(where, file, read, { label, ...slot }, by, now);
  const { authority } = read;
  const written = await write(db, row, { authority, confirmed: file.confirmed ?? [] }, by, now);
  // Deposited in between under another id, or still to be confirmed. What a crash leaves of this is swept.
  if (!written.ok && !(await db.certificate.findUnique({ where: { id: where.id }, select: { id: true } })))
    await rm(join(vault.dataDir, certificateFile(where.id)), { force: true });
  return written;
}

/**
 * What stands already: of the same form it is the same deposit, unless it is to go elsewhere by now; of another one the
 * certificate is known. Once it is revoked, it may be deposited again, so that what was deposited for the wrong operator
 * or slot can be put right.
 */
async function alreadyThere(
  db: Pick<Database, 'certificate'>,
  { id, operatorId, label, slotName: slot, fingerprint }: Asked,
): Promise<Deposited | null> {
  const own = await db.certificate.findUnique({ where: { id } });
  if (own) {
    if (own.fingerprint !== fingerprint) return refused('alreadySent');
    const same = own.operatorId === operatorId && own.label === label && own.slotName === slot;
    return same ? { ok: true, row: own } : { ok: false, refusal: { reason: 'alreadyDeposited', id } };
  }
  const known = await standing(db, fingerprint);
  return known && { ok: false, refusal: known };
}

/** Certificate, trace and event in one transaction, which holds the write lock: of two at once one finds the other's. */
async function write(
  db: Database,
  row: Omit<Certificate, 'place'>,
  { authority, confirmed }: { authority: boolean; confirmed: readonly Doubt[] },
  by: By,
  now: Date,
): Promise<Deposited> {
  const { fingerprint, fileName, subject, notBefore, notAfter } = row;
  return db.$transaction(async (tx) => {
    const known = await alreadyThere(tx, row);
    if (known) return known;
    const inUse = (await inUseOf(tx, row, now)).get(row.slotName) ?? null;
    const span = { notBefore: notBefore.toISOString(), notAfter: notAfter.toISOString() };
    const doubts = doubtsAbout({ authority, subject, ...span }, inUse);
    const doubt = doubts.find(({ reason }) => !confirmed.includes(reason));
    if (doubt) return { ok: false, refusal: doubt };
    const at = await afterOthers(tx, row, now);
    const written = await tx.certificate.create({ data: { ...row, depositedAt: at } });
    await writeEvent(tx, 'deposit', row, at);
    await traceCertificate(tx, 'deposit', row, { notAfter, fingerprint, fileName }, { by, now });
    return { ok: true, row: written };
  });
}

/** Later than any other deposit of the slot: of two at once the slot takes the one first that was let in first. */
async function afterOthers(
  tx: Transaction,
  { operatorId, service, environment }: Pick<Certificate, 'operatorId' | 'service' | 'environment'>,
  now: Date,
): Promise<Date> {
  const last = await tx.certificate.findFirst({
    where: { operatorId, service, environment },
    orderBy: { depositedAt: 'desc' },
    select: { depositedAt: true },
  });
  return last && last.depositedAt >= now ? new Date(last.depositedAt.getTime() + 1) : now;
}

function rowOf(
  where: Where,
  file: OfferedFile,
  { facts, format }: Extract<CertificateRead, { ok: true }>,
  named: SlotKey & { label: string },
  by: By,
  now: Date,
) {
  const { key, notBefore, notAfter, ...same } = facts;
  const searched = { ...named, ...same, fileName: cleanFileName(file.fileName) };
  return {
    ...where,
    ...searched,
    standingFingerprint: facts.fingerprint,
    searchText: searchTextOf(searched),
    slotName: slotName(named),
    format,
    sizeBytes: file.bytes.length,
    notBefore: new Date(notBefore),
    notAfter: new Date(notAfter),
    keyAlgorithm: key.algorithm,
    keyBits: key.bits,
    depositedAt: now,
    depositedById: by.userId,
    downloadedAt: null,
    revokedAt: null,
    revokedReason: null,
  };
}

function cleanLabel(typed = ''): string {
  const label = withoutUnseen(typed.toWellFormed().normalize('NFC'), ' ').replaceAll(/\s+/g, ' ').trim();
  return Array.from(label).slice(0, certificateLimits.labelLength).join('');
}
