import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, stdout } from 'node:process';
import {
  memory,
  migrationList,
  migrationsFolder,
  noFilter,
  schemaEngine,
  schemaFiles,
} from './schema-engine.ts';

/** The SQL that takes a database from the migrations on disk to the schema; empty when they agree. */
export async function pendingSql(): Promise<string> {
  const engine = await schemaEngine(await memory.connect());
  const { exitCode, stdout: sql } = await engine.diff({
    from: { tag: 'migrations', ...migrationList() },
    to: { tag: 'schemaDatamodel', files: schemaFiles() },
    script: true,
    exitCode: true,
    filters: noFilter,
  });
  return exitCode === 0 ? '' : (sql ?? '');
}

if (import.meta.main) {
  const [, , name] = argv;
  if (!name || !/^[a-z0-9-]+$/.test(name)) {
    console.error('Usage: node prisma/new-migration.ts <name>, in lower-case letters, digits and hyphens');
    exit(1);
  }
  const sql = await pendingSql();
  if (!sql) {
    stdout.write('The migrations already lead to the schema\n');
    exit(0);
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), sql);
  stdout.write(
    `Wrote ${join('prisma', 'migrations', `${stamp}_${name}`, 'migration.sql')}: read it, it runs on people's data\n`,
  );
}
