import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mailedUntil } from '#domain/certificates/retention';
import { openDatabase } from '#prisma/client';
import { migrate, MigrationError } from '#prisma/migrate';
import { pendingSql } from '#prisma/new-migration';
import { migrationList, migrationsFolder } from '#prisma/schema-engine';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jalon-migrate-'));
  file = join(folder, 'data', 'jalon.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const all = migrationList().migrationDirectories.map(({ path }) => path);

/** The project's migrations and one more. */
function migrationsWith(name: string, sql: string): string {
  const migrations = join(folder, 'migrations');
  cpSync(migrationsFolder, migrations, { recursive: true });
  mkdirSync(join(migrations, name));
  writeFileSync(join(migrations, name, 'migration.sql'), sql);
  return migrations;
}

/** Those that there were before one. */
function migrationsBefore(name: string): string {
  const migrations = join(folder, 'before');
  cpSync(migrationsFolder, migrations, { recursive: true });
  for (const path of all.slice(all.indexOf(name))) rmSync(join(migrations, path), { recursive: true });
  return migrations;
}

function ask(sql: string): unknown[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

it('the migrations lead to the schema: after a change of it, run "node prisma/new-migration.ts <name>"', async () => {
  expect(await pendingSql()).toBe('');
});

it('migrating makes the file, and again does nothing', async () => {
  expect(await migrate(file)).toEqual(all);
  expect(all.length).toBeGreaterThan(0);
  expect(await migrate(file)).toEqual([]);
  expect(ask('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
});

it('processes that migrate one file at once apply each migration once', async () => {
  const migrateUrl = pathToFileURL(join(migrationsFolder, '..', 'migrate.ts')).href;
  const script = `import { migrate } from ${JSON.stringify(migrateUrl)}; console.log(JSON.stringify(await migrate(${JSON.stringify(file)})));`;
  const outputs = await Promise.all(
    [1, 2, 3].map(async () => {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      child.stdout.on('data', (chunk) => (output += String(chunk)));
      const [code] = await once(child, 'close');
      expect(code).toBe(0);
      return JSON.parse(output) as string[];
    }),
  );
  expect(outputs.flat()).toEqual(all);
  expect(ask('SELECT count(*) n FROM _prisma_migrations WHERE finished_at IS NOT NULL')).toEqual([
    { n: all.length },
  ]);
});

it('a migration that fails in the middle is named and leaves the file as it was', async () => {
  await migrate(file);
  const broken = '29990101000000_broken';
  const migrations = migrationsWith(
    broken,
    'CREATE TABLE Half (id TEXT); ALTER TABLE Nowhere ADD COLUMN x TEXT;',
  );
  const error = await migrate(file, migrations).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MigrationError);
  expect(String(error)).toContain(broken);
  expect(String(error)).toContain('Nowhere');
  expect(ask(`SELECT name FROM sqlite_master WHERE name = 'Half'`)).toEqual([]);

  writeFileSync(join(migrations, broken, 'migration.sql'), 'CREATE TABLE Whole (id TEXT);');
  expect(await migrate(file, migrations)).toEqual([broken]);
  expect(ask(`SELECT name FROM sqlite_master WHERE name = 'Whole'`)).toHaveLength(1);
});

it('a migration that rebuilds a table keeps the rows that refer to it', async () => {
  await migrate(file);
  const db = openDatabase(file);
  await db.operator.create({
    data: {
      id: 'o',
      code: 'alpha',
      name: 'Alpha Télécom',
      users: {
        create: {
          id: 'u',
          login: 'a',
          role: 'operatorUser',
          name: 'A',
          email: 'a@b.example',
          passwordHash: '',
          createdAt: new Date(0),
        },
      },
    },
  });
  await db.$disconnect();
  // As Prisma writes it when a column changes.
  const rebuild = `PRAGMA defer_foreign_keys=ON;
    PRAGMA foreign_keys=OFF;
    CREATE TABLE "new_Operator" ("id" TEXT NOT NULL PRIMARY KEY, "code" TEXT NOT NULL, "name" TEXT NOT NULL, "more" TEXT);
    INSERT INTO "new_Operator" ("code", "id", "name") SELECT "code", "id", "name" FROM "Operator";
    DROP TABLE "Operator";
    ALTER TABLE "new_Operator" RENAME TO "Operator";
    CREATE UNIQUE INDEX "Operator_code_key" ON "Operator"("code");
    PRAGMA foreign_keys=ON;
    PRAGMA defer_foreign_keys=OFF;`;
  await migrate(file, migrationsWith('29990101000000_rebuild', rebuild));
  expect(ask('SELECT operatorId FROM User')).toEqual([{ operatorId: 'o' }]);
});

it('a qualification that was under way at the upgrade still knows whether its end is to be mailed', async () => {
  const before = join(folder, 'before');
  cpSync(migrationsFolder, before, { recursive: true });
  for (const path of all.filter((name) => name >= '20261121150015'))
    rmSync(join(before, path), { recursive: true });
  await migrate(file, before);
  const old = new DatabaseSync(file);
  for (const [id, notify] of [
    ['ticked', 1],
    ['not', 0],
  ])
    old.exec(`
      INSERT INTO StagedFile (submissionId, operatorId, contractId, userId, fileName, sizeBytes, notify, createdAt)
        VALUES ('${id}', 'o', 'c', 'u', 'f', 1, ${notify}, 0);
      INSERT INTO Qualification (id, workflowId, operatorId, contractId, userId, fileName, state, submittedAt)
        VALUES ('${id}', '${id}', 'o', 'c', 'u', 'f', 'inProgress', 0)`);
  old.close();
  await migrate(file);
  expect(ask('SELECT id, notify FROM Qualification ORDER BY id')).toEqual([
    { id: 'not', notify: 0 },
    { id: 'ticked', notify: 1 },
  ]);
});

it('a migration that leaves rows without what they refer to is refused', async () => {
  await migrate(file);
  const orphan = `INSERT INTO "Grant" (userId, service) VALUES ('nobody', 'qpc');`;
  const migrating = migrate(file, migrationsWith('29990101000000_orphan', orphan));
  await expect(migrating).rejects.toThrow(/29990101000000_orphan.*Grant.*User/);
  expect(ask('SELECT * FROM "Grant"')).toEqual([]);
});

it('a migration of a newer version in the file is named instead of ignored', async () => {
  await migrate(file, migrationsWith('29990101000000_newer', 'CREATE TABLE Newer (id TEXT);'));
  await expect(migrate(file)).rejects.toThrow('29990101000000_newer');
});

it('a migration changed after it was applied is named', async () => {
  const migrations = migrationsWith('29990101000000_changed', 'CREATE TABLE Changed (id TEXT);');
  await migrate(file, migrations);
  writeFileSync(
    join(migrations, '29990101000000_changed', 'migration.sql'),
    'CREATE TABLE Changed (id INT);',
  );
  await expect(migrate(file, migrations)).rejects.toThrow('29990101000000_changed');
});

it('a file that is no database is said to be none, and not touched', async () => {
  mkdirSync(join(folder, 'data'));
  writeFileSync(file, 'numéro;statut\n'.repeat(100));
  await expect(migrate(file)).rejects.toThrow('not a database');
  expect(existsSync(`${file}-wal`)).toBe(false);
});

it('administrators who were there before certificates get their e-service, nobody else does, and none twice [OWF-183]', async () => {
  const before = join(folder, 'before');
  cpSync(migrationsFolder, before, { recursive: true });
  const launch = all.findIndex((name) => name.endsWith('_certificates-list'));
  for (const name of all.slice(launch)) rmSync(join(before, name), { recursive: true });
  await migrate(file, before);
  const database = new DatabaseSync(file);
  const user = database.prepare(
    `INSERT INTO "User" ("id", "login", "role", "name", "email", "passwordHash", "createdAt") VALUES (?, ?, ?, 'N', 'e', '', 0)`,
  );
  for (const [id, role] of [
    ...[['admin', 'operatorAdmin'] as const, ['holder', 'operatorAdmin'] as const],
    ...[['user', 'operatorUser'] as const, ['office', 'backOffice'] as const],
  ])
    user.run(id, id, role);
  database.exec(
    `INSERT INTO "Grant" ("userId", "service") VALUES ('holder', 'certificates'), ('user', 'tao')`,
  );
  database.close();
  await migrate(file);
  expect(ask('SELECT "userId", "service" FROM "Grant" ORDER BY "userId"')).toEqual([
    { userId: 'admin', service: 'certificates' },
    { userId: 'holder', service: 'certificates' },
    { userId: 'user', service: 'tao' },
  ]);
});

it('certificates of before it may be told of until the instant that the rule of today says', async () => {
  await migrate(file, migrationsBefore('20261121212241_certificate-mails-kept'));
  const [since, end] = ['2026-11-02T08:00:00.000+00:00', '2027-11-01T00:00:00.000+00:00'];
  const places = ['current', 'next', 'replaced', 'revoked'] as const;
  const database = new DatabaseSync(file);
  const columns = 'id operatorId service environment label fileName format subject issuer serialNumber'.split(
    ' ',
  );
  for (const place of places) {
    database
      .prepare(
        `INSERT INTO "Certificate" (${columns.join()}, sizeBytes, fingerprint, notBefore, notAfter, keyAlgorithm,
          signatureAlgorithm, chain, depositedAt, depositedById)
         VALUES (${columns.map(() => '?').join()}, 1, ?, ?, ?, 'ec', 'x', 0, ?, 'u')`,
      )
      .run(...columns.map(() => place), place, since, end, since);
    database
      .prepare('INSERT INTO "CertificatePlace" (certificateId, workflowId, place, since) VALUES (?, ?, ?, ?)')
      .run(place, 'w', place, since);
  }
  database.close();
  await migrate(file);
  const held = (id: string) => ({ id, label: id, notAfter: end });
  const holding = { current: held('current'), next: held('next') };
  expect(ask('SELECT certificateId, mailedUntil FROM CertificatePlace ORDER BY certificateId')).toEqual(
    places.map((place) => ({ certificateId: place, mailedUntil: mailedUntil(place, since, holding) })),
  );
});
