import { expect, test } from 'vitest';
import { missingOptional, readLock } from '#tools/complete-lock';

test('package-lock.json names the binaries of every platform, or npm ci refuses it (node tools/complete-lock.ts adds them)', () => {
  expect(Object.keys(missingOptional(readLock('package-lock.json').packages))).toEqual([]);
});

test('a missing binary is added with the platform that its name tells', () => {
  const packages = {
    'node_modules/a': {
      dev: true,
      optionalDependencies: { '@a/binding-linux-arm64-musl': '1.2.3', '@a/darwin-x64': '1.2.3' },
    },
    'node_modules/@a/darwin-x64': {},
  };
  expect(missingOptional(packages)).toEqual({
    'node_modules/@a/binding-linux-arm64-musl': {
      version: '1.2.3',
      dev: true,
      cpu: ['arm64'],
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
  });
});
