import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificatesDirectory } from '#domain/certificates/files';
import type { Actor } from '#domain/rights';
import type { Database } from '#prisma/client';
import type { Vault } from '#web/features/certificates/server/vault';
import type { OfferedFile } from '#web/features/certificates/server/deposit';
import type { Telling } from '#web/features/certificates/server/tell';
import { anAdministrator } from '#test/support/accounts';
import { aDatabase } from '#test/support/database';
import { anOperator, aUser } from '#test/support/rows';

export const now = new Date();
export const office = { userId: 'user-office', login: 'claire.martin', address: '192.0.2.9' };
export const officer: Actor = {
  ...{ userId: office.userId, role: 'backOffice', operatorId: null, contractId: null, services: [] },
};

export const aKey = () => randomBytes(32);

/** A portal with two operators, a vault and a slot that hears what it is told while `reached`. */
export async function aCertificateDesk() {
  const database = await aDatabase();
  const { db } = database;
  const dataDir = mkdtempSync(join(tmpdir(), 'jalon-vault-'));
  const alpha = await anAdministrator(db, ['certificates']);
  await db.operator.create({ data: anOperator({ code: 'beta', name: 'Bêta Mobile' }) });
  await db.user.create({
    data: aUser({ login: 'claire.martin', id: office.userId, role: 'backOffice', operatorId: null }),
  });
  const vault: Vault = { dataDir, keys: [aKey()] };
  const world = { reached: true };
  const told: Telling[] = [];
  const tell = async (telling: Telling) => {
    if (world.reached) told.push(telling);
    return world.reached;
  };
  const directory = join(dataDir, certificatesDirectory);
  return {
    ...{ db, alpha, vault, world, told },
    dependencies: { db, vault, tell, secret: 'a secret' },
    files: () => (existsSync(directory) ? readdirSync(directory) : []),
    [Symbol.asyncDispose]: async () => {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

let forms = 0;
/** A file as the browser sends it, each in a form of its own. */
export const anOffer = (bytes: Uint8Array, given: Partial<OfferedFile> = {}): OfferedFile => ({
  form: `form-${(forms += 1)}`,
  fileName: 'certificat.pem',
  bytes,
  ...given,
});

/** How many rows tell of deposits. */
export const countsOf = async (db: Database) => ({
  certificates: await db.certificate.count(),
  events: await db.certificateEvent.count(),
  traces: await db.auditRow.count({ where: { action: { startsWith: 'certificate.' } } }),
});
