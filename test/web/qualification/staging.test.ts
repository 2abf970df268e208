import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stagedDirectory, stagedFile } from '#domain/qualification/files';
import { limits } from '#domain/qualification/limits';
import { aDatabase } from '#test/support/database';
import { aQualification } from '#test/support/rows';
import { stageFile, type Upload } from '#web/features/qualification/server/submissions-staging';
import { parented, parentedAll } from '#test/support/parents';

const anna = { userId: 'anna', login: 'alpha.anna', fromAddress: '192.0.2.7' };
const carla = { userId: 'carla', login: 'beta.carla', fromAddress: null };
const submissionId = '0123456789ab';

async function aPortal() {
  const database = await aDatabase();
  for (const userId of [anna.userId, carla.userId])
    await parented(database.db, { contractId: 'contract-12345', userId });
  const dataDir = mkdtempSync(join(tmpdir(), 'jalon-staging-'));
  return {
    db: database.db,
    dataDir,
    /** Everything in the directory of staged files, half-written ones included. */
    files: () =>
      existsSync(join(dataDir, stagedDirectory)) ? readdirSync(join(dataDir, stagedDirectory)) : [],
    content: () => readFileSync(join(dataDir, stagedFile(submissionId)), 'utf8'),
    async [Symbol.asyncDispose]() {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function body(...chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
      controller.close();
    },
  });
}

/** A body that ends with an error after `first`. */
function breaking(code: string, ...first: Uint8Array[]): ReadableStream<Uint8Array> {
  const chunks = [...first];
  return new ReadableStream({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk) controller.enqueue(chunk);
      else controller.error(Object.assign(new Error(code), { code }));
    },
  });
}

const upload = (given: Partial<Upload> = {}): Upload => ({
  submissionId,
  fileName: 'numéros.csv',
  contract: { id: 'contract-12345', operatorId: 'operator-alpha' },
  body: body('0612345678\n'),
  announced: null,
  ...given,
});

describe('staging an uploaded file', () => {
  test('the file stands under its submission id, with its row and an audit row [QPC-061]', async () => {
    await using portal = await aPortal();
    expect(await stageFile(portal, anna, upload())).toEqual({
      ok: true,
      fileName: 'numéros.csv',
      kept: false,
    });
    expect(portal.files()).toEqual([submissionId]);
    expect(portal.content()).toBe('0612345678\n');
    const row = await portal.db.stagedFile.findUniqueOrThrow({ where: { submissionId } });
    expect(row).toMatchObject({
      userId: 'anna',
      operatorId: 'operator-alpha',
      contractId: 'contract-12345',
      sizeBytes: 11,
    });
    const [audit] = await portal.db.auditRow.findMany();
    expect(audit).toMatchObject({
      action: 'qualification.submit',
      actorLogin: 'alpha.anna',
      fromAddress: '192.0.2.7',
    });
    expect(JSON.stringify(audit)).not.toContain('0612345678');
  });

  test('sent twice by the same person, the first file stays and the answer is the same', async () => {
    await using portal = await aPortal();
    await stageFile(portal, anna, upload());
    const again = await stageFile(portal, anna, upload({ body: body('other'), fileName: 'other.csv' }));
    expect(again).toEqual({ ok: true, fileName: 'numéros.csv', kept: true });
    expect(portal.content()).toBe('0612345678\n');
  });

  test('sent twice at once, one file stays whole with its own row', async () => {
    await using portal = await aPortal();
    const answers = await Promise.all([
      stageFile(portal, anna, upload({ body: body('a'.repeat(1_000)), fileName: 'a.csv' })),
      stageFile(portal, anna, upload({ body: body('b'), fileName: 'b.csv' })),
      stageFile(portal, anna, upload({ body: body('c'), fileName: 'c.csv' })),
    ]);
    expect(answers.map((answer) => answer.ok && answer.kept)).toEqual([false, true, true]);
    const row = await portal.db.stagedFile.findUniqueOrThrow({ where: { submissionId } });
    expect([row.fileName, row.sizeBytes, portal.content()]).toEqual(['a.csv', 1_000, 'a'.repeat(1_000)]);
    expect(portal.files()).toEqual([submissionId]);
  });

  test('somebody else’s submission id does not exist, before and after its process has taken the file [QPC-101]', async () => {
    await using portal = await aPortal();
    await stageFile(portal, anna, upload());
    expect(await stageFile(portal, carla, upload({ body: body('x') }))).toEqual({
      ok: false,
      reason: 'notFound',
    });
    expect(portal.content()).toBe('0612345678\n');
    await portal.db.stagedFile.delete({ where: { submissionId } });
    await portal.db.qualification.create({
      data: await parented(portal.db, aQualification({ id: submissionId, userId: 'anna' })),
    });
    expect(await stageFile(portal, carla, upload())).toEqual({ ok: false, reason: 'notFound' });
    expect(await stageFile(portal, anna, upload())).toMatchObject({ ok: true, kept: true });
  });

  test('a file left by a portal that was killed before its row is replaced by the one sent again', async () => {
    await using portal = await aPortal();
    await stageFile(portal, anna, upload({ body: body('before the end') }));
    await portal.db.stagedFile.deleteMany();
    expect(await stageFile(portal, anna, upload())).toMatchObject({ ok: true, kept: false });
    expect(portal.content()).toBe('0612345678\n');
  });
});

test('what a portal that was killed had received is removed when the file is sent again, and nothing of another', async () => {
  await using portal = await aPortal();
  const directory = join(portal.dataDir, stagedDirectory);
  mkdirSync(directory, { recursive: true });
  const other = '0123456789ac.5d0f.tmp';
  for (const name of [`${submissionId}.5d0f.tmp`, other]) writeFileSync(join(directory, name), '0612');
  expect(await stageFile(portal, anna, upload())).toMatchObject({ ok: true, kept: false });
  expect(portal.files().toSorted()).toEqual([submissionId, other]);
});

