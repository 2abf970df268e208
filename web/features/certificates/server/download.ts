import 'server-only';
import type { CertificateFormat } from '#domain/certificates/facts';
import { scopeOf, type Actor } from '#domain/rights';
import type { Certificate, Database } from '#prisma/client';
import type { AuditAction, By } from '#web/server/audit';
import { getCertificate, type FileTrouble, type Vault } from './vault.ts';
import { tellingOf, tellSlots, writeEvent, type TellSlot } from './tell.ts';
import { traceCertificate } from './trace.ts';
import { report } from '#web/server/errors';
import { ofOperatorWithin } from '#web/server/scope';

/** The file as it was deposited, under its own name. */
export type Downloaded =
  | { ok: true; fileName: string; contentType: string; bytes: Buffer }
  | NotOffered
  /** Support finds it in the log by its reference. */
  | { ok: false; reason: FileTrouble; reference: string };

/** RFC 8555, section 9.1; RFC 2585, section 4.1; RFC 7292. PKCS#7 as browsers and servers name a .p7b. */
const contentTypes: Readonly<Record<CertificateFormat, string>> = {
  pem: 'application/pem-certificate-chain',
  der: 'application/pkix-cert',
  pkcs7: 'application/x-pkcs7-certificates',
  pkcs12: 'application/x-pkcs12',
};

function contentTypeOf(format: string): string {
  return Object.hasOwn(contentTypes, format)
    ? contentTypes[format as CertificateFormat] // just looked up
    : 'application/octet-stream';
}

interface Dependencies {
  db: Database;
  vault: Vault;
  tell: TellSlot;
}

/**
 * Hands a certificate out to whoever of its operator may have it, any number of times (OWF-181); each is traced, the
 * first one is told to its slot. Temporal need not be there, and nobody waits for it. A file that cannot be read was not
 * downloaded, and the trail says that instead.
 */
export async function downloadCertificate(
  { db, vault, tell }: Dependencies,
  actor: Actor,
  id: string,
  by: By,
  now: Date,
): Promise<Downloaded> {
  const offered = await findOffered(db, actor, id);
  if (!offered.ok) return offered;
  // Before it is noted: what cannot be handed out was not downloaded.
  const read = await getCertificate(vault, id);
  if (!read.ok) {
    const { reason } = read;
    const error = new Error(`The file of the certificate ${id}: ${reason}`);
    const reference = report(error, 'download of a certificate');
    await db.$transaction((tx) =>
      traceCertificate(tx, 'downloadFailed', offered.row, { reason, reference }, { by, now }),
    );
    return { ok: false, reason, reference };
  }

  const taken = await db.$transaction(async (tx) => {
    const row = await tx.certificate.findFirst({
      where: { AND: [ownCertificate(actor, id), { revokedAt: null }] },
      include: { operator: true },
    });
    if (!row) return null;
    const first = row.downloadedAt === null;
    if (first) {
      await tx.certificate.update({ where: { id }, data: { downloadedAt: now } });
      await writeEvent(tx, 'download', row, now);
    }
    await traceCertificate(tx, 'download', row, { fileName: row.fileName }, { by, now });
    return { row, first };
  });
  if (!taken) return { ok: false, reason: 'revoked' };
  const { row, first } = taken;
  if (first) void tellSlots(tell, [tellingOf('download', row, row.operator.code)]);
  return { ok: true, fileName: row.fileName, contentType: contentTypeOf(row.format), bytes: read.bytes };
}

const ownCertificate = (actor: Actor, id: string) => ({
  AND: [ofOperatorWithin(scopeOf(actor, 'certificate.download')), { id }],
});

type NotOffered = { ok: false; reason: 'notFound' | 'revoked' };

async function findOffered(
  db: Database,
  actor: Actor,
  id: string,
): Promise<{ ok: true; row: Certificate } | NotOffered> {
  const row = await db.certificate.findFirst({ where: ownCertificate(actor, id) });
  if (!row) return { ok: false, reason: 'notFound' };
  return row.revokedAt === null ? { ok: true, row } : { ok: false, reason: 'revoked' };
}

/** What a download would be: nothing is read, noted or told. */
export async function offeredDownload(
  db: Database,
  actor: Actor,
  id: string,
): Promise<{ ok: true; fileName: string; contentType: string; sizeBytes: number } | NotOffered> {
  const offered = await findOffered(db, actor, id);
  if (!offered.ok) return offered;
  const { fileName, format, sizeBytes } = offered.row;
  return { ok: true, fileName, contentType: contentTypeOf(format), sizeBytes };
}

/** Why a file cannot be handed out at present, and the reference of the last one who was refused it. */
export interface Withheld {
  trouble: FileTrouble;
  reference: string | null;
}

/** Null when the file can be read. */
export async function withheld(db: Database, vault: Vault, id: string): Promise<Withheld | null> {
  const read = await getCertificate(vault, id);
  if (read.ok) return null;
  const last = await db.auditRow.findFirst({
    where: { subject: `certificate:${id}`, action: 'certificate.downloadFailed' satisfies AuditAction },
    orderBy: { at: 'desc' },
    select: { after: true },
  });
  // Written above only.
  const { reference = null } = JSON.parse(last?.after ?? '{}') as { reference?: string };
  return { trouble: read.reason, reference };
}
