import { readFileSync } from 'node:fs';
import forge from 'node-forge';
import { afterAll, describe, expect, test } from 'vitest';
import type { FileRefusal } from '#domain/certificates/refusal';
import { certificateHouse, label, p256, password, rsa } from '#test/support/certificate-files';
import { readCertificateFile } from '#web/features/certificates/server/reading/file';
import { processorClock } from '#test/support/processor-time';

const house = certificateHouse();
afterAll(() => house.remove());

const ec = () => house.certificate();
const rsaOne = () => house.certificate({ algorithm: rsa });
const other = () => house.certificate({ subject: '/CN=autre' });
const text = (pem: Buffer) => pem.toString('latin1');
const keyOf = (key: string) => readFileSync(key, 'latin1');
const read = (bytes: Buffer | string, secret?: string) =>
  readCertificateFile(Buffer.from(bytes as string), secret);

async function refusal(bytes: Buffer | string, secret?: string): Promise<FileRefusal | 'taken'> {
  const found = await read(bytes, secret);
  return found.ok ? 'taken' : found.reason;
}

describe('what is read of a certificate', () => {
  test('agrees with what OpenSSL says of it', async () => {
    const { certificate, pem } = house.certificate({
      algorithm: rsa,
      subject: '/C=FR/O=Alpha Télécom, SA/OU=0002 552100554/CN=397480930_eRDV_prod',
      more: ['-sha384'],
    });
    const says = (...what: string[]) =>
      house
        .openssl('x509', '-in', certificate, '-noout', ...what)
        .toString()
        .trim()
        .split('=')
        .slice(1)
        .join('=');
    const found = await read(pem);
    expect(found).toEqual({
      ok: true,
      format: 'pem',
      label,
      ...{ authority: false, unrelated: 0 },
      facts: {
        subject: 'C=FR, O=Alpha Télécom\\, SA, OU=0002 552100554, CN=397480930_eRDV_prod',
        issuer: 'C=FR, O=Alpha Télécom\\, SA, OU=0002 552100554, CN=397480930_eRDV_prod',
        siren: '552100554',
        serialNumber: says('-serial'),
        fingerprint: says('-fingerprint', '-sha256').replaceAll(':', '').toLowerCase(),
        notBefore: new Date(says('-startdate')).toISOString(),
        notAfter: new Date(says('-enddate')).toISOString(),
        key: { algorithm: 'rsa', bits: 2048 },
        signatureAlgorithm: 'sha384WithRSAEncryption',
        chain: 0,
      },
    });
  });

  test.each<[string, readonly string[], readonly string[], object]>([
    ['RSA, SHA-1', rsa, ['-sha1'], { signatureAlgorithm: 'sha1WithRSAEncryption' }],
    ['RSA of 1,024 bits', ['rsa:1024'], [], { key: { algorithm: 'rsa', bits: 1024 } }],
    [
      'RSASSA-PSS',
      ['rsa-pss', '-pkeyopt', 'rsa_keygen_bits:2048'],
      [],
      { signatureAlgorithm: 'rsassaPss-sha256' },
    ],
    [
      'RSASSA-PSS, SHA-1',
      rsa,
      ['-sha1', '-sigopt', 'rsa_padding_mode:pss'],
      { signatureAlgorithm: 'rsassaPss-sha1' },
    ],
    ['P-256', p256, [], { key: { algorithm: 'ec', bits: 256 }, signatureAlgorithm: 'ecdsa-with-SHA256' }],
    ['P-521', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-521'], [], { key: { algorithm: 'ec', bits: 521 } }],
    ['P-224', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-224'], [], { key: { algorithm: 'ec', bits: 224 } }],
    [
      'Ed25519',
      ['ed25519'],
      [],
      { key: { algorithm: 'ed25519', bits: null }, signatureAlgorithm: 'ED25519' },
    ],
    // Node's own legacy object ends the process over this one.
    [
      'a curve that is described',
      ['ec', '-pkeyopt', 'ec_paramgen_curve:brainpoolP384r1', '-pkeyopt', 'ec_param_enc:explicit'],
      [],
      { key: { algorithm: 'ec', bits: 384 } },
    ],
  ])('names key and signature: %s', async (_kind, algorithm, more, facts) => {
    expect(await read(house.certificate({ algorithm, more }).pem)).toMatchObject({ ok: true, facts });
  });

  test('the end-entity is the one that issued no other, in whatever order they come', async () => {
    const links = house.chain(3);
    const [root, , leaf] = links;
    for (const order of [links, links.toReversed(), [leaf, root]]) {
      const pem = Buffer.concat(order.map((one) => one?.pem ?? Buffer.of()));
      expect(await read(pem)).toMatchObject({
        ok: true,
        label,
        facts: { chain: order.length === 3 ? 2 : 0 },
      });
    }
    const der = Buffer.concat(links.map((one) => one.der));
    expect(await read(der)).toMatchObject({ ok: true, format: 'der', label, facts: { chain: 2 } });
  });

  test('a chain of 30 is read at once, and one of more than 100 is not tried', async () => {
    const links = house.chain(30);
    const began = processorClock();
    expect(await read(Buffer.concat(links.map(({ pem }) => pem)))).toMatchObject({
      ok: true,
      label,
      facts: { chain: 29 },
    });
    expect(began()).toBeLessThan(1000);
    const many = Buffer.concat(Array.from({ length: 101 }, () => ec().pem));
    expect(await refusal(many)).toBe('tooManyCertificates');
  });
});

describe('PKCS#12', () => {
  const kinds: [string, () => ReturnType<typeof ec>, string[]][] = [
    ['RSA, as OpenSSL 3 writes it', rsaOne, []],
    ['RSA, -legacy', rsaOne, ['-legacy']],
    ['EC, as OpenSSL 3 writes it', ec, []],
    ['EC, -legacy', ec, ['-legacy']],
    ['RSA, 3DES', rsaOne, ['-legacy', '-descert']],
    ['RC2 of 128 bits', ec, ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128']],
    ['AES-128 and SHA-512', ec, ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-192-CBC', '-macalg', 'sha512']],
    ['100,000 rounds of PBKDF2', ec, ['-iter', '100000', '-maciter']],
    ['certificates in clear', ec, ['-certpbe', 'NONE']],
    ['without a MAC', ec, ['-nomac']],
  ];
  test.each(kinds)('%s is opened by its password, and by no other', async (_kind, one, more) => {
    const { der } = one();
    const file = house.pkcs12(one(), more);
    const found = await read(file, password);
    const plain = await read(der);
    expect(found).toEqual({ ...plain, format: 'pkcs12' });
    expect(await refusal(file, 'falsch')).toBe('wrongPassword');
    expect(await refusal(file)).toBe('passwordMissing');
  });

  test('its chain comes with it', async () => {
    const [root, middle, leaf] = house.chain(3);
    if (!root || !middle || !leaf) throw new Error('No chain');
    const issuers = house.write('issuers.pem', Buffer.concat([root.pem, middle.pem]));
    for (const more of [[], ['-legacy']])
      expect(await read(house.pkcs12(leaf, ['-certfile', issuers, ...more]), password)).toMatchObject({
        ok: true,
        label,
        facts: { chain: 2 },
      });
  });

  test.each<[string, string[], FileRefusal | 'taken']>([
    ['a key, as OpenSSL 3 writes it', [], 'emptyPassword'],
    ['a key, -legacy', ['-legacy'], 'emptyPassword'],
    ['a key, without a MAC', ['-nomac'], 'emptyPassword'],
    ['a key beside certificates in clear', ['-certpbe', 'NONE'], 'emptyPassword'],
    ['a key without its certificate', ['-nocerts'], 'emptyPassword'],
    ['a key in clear', ['-keypbe', 'NONE'], 'privateKeyInClear'],
    ['certificates only', ['-nokeys'], 'taken'],
    ['certificates only, -legacy', ['-nokeys', '-legacy'], 'taken'],
  ])('an empty password protects nothing: %s', async (_what, more, answer) => {
    expect(await refusal(house.pkcs12(ec(), more, ''))).toBe(answer);
  });

  test('passwords may be of any script', async () => {
    for (const secret of ['пароль', '密码', '🔑 clé'])
      for (const more of [[], ['-legacy']])
        expect(await refusal(house.pkcs12(ec(), more, secret), secret)).toBe('taken');
  });

  test('a key without its certificate and a key in clear are each said', async () => {
    expect(await refusal(house.pkcs12(ec(), ['-nocerts']), password)).toBe('keyWithoutCertificate');
    expect(await refusal(house.pkcs12(ec(), ['-nokeys']), password)).toBe('taken');
    const clear = house.pkcs12(ec(), ['-keypbe', 'NONE']);
    expect(await refusal(clear, password)).toBe('privateKeyInClear');
    expect(await refusal(clear)).toBe('privateKeyInClear');
  });

  test.each<[string, () => ReturnType<typeof ec>, () => ReturnType<typeof ec>, string[]]>([
    ['EC, as OpenSSL 3 writes it', other, ec, []],
    ['EC, -legacy', other, ec, ['-legacy']],
    ['RSA', () => house.certificate({ algorithm: rsa, subject: '/CN=autre' }), rsaOne, []],
    ['RSA, -legacy', () => house.certificate({ algorithm: rsa, subject: '/CN=autre' }), rsaOne, ['-legacy']],
    ['RSA, for a certificate of EC', rsaOne, ec, []],
    ['EC, for a certificate of RSA', ec, rsaOne, ['-legacy']],
    ['EC, without a MAC', other, ec, ['-nomac']],
  ])('a key of another certificate is refused: %s', async (_kind, keyOwner, certified, more) => {
    // What OpenSSL would refuse itself, were the certificate not given as one of its issuers.
    const file = house.pkcs12(keyOwner(), ['-nocerts', '-certfile', certified().certificate, ...more]);
    expect(await refusal(file, password)).toBe('keyMismatch');
    expect(await refusal(file, 'falsch')).toBe('wrongPassword');
  });

  test('what asks for too much hashing is refused at once, whichever of its parts asks', async () => {
    for (const more of [[], ['-legacy']]) {
      const bent = withRounds(house.pkcs12(ec(), more), 0x7fffffff);
      // Two closed parts and the MAC, which is checked first.
      expect(bent).toHaveLength(3);
      for (const file of bent) {
        const began = processorClock();
        expect(await refusal(file, password)).toBe('tooManyIterations');
        expect(began()).toBeLessThan(500);
      }
    }
  });
});

/** The file once for each place that says 2,048 rounds, with so many there instead; without the MAC where that is another. */
function withRounds(file: Buffer, rounds: number): Buffer[] {
  const usual = forge.asn1.integerToDer(2048).getBytes();
  const tree = (bytes: string) => forge.asn1.fromDer(bytes);
  function raised(node: forge.asn1.Asn1, place: { left: number }): void {
    const { type, value } = node;
    if (Array.isArray(value)) for (const one of value) raised(one, place);
    else if (type === forge.asn1.Type.INTEGER && value === usual) {
      if (place.left === 0) node.value = forge.asn1.integerToDer(rounds).getBytes();
      place.left -= 1;
    } else if (type === forge.asn1.Type.OCTETSTRING && value.startsWith('0')) {
      // The safes lie in octets of their own.
      let inner: forge.asn1.Asn1;
      try {
        inner = tree(value);
      } catch {
        return;
      }
      raised(inner, place);
      node.value = forge.asn1.toDer(inner).getBytes();
    }
  }
  const bent: Buffer[] = [];
  for (let nth = 0; ; nth++) {
    const root = tree(file.toString('latin1'));
    const place = { left: nth };
    const [version, safes, mac] = root.value as forge.asn1.Asn1[];
    if (!version || !safes || !mac) throw new Error('Not a PFX');
    raised(safes, place);
    const isMac = place.left === 0;
    if (isMac) raised(mac, place);
    else root.value = [version, safes];
    if (place.left >= 0) return bent;
    bent.push(Buffer.from(forge.asn1.toDer(root).getBytes(), 'latin1'));
  }
}

describe('private keys', () => {
  test.each([
    ['PKCS#8', () => keyOf(ec().key)],
    ['PKCS#1', () => house.openssl('rsa', '-in', rsaOne().key, '-traditional').toString()],
    ['SEC 1', () => house.openssl('ec', '-in', ec().key).toString()],
    ['a certificate beside it', () => text(ec().pem) + keyOf(ec().key)],
    ['its end missing', () => text(ec().pem) + keyOf(ec().key).split('-----END')[0]],
    ['behind other text', () => `${text(ec().pem)}x${keyOf(ec().key)}`],
    ['in UTF-16', () => Buffer.from(`\ufeff${keyOf(ec().key)}`, 'utf16le')],
    ['DER, PKCS#8', () => house.openssl('pkey', '-in', rsaOne().key, '-outform', 'DER')],
    ['DER, PKCS#1', () => house.openssl('rsa', '-in', rsaOne().key, '-traditional', '-outform', 'DER')],
    ['DER, SEC 1', () => house.openssl('ec', '-in', ec().key, '-outform', 'DER')],
  ])('in clear are refused: %s', async (_kind, file) => {
    expect(await refusal(file())).toBe('privateKeyInClear');
  });

  test('encrypted ones in PEM are opened to see whose they are', async () => {
    const closed = (...how: string[]) =>
      house.openssl(...how, '-in', ec().key, '-aes256', '-passout', `pass:${password}`).toString();
    for (const key of [closed('pkey'), closed('ec')]) {
      expect(await refusal(text(ec().pem) + key, password)).toBe('taken');
      expect(await refusal(text(ec().pem) + key, 'falsch')).toBe('wrongPassword');
      expect(await refusal(text(ec().pem) + key)).toBe('passwordMissing');
      expect(await refusal(text(other().pem) + key, password)).toBe('keyMismatch');
      expect(await refusal(key, password)).toBe('keyWithoutCertificate');
    }
    const open = ['pkcs8', '-topk8', '-in', ec().key, '-passout', 'pass:'];
    expect(await refusal(text(ec().pem) + house.openssl(...open).toString())).toBe('emptyPassword');
    expect(await refusal(house.openssl(...open, '-outform', 'DER'))).toBe('emptyPassword');
    const der = house.openssl(
      'pkcs8',
      '-topk8',
      '-in',
      ec().key,
      '-outform',
      'DER',
      '-passout',
      `pass:${password}`,
    );
    expect(await refusal(der, password)).toBe('keyWithoutCertificate');
  });
});
