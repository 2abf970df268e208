import { afterAll, expect, test } from 'vitest';
import { certificateHouse, password } from '#test/support/certificate-files';
import { readCertificateFile } from '#web/features/certificates/server/reading/file';
import { readCertificate } from '#web/features/certificates/server/reading/reading';

const house = certificateHouse();
afterAll(() => house.remove());

/** As many rounds of the older derivation as are still done; a second and more in JavaScript. */
const dear = () => house.pkcs12(house.certificate(), ['-legacy', '-descert', '-iter', '57000']);

/** The longest that a request would have waited for this thread meanwhile, in milliseconds. */
async function longestHold(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(look, 1);
  await work();
  look();
  clearInterval(timer);
  return longest;
}

test('in its thread a file is read as it is here, or refused for the same reason', async () => {
  const { pem } = house.certificate();
  const p12 = house.pkcs12(house.certificate());
  for (const [bytes, secret] of [
    [pem, undefined],
    [p12, password],
    [p12, 'falsch'],
    [Buffer.from('Bonjour'), undefined],
  ] as const)
    expect(await readCertificate(bytes, secret)).toEqual(await readCertificateFile(bytes, secret));
});

test('a file that asks for all the hashing it may have holds up no other request', async () => {
  const file = dear();
  const here = await longestHold(() => readCertificateFile(file, password));
  const there = await longestHold(async () =>
    expect(await readCertificate(file, password)).toMatchObject({ ok: true, format: 'pkcs12' }),
  );
  // Of a busy machine other programs hold it too.
  expect({ here, there, free: there < Math.max(50, here / 4) }).toMatchObject({ free: true });
});

test('one that takes too long is ended, and those that wait for it are read', async () => {
  const { pem } = house.certificate();
  const [ended, next] = await Promise.all([readCertificate(dear(), password, 100), readCertificate(pem)]);
  expect(ended).toEqual({ ok: false, reason: 'tooManyIterations' });
  expect(next).toMatchObject({ ok: true, format: 'pem' });
});
