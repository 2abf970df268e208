import { readdirSync, readFileSync } from 'node:fs';
import forge from 'node-forge';
import { fileRefusals } from '#domain/certificates/refusal';
import { chance, type Chance } from '#test/activities/qualification/workbook/chance';
import { readCertificateFile } from '#web/features/certificates/server/reading/file';

/** Certificates and PKCS#12 files that somebody bent, by accident or on purpose. The same seed gives the same file. */

const folder = new URL('./fixtures/', import.meta.url);
const sound = readdirSync(folder)
  .filter((name) => /\.(pem|p12|p7b)$/.test(name))
  .toSorted()
  .map((name) => ({ name, content: readFileSync(new URL(name, folder)) }));
const named = (pattern: RegExp) =>
  sound.filter(({ name }) => pattern.test(name)).map(({ content }) => content);
const [pems, pkcs12s, pkcs7s] = [named(/\.pem$/), named(/\.p12$/), named(/\.p7b$/)];
const ders = named(/^(?!.*key).*\.pem$/).map((pem) =>
  Buffer.from(pem.toString().replaceAll(/-----.*?-----|\s/g, ''), 'base64'),
);

export interface GeneratedCertificate {
  kind: string;
  content: Buffer;
  password: string | undefined;
}

export function generatedCertificate(seed: number): GeneratedCertificate {
  const dice = chance(seed);
  const kinds = Object.keys(makers);
  const kind = dice.oneOf(kinds);
  const content = makers[kind]?.(dice);
  if (!content) throw new RangeError('A kind without a maker');
  const password = dice.once(8) ? dice.oneOf(['falsch', '', null]) : 'sésame';
  return { kind, content, password: password ?? undefined };
}

/** An authority's certificate and one that it did not issue, which is therefore the one to take. */
const bentMarks = 'two certificates with bent marks';

const makers: Readonly<Record<string, (dice: Chance) => Buffer>> = {
  'DER with wrong bytes': (dice) => bent(dice, dice.oneOf(ders)),
  'DER with another structure': (dice) => restructured(dice, dice.oneOf(ders)),
  'PEM with wrong characters': (dice) => bent(dice, dice.oneOf(pems)),
  'PEM of lines that were moved': (dice) => Buffer.from(shuffledLines(dice, dice.oneOf(pems).toString())),
  'PEM of DER with wrong bytes': (dice) => armoured(bent(dice, dice.oneOf(ders))),
  'several blocks': (dice) => Buffer.concat(dice.some(6, () => dice.oneOf(pems))),
  'several blocks, one bent': (dice) => Buffer.concat([dice.oneOf(pems), bent(dice, dice.oneOf(pems))]),
  'PKCS#12 with wrong bytes': (dice) => bent(dice, dice.oneOf(pkcs12s)),
  'PKCS#12 with another structure': (dice) => restructured(dice, dice.oneOf(pkcs12s)),
  'PKCS#12 without its MAC, with another structure': (dice) =>
    restructured(dice, withoutMac(dice.oneOf(pkcs12s))),
  'PKCS#7 with wrong bytes': (dice) => bent(dice, dice.oneOf(pkcs7s)),
  'PKCS#7 with another structure': (dice) => restructured(dice, dice.oneOf(pkcs7s)),
  [bentMarks]: (dice) => Buffer.from(withBentMarks(dice)),
  'bytes behind a beginning': (dice) =>
    Buffer.concat([Buffer.from(dice.oneOf(beginnings), 'latin1'), dice.bytes(dice.below(2000))]),
};

const beginnings = [
  '',
  '0',
  '0\x80',
  '0\x82',
  '0\x84\xff\xff\xff\xff',
  '-----BEGIN CERTIFICATE-----\n',
  '\xff\xfe-',
];

/** A few bytes changed, left out, doubled or put in; or the end missing. */
function bent(dice: Chance, content: Buffer): Buffer {
  let file = Buffer.from(content);
  for (let left = 1 + dice.below(4); left > 0; left--) {
    const at = dice.below(file.length + 1);
    const to = at + dice.below(dice.once(4) ? 200 : 4);
    const ways = [
      () => file.with(Math.min(at, file.length - 1), dice.below(256)),
      () => file.with(Math.min(at, file.length - 1), (file[at] ?? 0) ^ (1 << dice.below(8))),
      () => Buffer.concat([file.subarray(0, at), file.subarray(to)]),
      () => Buffer.concat([file.subarray(0, to), file.subarray(at)]),
      () => Buffer.concat([file.subarray(0, at), dice.bytes(dice.below(20)), file.subarray(at)]),
      () => (dice.once(4) ? file.subarray(0, at) : file),
    ];
    if (file.length > 0) file = Buffer.from(dice.oneOf(ways)());
  }
  return file;
}

const read = (bytes: string) => forge.asn1.fromDer(bytes);

/** Sound DER of other values: an element changed, left out, doubled or exchanged, also inside of octets. */
function restructured(dice: Chance, content: Buffer): Buffer {
  const root = read(content.toString('latin1'));
  for (let left = 1 + dice.below(3); left > 0; left--) change(dice, root);
  return Buffer.from(forge.asn1.toDer(root).getBytes(), 'latin1');
}

