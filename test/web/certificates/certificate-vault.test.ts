import {
  copyFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { certificateFile, certificatesDirectory } from '#domain/certificates/files';
import { aKey } from './certificate-desk.ts';
import {
  getCertificate,
  keyId,
  putCertificate,
  rotateCertificates,
  type Vault,
} from '#web/features/certificates/server/vault';

const [older, newer] = [aKey(), aKey()];
const content = Buffer.from('-----BEGIN CERTIFICATE-----');
/** When the portal started. */
const started = new Date();

function aVault(keys: Uint8Array[] = [older]): Vault & { file: (id: string) => string } {
  const dataDir = mkdtempSync(join(tmpdir(), 'jalon-vault-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  return { dataDir, keys, file: (id) => join(dataDir, certificateFile(id)) };
}
const read = async (vault: Vault, id: string) => {
  const found = await getCertificate(vault, id);
  return found.ok ? found.bytes.toString() : found.reason;
};

test('what lies on the disk is encrypted, for its owner alone, and comes back as it was', async () => {
  const vault = aVault();
  await putCertificate(vault, 'a', content);
  const file = readFileSync(vault.file('a'));
  expect(file.includes('CERTIFICATE')).toBe(false);
  expect(file.includes(older)).toBe(false);
  expect(statSync(vault.file('a')).mode & 0o777).toBe(0o600);
  expect(await read(vault, 'a')).toBe(content.toString());
  expect(readdirSync(join(vault.dataDir, certificatesDirectory))).toEqual(['a']);
  await putCertificate(vault, 'b', content);
  expect(readFileSync(vault.file('b')).subarray(12)).not.toEqual(file.subarray(12));
});

test('a file stands for no other certificate', async () => {
  const vault = aVault();
  await putCertificate(vault, 'a', content);
  copyFileSync(vault.file('a'), vault.file('b'));
  expect(await read(vault, 'b')).toBe('damaged');
});

test('each byte that is changed, and each end that is missing, is noticed', async () => {
  const vault = aVault();
  await putCertificate(vault, 'a', content);
  const whole = readFileSync(vault.file('a'));
  for (let at = 0; at < whole.length; at++) {
    const bent = Buffer.from(whole);
    bent[at] = (bent[at] ?? 0) ^ 1;
    writeFileSync(vault.file('a'), bent);
    // In the id of the key it names another one.
    expect(await read(vault, 'a')).toBe(at >= 4 && at < 12 ? 'keyLost' : 'damaged');
    writeFileSync(vault.file('a'), whole.subarray(0, at));
    expect(await read(vault, 'a')).toBe('damaged');
  }
});

test('a lost key and a missing file are told apart', async () => {
  const vault = aVault();
  await putCertificate(vault, 'a', content);
  expect(await read({ ...vault, keys: [newer] }, 'a')).toBe('keyLost');
  expect(await read(vault, 'b')).toBe('missing');
  expect(await read({ ...vault, keys: [newer, older] }, 'a')).toBe(content.toString());
});

test('rotation encrypts everything with the first key, once, and the old one can go', async () => {
  const vault = aVault();
  for (const id of ['a', 'b']) await putCertificate(vault, id, content);
  const both = { ...vault, keys: [newer, older] };
  await putCertificate(both, 'c', content);
  const kept = readFileSync(vault.file('c'));
  expect(await rotateCertificates(both, started)).toEqual({ encrypted: 2, keysLost: {}, damaged: [] });
  for (const id of ['a', 'b', 'c'])
    expect(await read({ ...vault, keys: [newer] }, id)).toBe(content.toString());
  expect(readFileSync(vault.file('c'))).toEqual(kept);
  expect(await rotateCertificates(both, started)).toEqual({ encrypted: 0, keysLost: {}, damaged: [] });
  expect(await rotateCertificates(aVault(), started)).toEqual({ encrypted: 0, keysLost: {}, damaged: [] });
});

test('rotation that was killed goes on, and half a file that a killed portal left is removed', async () => {
  const vault = aVault([newer, older]);
  for (const id of ['a', 'b']) await putCertificate({ ...vault, keys: [older] }, id, content);
  // Killed after the first one, while it wrote the second.
  await putCertificate(vault, 'a', content);
  writeFileSync(`${vault.file('b')}.x.tmp`, 'half');
  for (const id of ['a', 'b']) expect(await read(vault, id)).toBe(content.toString());
  const before = new Date(Date.now() - 60_000);
  utimesSync(`${vault.file('b')}.x.tmp`, before, before);
  // By the portal that has just started.
  writeFileSync(`${vault.file('c')}.y.tmp`, 'a half that grows');
  expect(await rotateCertificates(vault, started)).toEqual({ encrypted: 1, keysLost: {}, damaged: [] });
  expect(readdirSync(join(vault.dataDir, certificatesDirectory)).toSorted()).toEqual(['a', 'b', 'c.y.tmp']);
});

test('rotation names keys that are lost and files that are damaged, and leaves both as they are', async () => {
  const lost = aKey();
  const vault = aVault([newer, older]);
  await putCertificate({ ...vault, keys: [lost] }, 'a', content);
  writeFileSync(vault.file('b'), 'not ours');
  await putCertificate({ ...vault, keys: [older] }, 'c', content);
  writeFileSync(vault.file('c'), readFileSync(vault.file('c')).fill(0, 50));
  await putCertificate({ ...vault, keys: [older] }, 'd', content);
  const { damaged, ...done } = await rotateCertificates(vault, started);
  expect(done).toEqual({ encrypted: 1, keysLost: { [keyId(lost)]: 1 } });
  expect(damaged.toSorted()).toEqual(['b', 'c']);
  expect(await read({ ...vault, keys: [lost] }, 'a')).toBe(content.toString());
});
