import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Config } from '#config';
import { openDatabase, type Database } from '#prisma/client';

/**
 * The one-time link that makes the first account of the back office, the same one until it is used; null once there is
 * such an account. It lies in a file that only its owner can read, for whoever did not see it printed; the database holds
 * its hash.
 */
export async function firstLink(settings: Config, db: Database): Promise<string | null> {
  const { firstLinkFile: file, portal } = settings;
  if ((await db.user.count({ where: { role: 'backOffice' } })) > 0) {
    rmSync(file, { force: true });
    return null;
  }
  const known = await db.firstLink.findUnique({ where: { id: 'first' } });
  const written = tokenIn(file);
  const kept = written && known?.tokenHash === hashOf(written) && !known.usedAt ? written : null;
  const token = kept ?? randomBytes(24).toString('base64url');
  const link = `${portal.url}/premier-compte/${token}`;
  // The address may have changed since. The file before the row: a link that nobody can read would help nobody.
  writeFileSync(file, `${link}\n`, { mode: 0o600 });
  const fresh = { tokenHash: hashOf(token), usedAt: null };
  if (!kept)
    await db.firstLink.upsert({ where: { id: 'first' }, create: { id: 'first', ...fresh }, update: fresh });
  return link;
}

/** The same, on a connection of its own. */
export async function firstLinkOf(settings: Config): Promise<string | null> {
  const db = openDatabase(settings.databaseFile);
  try {
    return await firstLink(settings, db);
  } finally {
    await db.$disconnect();
  }
}

function tokenIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim().split('/').at(-1);
  } catch {
    return undefined;
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