function change(dice: Chance, node: forge.asn1.Asn1): void {
  const { value } = node;
  if (Array.isArray(value)) {
    const at = dice.below(value.length);
    const child = value[at];
    if (!child) return;
    if (!dice.once(6)) return change(dice, child);
    if (dice.once(3)) value.splice(at, 1);
    else if (dice.once(2)) value.splice(at, 0, child);
    else value[at] = dice.oneOf(value);
    return;
  }
  if (node.type === forge.asn1.Type.OCTETSTRING && value.startsWith('0') && !dice.once(8))
    try {
      const inner = read(value);
      change(dice, inner);
      node.value = forge.asn1.toDer(inner).getBytes();
      return;
    } catch {
      // Octets that only look like more.
    }
  if (node.type === forge.asn1.Type.INTEGER && dice.once(2))
    node.value = dice.oneOf([
      '',
      '\0',
      '\x01',
      '\xff',
      '\x7f\xff\xff\xff',
      '\0\xff\xff\xff\xff',
      '\x01'.repeat(300),
    ]);
  else if (dice.once(4)) Object.assign(node, { type: dice.below(31) });
  else node.value = bent(dice, Buffer.from(value, 'latin1')).toString('latin1');
}

function withoutMac(content: Buffer): Buffer {
  const root = read(content.toString('latin1'));
  if (Array.isArray(root.value)) root.value = root.value.slice(0, 2);
  return Buffer.from(forge.asn1.toDer(root).getBytes(), 'latin1');
}

const armoured = (der: Buffer) =>
  Buffer.from(`-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`);

const besides = [
  ...[
    ' ',
    '\t',
    '-',
    '--',
    '>',
    'x',
    '\0',
    '\f',
    '\n',
    '\r',
    '\ufeff',
    '\u200b',
    '\u00a0',
    '\u2013',
    '\u2028',
  ],
];

/** Marks of one or both certificates in which characters are put in, left out, exchanged or written in the other case. */
function withBentMarks(dice: Chance): string {
  const files = [named(/^ca\.pem$/), named(/^ec\.pem$/)].map(([file]) => file?.toString() ?? '');
  const lines = (dice.once(2) ? files : files.toReversed()).join('').split(/(?<=\n)/);
  const marks = lines.flatMap((line, place) => (line.startsWith('-') ? [place] : []));
  for (let left = 1 + dice.below(4); left > 0; left--) {
    const place = dice.oneOf(marks);
    const line = lines[place] ?? '';
    const at = dice.below(line.length + 1);
    const [before, after] = [line.slice(0, at), line.slice(at)];
    const ways = [
      () => before + dice.oneOf(besides) + after,
      () => dice.oneOf(besides) + line,
      () => before + after.slice(1 + dice.below(3)),
      () => before + dice.oneOf(besides) + after.slice(1),
      () => before + after.toLowerCase(),
      () => line.trimEnd(),
      () => line.replaceAll('-', dice.oneOf(['', '–', '=', '- ', '--'])),
    ];
    lines[place] = dice.oneOf(ways)();
  }
  return lines.join('');
}

function shuffledLines(dice: Chance, text: string): string {
  const lines = text.split('\n');
  for (let left = 1 + dice.below(3); left > 0; left--)
    lines.splice(dice.below(lines.length), dice.below(2), ...lines.splice(dice.below(lines.length), 1));
  return lines.join(dice.oneOf(['\n', '\r\n', '\n\n', '']));
}

export interface TriedCertificate {
  seed: number;
  kind: string;
  /** « taken » or the reason of the refusal. */
  outcome: string;
  ms: number;
  /** What should not have been. */
  problem?: string;
}

/** The slowest sound file takes a tenth of it. */
const mostMs = 4_000;

/** Reads the file of a seed and says what became of it. */
export async function tryCertificate(seed: number): Promise<TriedCertificate> {
  const { kind, content, password } = generatedCertificate(seed);
  const began = performance.now();
  const tried = { seed, kind };
  try {
    const found = await readCertificateFile(content, password);
    const ms = performance.now() - began;
    const outcome = found.ok ? 'taken' : found.reason;
    const problem =
      (found.ok ? (unsound(found) ?? mistaken(kind, found)) : unknownReason(found)) ??
      (ms > mostMs ? `took ${ms} ms` : undefined);
    return { ...tried, outcome, ms, ...(problem !== undefined && { problem }) };
  } catch (error) {
    return { ...tried, outcome: 'error', ms: performance.now() - began, problem: String(error) };
  }
}

/** The operator's own certificate was in the file, so that of the authority is the wrong one. */
const mistaken = (kind: string, { authority }: Extract<Found, { ok: true }>) =>
  kind === bentMarks && authority ? 'took the authority’s certificate' : undefined;

type Found = Awaited<ReturnType<typeof readCertificateFile>>;

const unknownReason = ({ reason }: Extract<Found, { ok: false }>) =>
  fileRefusals.includes(reason) ? undefined : 'unknown reason';

/** What is kept in rows and shown to people has to be as they expect, whatever the file says. */
function unsound({ facts, label }: Extract<Found, { ok: true }>): string | undefined {
  const instant = /^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
  const shown = [facts.subject, facts.issuer, label ?? '', facts.signatureAlgorithm, facts.key.algorithm];
  const rules: Record<string, boolean> = {
    fingerprint: /^[0-9a-f]{64}$/.test(facts.fingerprint),
    serialNumber: /^-?[0-9A-F]*$/.test(facts.serialNumber),
    siren: facts.siren === null || /^\d{9}$/.test(facts.siren),
    validity: instant.test(facts.notBefore) && instant.test(facts.notAfter),
    bits: facts.key.bits === null || (Number.isInteger(facts.key.bits) && facts.key.bits > 0),
    chain: facts.chain >= 0 && facts.chain < 100,
    names: shown.every((text) => text.length <= 2_000 && text.isWellFormed() && !/\p{Cc}/u.test(text)),
  };
  return Object.entries(rules).find(([, holds]) => !holds)?.[0];
}
