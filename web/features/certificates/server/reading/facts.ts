import 'server-only';
import type { KeyObject, X509Certificate } from 'node:crypto';
import type { CertificateFacts, CertificateKey } from '#domain/certificates/facts';
import { certificateLimits } from '#domain/certificates/refusal';
import { labelOf, sirenOf, type NameAttribute } from '#domain/certificates/subject';
import { elements, explicit, oid, parsed } from './asn1.ts';
import { digestName } from './ciphers.ts';
import type { Contents } from './contents.ts';
import { Unreadable } from './unreadable.ts';
import { withoutUnseen } from '#web/server/unseen';

export interface ReadCertificate {
  facts: CertificateFacts;
  /** « Libellé » as the subject proposes it. */
  label: string | null;
  /** It may issue others (basicConstraints, RFC 5280, 4.2.1.9): an operator seldom has such a one. */
  authority: boolean;
  /** Other certificates in the file, those of its issuers left out. */
  unrelated: number;
}

/** What is read of the one certificate for which a file was made. */
export function factsOf({ certificates, keys }: Contents): ReadCertificate {
  const distinct = [...new Map(certificates.map((one) => [one.fingerprint256, one])).values()];
  const own = endEntity(distinct, keys);
  if (!own) throw new Unreadable('severalCertificates');
  if (!keys.every((key) => own.checkPrivateKey(key))) throw new Unreadable('keyMismatch');
  const attributes = attributesOf(own.subject);
  const label = labelOf(attributes);
  const chain = issuersOf(own, distinct);
  return {
    facts: {
      subject: oneLine(own.subject),
      issuer: oneLine(own.issuer),
      siren: sirenOf(attributes),
      serialNumber: own.serialNumber.toUpperCase(),
      fingerprint: own.fingerprint256.replaceAll(':', '').toLowerCase(),
      notBefore: own.validFromDate.toISOString(),
      notAfter: own.validToDate.toISOString(),
      key: keyFacts(own),
      signatureAlgorithm: signatureOf(own),
      chain,
    },
    label: label && (shown(label, certificateLimits.labelLength) || null),
    authority: own.ca,
    unrelated: distinct.length - 1 - chain,
  };
}

/** The one that issued no other of the file; of several the one that the key fits, else the only one that is no authority. */
function endEntity(
  certificates: readonly X509Certificate[],
  keys: readonly KeyObject[],
): X509Certificate | undefined {
  const last = certificates.filter((one) =>
    certificates.every((other) => other === one || !isIssued(other, one)),
  );
  const narrowed = [
    last,
    last.filter((one) => keys.length > 0 && keys.every((key) => one.checkPrivateKey(key))),
    last.filter(({ ca }) => !ca),
  ];
  return narrowed.find(({ length }) => length === 1)?.[0];
}

/** By name and by signature: two certificates of one name are common, after a renewal for example. */
function isIssued(one: X509Certificate, issuer: X509Certificate): boolean {
  if (!one.checkIssued(issuer)) return false;
  try {
    return one.verify(issuer.publicKey);
  } catch {
    // A key of a kind that OpenSSL does not know.
    return false;
  }
}

/** How many of the others lead from it to its root. */
function issuersOf(own: X509Certificate, certificates: readonly X509Certificate[]): number {
  const found = new Set([own]);
  for (const one of found) for (const other of certificates) if (isIssued(one, other)) found.add(other);
  return found.size - 1;
}

function keyFacts({ publicKey }: X509Certificate): CertificateKey {
  const { asymmetricKeyType = 'unknown', asymmetricKeyDetails = {} } = publicKey;
  const { modulusLength, namedCurve } = asymmetricKeyDetails;
  // Names of curves tell the bits of their field: prime256v1, secp384r1, brainpoolP512r1. X509Certificate's legacy object
  // tells them as well, and ends the process over a curve that has no name.
  const bits = modulusLength ?? Number(/\d{3}/.exec(namedCurve ?? '')?.[0] ?? 0);
  return { algorithm: asymmetricKeyType, bits: bits || null };
}

const sha1 = 'sha1';
const hashTag = 0;

function signatureOf({ signatureAlgorithm, signatureAlgorithmOid, raw }: X509Certificate): string {
  const name: string | undefined = signatureAlgorithm ?? signatureAlgorithmOid;
  // Node promises the latter; of an identifier without a digit there is none.
  if (!name) throw new Unreadable('damaged');
  if (name !== 'rsassaPss') return name;
  // RSASSA-PSS-params (RFC 4055): hashAlgorithm [0] DEFAULT sha1, which OpenSSL's name leaves out.
  const [, algorithm] = elements(parsed(raw));
  const [, parameters] = elements(algorithm);
  const [first] = parameters ? elements(parameters) : [];
  const hash =
    first && (first.type as number) === hashTag
      ? digestName(oid(elements(explicit(first, hashTag))[0]))
      : sha1;
  return `rsassaPss-${hash}`;
}

/** Node writes an attribute a line, escaped as RFC 4514 has it, those of one RDN behind one another. */
function attributesOf(name: string | undefined): NameAttribute[] {
  return (name ?? '').split('\n').flatMap((line) =>
    line.split(/(?<!\\) \+ (?=[A-Za-z0-9.]+=)/).map((attribute) => {
      const equals = attribute.indexOf('=');
      const value = unescaped(attribute.slice(equals + 1));
      return { type: attribute.slice(0, equals), value: shown(value, certificateLimits.nameLength) };
    }),
  );
}

const unescaped = (text: string) =>
  text.replaceAll(/\\([0-9A-Fa-f]{2})|\\(.)/g, (_, hex: string | undefined, plain: string | undefined) =>
    hex === undefined ? (plain ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );

const oneLine = (name: string | undefined) =>
  shown((name ?? '').replaceAll('\n', ', '), certificateLimits.nameLength);

/** As people may see it, however it was written: at most so many characters. */
function shown(text: string, length: number): string {
  // Cut before it is looked at closely: a subject may fill the file.
  const cut = text
    .slice(0, 4 * length)
    .toWellFormed()
    .normalize('NFC');
  const plain = withoutUnseen(cut).replaceAll(/\s+/g, ' ').trim();
  const characters = Array.from(plain);
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : plain;
}
