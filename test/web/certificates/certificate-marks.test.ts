import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { certificateHouse, label, password } from '#test/support/certificate-files';
import { readCertificateFile } from '#web/features/certificates/server/reading/file';
import { processorClock } from '#test/support/processor-time';

const house = certificateHouse();
afterAll(() => house.remove());

const [root, leaf] = house.chain(2);
if (!root || !leaf) throw new Error('No chain');
const issuer = root.pem.toString();
const own = leaf.pem.toString();
const ownBody = own.split('\n').slice(1, -2).join('\n');
const [begin, end] = ['-----BEGIN CERTIFICATE-----', '-----END CERTIFICATE-----'];

/** What a file that holds both is taken for. */
async function taken(file: Buffer | string): Promise<string> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const found = await readCertificateFile(bytes, password);
  if (!found.ok) return found.reason;
  return found.authority ? 'the issuer’s' : found.label === label ? 'the operator’s' : 'another one';
}

describe('a block that a program may skip makes the file refused', () => {
  /** The operator's own block, with other marks. */
  const marked = (first: string, last: string) => `${issuer}${first}\n${ownBody}\n${last}\n`;
  test.each<[string, string]>([
    ['joined to the one before', issuer.trimEnd() + own],
    ['joined to the one before, which is its own', own.trimEnd() + issuer],
    ['joined by a blank', `${issuer.trimEnd()} ${own}`],
    ['joined by a tab and text', `${issuer.trimEnd()}\tpuis ${own}`],
    ['a byte order mark before it', `${issuer}\ufeff${own}`],
    ['a byte order mark before each', `\ufeff${issuer}\ufeff${own}`],
    ['blanks before it', `${issuer}  ${own}`],
    ['a tab before it', `${issuer}\t${own}`],
    ['a no-break space before it', `${issuer}\u00a0${own}`],
    ['a form feed before it', `${issuer}\f${own}`],
    ['text before it', `${issuer}Certificat : ${own}`],
    ['quoted, as mails do', issuer + own.replaceAll(/^/gm, '> ')],
    ['commented out', issuer + own.replaceAll(/^/gm, '# ')],
    ['indented, as in YAML', issuer + own.replaceAll(/^/gm, '    ')],
    ['in a string of JSON', `${issuer}{"cert":${JSON.stringify(own)}}`],
    ['a zero-width space before it', `${issuer}\u200b${own}`],
    ['a zero-width space within its mark', issuer + own.replace('BEGIN', 'BE\u200bGIN')],
    ['a soft hyphen within its mark', issuer + own.replace('BEGIN', 'BE\u00adGIN')],
    ['a line separator before it', `${issuer.trimEnd()}\u2028${own}`],
    ['four hyphens', marked('----BEGIN CERTIFICATE----', '----END CERTIFICATE----')],
    ['six hyphens', marked('------BEGIN CERTIFICATE------', '------END CERTIFICATE------')],
    ['one hyphen', marked('-BEGIN CERTIFICATE-', '-END CERTIFICATE-')],
    ['four hyphens at its beginning', marked('----BEGIN CERTIFICATE-----', end)],
    ['four hyphens behind its beginning', marked('-----BEGIN CERTIFICATE----', end)],
    ['four hyphens at its end', marked(begin, '----END CERTIFICATE-----')],
    ['no hyphens', marked('BEGIN CERTIFICATE', 'END CERTIFICATE')],
    ['dashes', marked('–––––BEGIN CERTIFICATE–––––', '–––––END CERTIFICATE–––––')],
    ['long dashes', marked('——BEGIN CERTIFICATE——', '——END CERTIFICATE——')],
    ['hyphens of full width', marked('－－－－－BEGIN CERTIFICATE－－－－－', end)],
    ['equals signs', marked('=====BEGIN CERTIFICATE=====', '=====END CERTIFICATE=====')],
    ['lower case', marked(begin.toLowerCase(), end.toLowerCase())],
    ['a capital only', marked('-----Begin Certificate-----', '-----End Certificate-----')],
    ['blanks within its marks', marked('----- BEGIN CERTIFICATE -----', '----- END CERTIFICATE -----')],
    ['blanks between hyphens', marked('- - - - -BEGIN CERTIFICATE- - - - -', end)],
    ['blanks between letters', marked('-----B E G I N CERTIFICATE-----', end)],
    ['no blank', marked('-----BEGINCERTIFICATE-----', '-----ENDCERTIFICATE-----')],
    ['a line break in its mark', marked('-----BEGIN\nCERTIFICATE-----', end)],
    ['a line break behind the hyphens', marked('-----\nBEGIN CERTIFICATE-----', end)],
    ['its first line behind its mark', issuer + own.replace(`${begin}\n`, begin)],
    ['its end behind its last line', issuer + own.replace(`\n${end}`, end)],
    ['text behind its mark', issuer + own.replace(begin, `${begin} x`)],
    ['text behind its end', issuer + own.replace(end, `${end}x`)],
    ['no beginning', `${issuer}${ownBody}\n${end}\n`],
    ['no marks', `${issuer}${ownBody}\n`],
    ['no marks, in lines of its own length', `${issuer}${ownBody.replaceAll(/(.{30})/g, '$1\n')}\n`],
    ['marks of another script', marked('-----ВЕGIN СЕRTIFICATE-----', '-----ЕND СЕRTIFICATE-----')],
    ['another label', marked('-----BEGIN CERT-----', '-----END CERT-----')],
    ['the label of parameters', marked('-----BEGIN EC PARAMETERS-----', '-----END EC PARAMETERS-----')],
    ['a label in lower case', marked('-----BEGIN certificate-----', '-----END certificate-----')],
    ['within another block', `${issuer}-----BEGIN A-----\n${own}-----END A-----\n`],
    ['its end alone', `${issuer}${end}\n`],
    ['the last end missing', own.replace(`${end}\n`, '') + issuer],
    ['within the block of the issuer', issuer.replace(`\n${end}`, `\n${own}${end}`)],
  ])('%s', async (what, file) => {
    const plain = await taken(file);
    expect(['brokenMark', 'damaged']).toContain(plain);
    for (const ends of ['\r\n', '\r']) expect(await taken(file.replaceAll('\n', ends))).toBe(plain);
    // Nothing but the marks tells of what stands in such lines.
    const quoted = ownBody.replaceAll('\n', '').replaceAll(/(.{20})/g, '> $1\n');
    if (/^no marks|another script/.test(what)) return;
    expect(['brokenMark', 'damaged']).toContain(await taken(file.replaceAll(ownBody, quoted)));
  });

  const utf16 = (text: string) => Buffer.from(text, 'utf16le');
  const bigEnd = (text: string) => utf16(text).swap16();
  const append = (...parts: (Buffer | string)[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  test.each<[string, Buffer]>([
    ['UTF-16 behind ASCII', append(issuer, utf16(own))],
    ['UTF-16 behind ASCII, with its mark', append(issuer, utf16(`\ufeff${own}`))],
    ['UTF-16, big end first, behind ASCII', append(issuer, bigEnd(own))],
    ['ASCII behind UTF-16', append(utf16(`\ufeff${issuer}`), own)],
    ['ASCII behind UTF-16, at an odd place', append(utf16(`\ufeff${issuer}`), '\n', own)],
    ['ASCII behind UTF-16, big end first', append(bigEnd(`\ufeff${issuer}`), own)],
    ['the other UTF-16 behind UTF-16', append(utf16(`\ufeff${issuer}`), bigEnd(`\ufeff${own}`))],
    ['UTF-16 without its mark', utf16(issuer + own)],
    ['bytes of zero before it', append(issuer, '\0\0', own)],
    ['bytes that are no text before it', append(issuer, Buffer.of(0xff, 0x96, 0xa0), own)],
    ['DER behind PEM', append(issuer, leaf.der)],
    ['PEM behind DER', append(root.der, own)],
  ])('%s', async (_what, file) => {
    expect(['brokenMark', 'damaged']).toContain(await taken(file));
  });

  test('the file that came so', async () => {
    const folder = new URL('./fixtures/as-sent/', import.meta.url);
    expect(await taken(readFileSync(new URL('issuer-glued-to-own.pem', folder)))).toBe('brokenMark');
  });

  test('marks that are only tried cost nothing', async () => {
    for (const piece of [
      '-',
      '-----BEGIN ',
      'END',
      'BEGIN CERT',
      '– END KEY',
      'MIIM',
      ' \ufeff',
      '\ufdfa',
      '-E ',
      'ENDCERT-',
    ]) {
      const file = Buffer.from(piece.repeat(1_000_000 / Buffer.byteLength(piece)));
      for (const content of [file, append(issuer, file).subarray(0, 1_048_576)]) {
        const began = processorClock();
        await taken(content);
        expect({ piece, slow: began() > 2_000 }).toEqual({ piece, slow: false });
      }
    }
  });
});

describe('both are read', () => {
  const ownText = () => house.openssl('x509', '-in', leaf.certificate, '-text').toString();
  const issuerText = () => house.openssl('x509', '-in', root.certificate, '-text').toString();
  test.each<[string, () => Buffer | string]>([
    ['one behind the other', () => issuer + own],
    ['its own first', () => own + issuer],
    ['a line between', () => `${issuer}\n\n${own}`],
    ['text of OpenSSL before each', () => issuerText() + ownText()],
    [
      'attributes before each',
      () =>
        `Bag Attributes\n    friendlyName: front-end key\n    localKeyID: 01 02\n${issuer}Bag Attributes: <No Attributes>\n${own}`,
    ],
    [
      'the output of s_client',
      () =>
        `CONNECTED(00000003)\n---\nCertificate chain\n 0 s:CN = x\n   a:PKEY: rsaEncryption, 2048 (bit)\n${own} 1 s:CN = y\n${issuer}---\nServer certificate\nsubject=CN = x\n---\nExtended master secret: no\n---\nDONE\n`,
    ],
    [
      'rules and words that are no marks',
      () =>
        `----------\nEnd of the week, week-end: ends\n${issuer}Beginning -- see back-end-prod\nDNS:xn--end-1ga.example, DNS:xn--beginn-x.example\n${own}-- \nFin\n`,
    ],
    ['a name that ends in dashes', () => `friendlyName: Front-end certificate\n${issuer}${own}`],
    ['blanks behind the marks', () => (issuer + own).replaceAll(/-----$/gm, '-----  \t')],
    ['zeros behind the end', () => `${issuer}${own}\0\0\0`],
    ['lines that end with CR', () => (issuer + own).replaceAll('\n', '\r')],
    ['lines that end with CRLF', () => (issuer + own).replaceAll('\n', '\r\n')],
    ['UTF-16 with accents', () => Buffer.from(`\ufeffClé de l’été — 電話\n${issuer}Été\n${own}`, 'utf16le')],
    ['UTF-16, big end first', () => Buffer.from(`\ufeff${issuer}${own}`, 'utf16le').swap16()],
    [
      'text in Windows-1252',
      () =>
        Buffer.concat([Buffer.from('Clé d\x92été \x96 production\n', 'latin1'), Buffer.from(issuer + own)]),
    ],
    [
      'a request between',
      () => issuer + house.openssl('req', '-new', '-key', leaf.key, '-subj', '/CN=x').toString() + own,
    ],
    [
      'the public key between',
      () => issuer + house.openssl('pkey', '-in', leaf.key, '-pubout').toString() + own,
    ],
  ])('%s', async (_what, file) => {
    expect(await taken(file())).toBe('the operator’s');
  });
});
