import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '#prisma/migrate';
import { migrationList, migrationsFolder } from '#prisma/schema-engine';

/** The migration that declares relations rebuilds seventeen tables of people's data. */
const relations = '_relations';

let folder: string;
let file: string;
let withRelations: string;
let database: DatabaseSync;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jalon-relations-'));
  file = join(folder, 'jalon.db');
  const names = migrationList().migrationDirectories.map(({ path }) => path);
  const place = names.findIndex((path) => path.endsWith(relations));
  /** The first `count` migrations: later ones add tables of their own. */
  const first = (count: number) => {
    const some = join(folder, `${count}`);
    cpSync(migrationsFolder, some, { recursive: true });
    for (const name of names.slice(count)) rmSync(join(some, name), { recursive: true });
    return some;
  };
  await migrate(file, first(place));
  withRelations = first(place + 1);
  database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

type Row = Record<string, SQLOutputValue>;
const all = (sql: string): Row[] => database.prepare(sql).all();

/** The ids that columns of any table name. */
const named: Readonly<Record<string, string>> = {
  ...{
    operatorId: 'operator',
    viewOperatorId: 'operator',
    contractId: 'contract',
    publicationId: 'publication',
  },
  ...{ userId: 'user', depositedById: 'user', claimedById: 'user', actorId: 'user' },
  ...{
    certificateId: 'certificate',
    currentId: 'certificate',
    nextId: 'certificate',
    workflowId: 'workflow',
  },
};
const own: Readonly<Record<string, string>> = {
  ...{ Operator: 'operator', QpcContract: 'contract', User: 'user', Certificate: 'certificate' },
  Publication: 'publication',
};

/** Writes a row with a value in every column. */
function insert(table: string, given: Readonly<Record<string, string | null>> = {}): void {
  const row = Object.fromEntries(
    all(`PRAGMA table_info("${table}")`).map(({ name, type }) => {
      const column = String(name);
      const value =
        type === 'DATETIME' ? '2026-11-02T08:00:00.000+00:00' : type === 'TEXT' ? `a ${column}` : 1;
      const usual = column === 'id' ? (own[table] ?? table) : (named[column] ?? value);
      return [column, column in given ? (given[column] ?? null) : usual];
    }),
  );
  const columns = Object.keys(row);
  database
    .prepare(
      `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join()}) VALUES (${columns.map(() => '?').join()})`,
    )
    .run(...Object.values(row));
}

const tables = () =>
  all(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%'`,
  )
    .map(({ name }) => String(name))
    .toSorted();
const rows = () => Object.fromEntries(tables().map((table) => [table, all(`SELECT * FROM "${table}"`)]));
const made = (type: 'index' | 'trigger') =>
  all(
    `SELECT name, tbl_name, sql FROM sqlite_master WHERE type = '${type}' AND sql IS NOT NULL ORDER BY name`,
  );

test('every row, index and trigger of before is there after the tables were rebuilt', async () => {
  for (const table of tables()) insert(table);
  expect(all('PRAGMA foreign_key_check')).toEqual([]);
  const before = { rows: rows(), indexes: made('index'), triggers: made('trigger') };
  expect(Object.values(before.rows).every(({ length }) => length === 1)).toBe(true);
  expect(before.triggers.map(({ name }) => name)).toEqual([
    'AuditRow_never_changed',
    'AuditRow_never_removed',
  ]);

  await migrate(file, withRelations);
  expect({ rows: rows(), indexes: made('index'), triggers: made('trigger') }).toEqual(before);
  expect(all('PRAGMA foreign_key_check')).toEqual([]);
  const { keys } = all(
    `SELECT count(*) AS keys FROM sqlite_master, pragma_foreign_key_list(name) WHERE type = 'table'`,
  )[0] ?? { keys: 0 };
  expect(keys).toBeGreaterThan(30);
});

test('rows without their operator, contract or person are kept beside stand-ins, and what nobody can reach is removed', async () => {
  const kept = ['StagedAccounts', 'AccountCreation', 'StagedFile', 'Qualification', 'Certificate'];
  const unreachable = ['QuotaReservation', 'CertificateEvent', 'CertificateHold', 'CertificateDigestLine'];
  const personal = ['CertificateDigest', 'Favourite', 'PasswordReset'];
  for (const table of [...kept, 'CertificateSlot', 'Publication', ...personal]) insert(table);
  for (const table of unreachable)
    insert(table, { contractId: 'gone', certificateId: 'gone', workflowId: 'gone' });
  insert('QuotaDay', { contractId: 'gone' });
  insert('PublicationRead', { userId: 'gone' });
  database.exec(`UPDATE "CertificateSlot" SET "currentId" = 'gone', "nextId" = NULL`);
  database.exec(`UPDATE "AccountCreation" SET "userId" = 'gone'`);
  insert('User', { id: 'staff', login: 'staff', operatorId: null, contractId: null });
  insert('Session', { userId: 'staff', viewOperatorId: 'gone' });
  const before = rows();

  await migrate(file, withRelations);
  const after = rows();
  expect(all('PRAGMA foreign_key_check')).toEqual([]);
  for (const table of ['StagedAccounts', 'StagedFile', 'Qualification', 'Certificate', 'Publication'])
    expect(after[table]).toEqual(before[table]);
  expect(after['AccountCreation']).toMatchObject([{ login: 'a login', userId: null }]);
  expect(after['CertificateSlot']).toMatchObject([{ workflowId: 'workflow', currentId: null }]);
  expect(after['Session']).toMatchObject([{ userId: 'staff', viewOperatorId: null, viewUntil: null }]);
  expect(after['Operator']).toEqual([
    { id: 'operator', code: 'inconnu-operator', name: 'Opérateur inconnu' },
  ]);
  expect(after['QpcContract']).toMatchObject([
    { id: 'contract', operatorId: 'operator', identifiant: 'inconnu-contract', optionActive: 0 },
  ]);
  expect(after['User']?.filter(({ id }) => id !== 'staff')).toMatchObject([
    { id: 'user', login: 'inconnu-user', operatorId: 'operator', passwordHash: '' },
  ]);
  expect(all(`SELECT id FROM "User" WHERE "disabledAt" IS NULL`)).toEqual([]);
  for (const table of [...unreachable, 'QuotaDay', 'PublicationRead']) expect(after[table]).toEqual([]);
});
