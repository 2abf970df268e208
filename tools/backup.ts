import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { argv } from 'node:process';
import { DatabaseSync, backup } from 'node:sqlite';
import { type Config, config } from '#config';
import { Trouble, runCommand } from './trouble.ts';

/**
 * `npm run backup -- <folder>`: copies what cannot be made again into a new folder, which is laid out like the data
 * directory, while Jalon runs or not. How to restore it says docs/runbook.md.
 */
export async function backUp(settings: Config, folder: string): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Trouble(`${folder} is not empty`);
  if (!existsSync(settings.databaseFile)) throw new Trouble(`there is no database ${settings.databaseFile}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // In this order: a process that is behind its row does its last steps again under the same keys, and a row that is
  // behind its files misses nothing.
  await copyDatabase(settings.temporal.databaseFile, join(folder, 'temporal.db'));
  await copyDatabase(settings.databaseFile, join(folder, 'jalon.db'));
  for (const part of ['files', 'secrets', 'simulator']) {
    const from = join(settings.dataDir, part);
    // Files are renamed into their place when they are whole; what an attempt is still writing is left out.
    const filter = (source: string) => !/\.(tmp|part)$/.test(source) && existsSync(source);
    if (existsSync(from))
      cpSync(from, join(folder, part), { recursive: true, preserveTimestamps: true, filter });
  }
}

/** In one step, so that no write of others begins it anew; they go on writing meanwhile. */
const allPages = 1_000_000_000;

/** As it is at one instant, with what its write-ahead log holds. */
async function copyDatabase(file: string, to: string): Promise<void> {
  if (!existsSync(file)) return;
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    db.exec('PRAGMA busy_timeout = 10000');
    await backup(db, to, { rate: allPages });
  } finally {
    db.close();
  }
}

if (import.meta.main) {
  await runCommand(async () => {
    const [folder, ...more] = argv.slice(2);
    if (!folder || more.length > 0) throw new Trouble('usage: npm run backup -- <new folder>');
    await backUp(config(), resolve(folder));
    console.log(`backed up into ${resolve(folder)}; docs/runbook.md says how to restore it`);
  });
}