describe('what a contract may send within 24 hours', () => {
  const hour = 3_600_000;
  async function aPortalWith(...files: { bytes: number; hoursAgo: number; contractId?: string }[]) {
    const portal = await aPortal();
    await portal.db.stagedFile.createMany({
      data: await parentedAll(
        portal.db,
        files.map(({ bytes, hoursAgo, contractId = 'contract-12345' }, n) => ({
          submissionId: `earlier-${n}`,
          operatorId: 'operator-alpha',
          contractId,
          userId: 'anna',
          fileName: 'x.csv',
          sizeBytes: bytes,
          createdAt: new Date(Date.now() - hoursAgo * hour),
        })),
      ),
    });
    return portal;
  }
  const room = limits.stagedBytes - 11;

  test('is 200 MB: a file that fills them is kept, one byte more is not, and says until when', async () => {
    await using full = await aPortalWith({ bytes: 1, hoursAgo: 20 }, { bytes: room, hoursAgo: 3 });
    const before = Date.now();
    const answer = await stageFile(full, anna, upload({ announced: 11 }));
    expect(answer).toMatchObject({ ok: false, reason: 'tooMuch' });
    const until = Date.parse(answer.ok || !('until' in answer) ? '' : answer.until);
    // The oldest file makes room four hours from now.
    expect(Math.abs(until - before - 4 * hour)).toBeLessThan(60_000);
    expect([full.files(), await full.db.auditRow.count()]).toEqual([[], 0]);
    await using fits = await aPortalWith({ bytes: room, hoursAgo: 3 });
    expect(await stageFile(fits, anna, upload({ announced: 11 }))).toMatchObject({ ok: true });
  });

  test('is 1,000 files', async () => {
    const files = Array.from({ length: limits.stagedFiles }, () => ({ bytes: 1, hoursAgo: 1 }));
    await using full = await aPortalWith(...files);
    expect(await stageFile(full, anna, upload())).toMatchObject({ ok: false, reason: 'tooMuch' });
    await using fits = await aPortalWith(...files.slice(1));
    expect(await stageFile(fits, anna, upload())).toMatchObject({ ok: true });
  });

  test('carries two days of the most that a contract may be given a day', async () => {
    const file = Buffer.from('+33612345678\r\n'.repeat(limits.fileLines));
    const files = (2 * limits.mostDailyProfiles) / limits.fileLines;
    const earlier = Array.from({ length: files - 1 }, () => ({ bytes: file.length, hoursAgo: 1 }));
    await using portal = await aPortalWith(...earlier);
    expect(await stageFile(portal, anna, upload({ body: body(file) }))).toMatchObject({ ok: true });
  });

  test('does not count what is older, nor what other contracts sent', async () => {
    await using portal = await aPortalWith(
      { bytes: limits.stagedBytes, hoursAgo: 25 },
      { bytes: limits.stagedBytes, hoursAgo: 1, contractId: 'contract-23456' },
    );
    expect(await stageFile(portal, anna, upload())).toMatchObject({ ok: true });
  });

  test('counts what arrives at the same moment', async () => {
    await using portal = await aPortalWith({ bytes: room, hoursAgo: 3 });
    const ids = ['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc'];
    const answers = await Promise.all(
      ids.map((id) => stageFile(portal, anna, upload({ submissionId: id, announced: 11 }))),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, false, false]);
    expect(portal.files()).toEqual(['aaaaaaaaaaaa']);
  });

  test('does not keep anybody from asking again for a file that is there', async () => {
    await using portal = await aPortalWith({ bytes: room, hoursAgo: 3 });
    await stageFile(portal, anna, upload({ announced: 11 }));
    expect(await stageFile(portal, anna, upload({ announced: 11 }))).toMatchObject({ ok: true, kept: true });
  });
});

describe('an upload that cannot be kept leaves nothing', () => {
  const megabyte = new Uint8Array(1024 * 1024);
  const tooMuch = Array.from({ length: limits.fileBytes / megabyte.length + 1 }, () => megabyte);

  test.each<[string, () => Partial<Upload>, string]>([
    ['too large by its announcement', () => ({ announced: limits.fileBytes + 1 }), 'tooLarge'],
    [
      'too large while it streams, whatever it announced',
      () => ({ body: body(...tooMuch), announced: 10 }),
      'tooLarge',
    ],
    ['shorter than announced', () => ({ announced: 500 }), 'incomplete'],
    ['broken off by the browser', () => ({ body: breaking('ECONNRESET', megabyte) }), 'incomplete'],
    ['no room on the disk', () => ({ body: breaking('ENOSPC', megabyte) }), 'storageFull'],
  ])('%s', async (_what, given, reason) => {
    await using portal = await aPortal();
    expect(await stageFile(portal, anna, upload(given()))).toEqual({ ok: false, reason });
    expect(portal.files()).toEqual([]);
    expect([await portal.db.stagedFile.count(), await portal.db.auditRow.count()]).toEqual([0, 0]);
  });

  test('a file of exactly the largest size is kept', async () => {
    await using portal = await aPortal();
    const whole = tooMuch.slice(1);
    expect(
      await stageFile(portal, anna, upload({ body: body(...whole), announced: limits.fileBytes })),
    ).toMatchObject({ ok: true });
    expect((await portal.db.stagedFile.findUniqueOrThrow({ where: { submissionId } })).sizeBytes).toBe(
      limits.fileBytes,
    );
  });
});
