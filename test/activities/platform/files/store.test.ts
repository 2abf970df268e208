import { createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { expect, onTestFinished, test } from 'vitest';
import { fileStore } from '#activities/platform/files/store';
import { workingFiles } from '#activities/qualification/working-files';

async function aStore() {
  const directory = await mkdtemp(join(tmpdir(), 'jalon-store-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return { directory, store: fileStore(directory), names: () => readdir(join(directory, 'a')) };
}

test('a file appears under its name only when it is whole', async () => {
  const { store, names } = await aStore();
  await store.create('a/file', async (temporary) => {
    await writeFile(temporary, 'first half');
    expect(await store.exists('a/file')).toBe(false);
    await writeFile(temporary, ', second half', { flag: 'a' });
  });
  expect(await store.readText('a/file')).toBe('first half, second half');
  expect(await names()).toEqual(['file']);
});

test('a writer that dies half way leaves the old file, and no other', async () => {
  const { store, names } = await aStore();
  await store.createText('a/file', 'old');
  const dying = store.create('a/file', async (temporary) => {
    await writeFile(temporary, 'ne');
    throw new Error('dies between write and rename');
  });
  await expect(dying).rejects.toThrow('dies between');
  expect(await store.readText('a/file')).toBe('old');
  expect(await names()).toEqual(['file']);
});

test('a writer killed half way leaves nothing under the real name', async () => {
  const { store, names } = await aStore();
  const killed = Promise.withResolvers<void>();
  void store.create('a/file', async (temporary) => {
    await writeFile(temporary, 'ne');
    killed.resolve();
    await new Promise(() => undefined);
  });
  await killed.promise;
  expect(await store.exists('a/file')).toBe(false);
  expect(await names()).toEqual([expect.stringMatching(/^file\.[0-9a-f]{12}\.tmp$/)]);
  await store.createText('a/file', 'next attempt');
  expect(await store.readText('a/file')).toBe('next attempt');
});

test('a draft appears when it is kept, whatever its length, and never when it is not', async () => {
  const { directory, store, names } = await aStore();
  const kept = store.draft('a/kept');
  const piece = 'é'.repeat(1000);
  for (let i = 0; i < 300; i++) kept.write(piece);
  expect(await store.exists('a/kept')).toBe(false);
  await kept.keep();
  await kept.discard();
  expect(await readFile(join(directory, 'a/kept'), 'utf8')).toBe(piece.repeat(300));

  const left = store.draft('a/left');
  for (let i = 0; i < 300; i++) left.write(piece);
  await left.discard();
  await store.draft('a/untouched').discard();
  expect(await names()).toEqual(['kept']);
});

test('two attempts at once do not write into one another', async () => {
  const { store } = await aStore();
  const text = (letter: string) => letter.repeat(200_000);
  await Promise.all(['a', 'b', 'c'].map((letter) => store.createText('a/file', text(letter))));
  const found = await store.readText('a/file');
  expect([text('a'), text('b'), text('c')]).toContain(found);
});

test('a full disk is told as it is', async () => {
  const { store } = await aStore();
  const full = store.create('a/file', () => writeFile('/dev/full', 'x'));
  await expect(full).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(await store.exists('a/file')).toBe(false);
});

test('what a stream has written is there in full', async () => {
  const { store } = await aStore();
  await store.create('a/file', async (temporary) => {
    const stream = createWriteStream(temporary);
    stream.end('x'.repeat(1_000_000));
    await finished(stream);
  });
  expect((await store.readText('a/file')).length).toBe(1_000_000);
});

test('a slice is read by its place', async () => {
  const { store } = await aStore();
  await store.createText('a/file', '0123456789');
  expect(await store.readSlice('a/file', 3, 4)).toBe('3456');
  expect(await store.readSlice('a/file', 8, 100)).toBe('89');
  expect(await store.readSlice('a/file', 50, 5)).toBe('');
});

test('a file that cannot be looked at is not taken for missing', async () => {
  const { directory, store } = await aStore();
  await mkdir(join(directory, 'a'));
  await writeFile(join(directory, 'a', 'plain'), '');
  await chmod(join(directory, 'a'), 0o700);
  expect(await store.exists('a/nothing')).toBe(false);
  await expect(store.exists('a/plain/below')).rejects.toMatchObject({ code: 'ENOTDIR' });
});

test('identifiers are found by part, and lines with what was written and where it belongs', async () => {
  const { directory, store } = await aStore();
  const files = workingFiles(store, 's1');
  const identifiers = ['33612345678', '33712345678', '33698765432'];
  const lines = [
    { written: '+33612345678', index: 0 },
    { written: '0712345678', index: 1 },
    { written: '612345678', index: 0 },
    { written: '0698765432', index: 2 },
  ];
  await files.writeInput(identifiers, lines);
  expect(await files.readIdentifiers({ number: 0, from: 0, count: 3 })).toEqual(identifiers);
  expect(await files.readIdentifiers({ number: 1, from: 1, count: 2 })).toEqual(identifiers.slice(1));
  expect(await files.readLines()).toEqual(lines);
  expect(await readFile(join(directory, 'files/qualifications/s1/lines'), 'utf8')).toContain(
    '+33612345678;0\n',
  );
});
