import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { certificateKeys, loadConfig } from '#config';
import { backUp } from '#tools/backup';

function aDataDirectory() {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const dataDir = join(folder, 'data');
  mkdirSync(join(dataDir, 'files/qualifications'), { recursive: true });
  return { dataDir, copy: join(folder, 'copy'), settings: loadConfig({ JALON_DATA_DIR: dataDir }) };
}

/** A database that somebody has open, with a row that only its write-ahead log holds. */
function aDatabaseInUse(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (n); INSERT INTO t VALUES (1)');
  onTestFinished(() => db.close());
  return db;
}

const rowsOf = (file: string) => {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db.prepare('SELECT n FROM t').all();
  db.close();
  return rows.map(({ n }) => n);
};

test('a backup holds both databases as they are while others write, whole files and the secrets', async () => {
  const { dataDir, copy, settings } = aDataDirectory();
  const portal = aDatabaseInUse(join(dataDir, 'jalon.db'));
  aDatabaseInUse(join(dataDir, 'temporal.db'));
  portal.exec('BEGIN IMMEDIATE; INSERT INTO t VALUES (2)');
  writeFileSync(join(dataDir, 'files/qualifications/result.csv'), '0612345678');
  writeFileSync(join(dataDir, 'files/qualifications/result.csv.x.tmp'), 'half');
  mkdirSync(join(dataDir, 'secrets'));
  writeFileSync(join(dataDir, 'secrets/portal'), 'secret');
  mkdirSync(join(dataDir, 'logs'));

  await backUp(settings, copy);
  portal.exec('COMMIT');
  expect(readdirSync(copy).toSorted()).toEqual(['files', 'jalon.db', 'secrets', 'temporal.db']);
  expect(rowsOf(join(copy, 'jalon.db'))).toEqual([1]);
  expect(rowsOf(join(copy, 'temporal.db'))).toEqual([1]);
  expect(readdirSync(join(copy, 'files/qualifications'))).toEqual(['result.csv']);
  expect(readFileSync(join(copy, 'secrets/portal'), 'utf8')).toBe('secret');
});

test('a backup is never mixed with what lies there already, and one of nothing is named', async () => {
  const { dataDir, copy, settings } = aDataDirectory();
  await expect(backUp(settings, copy)).rejects.toThrow(`there is no database ${join(dataDir, 'jalon.db')}`);
  aDatabaseInUse(join(dataDir, 'jalon.db'));
  await backUp(settings, copy);
  await expect(backUp(settings, copy)).rejects.toThrow(`${copy} is not empty`);
});

test('a backup holds the files of certificates with the key that was made for them', async () => {
  const { dataDir, copy, settings } = aDataDirectory();
  aDatabaseInUse(join(dataDir, 'jalon.db'));
  const made = certificateKeys(settings);
  mkdirSync(join(dataDir, 'files/certificates'), { recursive: true });
  writeFileSync(join(dataDir, 'files/certificates/c1'), 'sealed');
  writeFileSync(join(dataDir, 'files/certificates/c1.x.tmp'), 'half');
  await backUp(settings, copy);
  expect(readdirSync(join(copy, 'files/certificates'))).toEqual(['c1']);
  expect(certificateKeys(loadConfig({ JALON_DATA_DIR: copy }))).toEqual(made);
});
