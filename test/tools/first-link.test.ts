import { mkdtempSync, readFileSync, rmSync, statSync, existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '#config';
import { aDatabase } from '#test/support/database';
import { alphaTelecom, staffMember } from '#test/support/people';
import { firstLink } from '#tools/first-link';
import { isFirstLink } from '#web/features/platform/first-account/server/first-account';

async function aDirectory() {
  const dataDir = mkdtempSync(join(tmpdir(), 'jalon-first-link-'));
  const database = await aDatabase();
  const { db } = database;
  onTestFinished(async () => {
    await database.close();
    rmSync(dataDir, { recursive: true });
  });
  const settings = loadConfig({ JALON_DEMO: '0', JALON_DATA_DIR: dataDir });
  const starts = (given = settings) => firstLink(given, db);
  const works = (link: string | null) => isFirstLink(db, link?.split('/').at(-1) ?? '');
  return { db, dataDir, settings, starts, works, file: settings.firstLinkFile };
}

test('each start until the first account answers the same link, which works and lies in a file of its owner', async () => {
  const { db, starts, works, file } = await aDirectory();
  const link = await starts();
  expect(await starts()).toBe(link);
  expect(readFileSync(file, 'utf8')).toBe(`${link}\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await works(link)).toBe(true);
  // The database does not hold what could be used.
  const token = link?.split('/').at(-1) ?? 'none';
  expect(JSON.stringify(await db.firstLink.findMany())).not.toContain(token);
});

test('the link follows the address of the portal', async () => {
  const { dataDir, starts, works } = await aDirectory();
  const before = await starts();
  const moved = loadConfig({
    JALON_DEMO: '0',
    JALON_DATA_DIR: dataDir,
    NEXTAUTH_URL: 'https://portal.example',
  });
  const link = await starts(moved);
  expect(link).toMatch(/^https:\/\/portal\.example\/premier-compte\//);
  expect([await works(before), await works(link)]).toEqual([true, true]);
});

test('a file that is lost or damaged brings another link, and the old one dies', async () => {
  const { starts, works, file } = await aDirectory();
  const lost = await starts();
  rmSync(file);
  const next = await starts();
  expect([await works(lost), await works(next)]).toEqual([false, true]);
  writeFileSync(file, 'http://somewhere/premier-compte/chosen-by-somebody\n');
  const last = await starts();
  expect([await works('chosen-by-somebody'), await works(next), await works(last)]).toEqual([
    false,
    false,
    true,
  ]);
});

test('once there is an account of the back office no start brings a link, and the file goes', async () => {
  const { db, starts, works, file } = await aDirectory();
  await alphaTelecom(db);
  const link = await starts();
  expect(link).not.toBeNull();
  await staffMember(db);
  expect(await starts()).toBeNull();
  expect(existsSync(file)).toBe(false);
  expect(await works(link)).toBe(false);
});
