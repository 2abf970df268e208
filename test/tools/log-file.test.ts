import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openLog } from '#tools/log-file';

vi.mock('node:fs', { spy: true });

function aFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'logs', 'worker.log');
}

test('a full disk ends nobody who logs; the log says later what it lost', () => {
  const file = aFile();
  const log = openLog(file);
  log.write('before\n');
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  vi.mocked(fs.writeSync)
    .mockImplementationOnce(() => {
      throw full;
    })
    .mockImplementationOnce(() => {
      throw full;
    });
  log.write('lost\n');
  log.write('lost too\n');
  log.write('after\n');
  log.close();
  log.write('too late\n');
  expect(readFileSync(file, 'utf8')).toBe(
    'before\n--- 2 pieces of this log are lost: it could not be written\nafter\n',
  );
});

test('a log of more than 10 MB becomes the one before', () => {
  const file = aFile();
  const log = openLog(file);
  const megabyte = 'x'.repeat(1024 * 1024);
  for (let count = 0; count < 11; count++) log.write(megabyte);
  expect(existsSync(`${file}.1`)).toBe(false);
  log.write('next\n');
  log.close();
  expect(readFileSync(file, 'utf8')).toBe('next\n');
  expect(statSync(`${file}.1`).size).toBe(11 * 1024 * 1024);
});
