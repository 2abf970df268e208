import 'server-only';
import forge from 'node-forge';
import { Unreadable, orElse } from './unreadable.ts';

/**
 * ASN.1 as node-forge reads it (docs/decisions/097), and how the readers of certificates walk through it: what is not as
 * expected makes the file damaged.
 */
export type Node = forge.asn1.Asn1;

/** A tag of a CHOICE or of an OPTIONAL element: [0], [1]… */
const contextTag = forge.asn1.Class.CONTEXT_SPECIFIC;
const universal = forge.asn1.Class.UNIVERSAL;
const { SEQUENCE, SET, OID, INTEGER, OCTETSTRING } = forge.asn1.Type;

/** More than any structure of RFC 7292 needs; forge itself stops at 256. */
const maxDepth = 64;

interface DerOptions {
  strict: boolean;
  parseAllBytes: boolean;
  decodeBitStrings: boolean;
  maxDepth: number;
}
// The published types know of one flag; the library of these options (its README, `asn1.fromDer`).
const fromDer = forge.asn1.fromDer as unknown as (bytes: string, options: DerOptions) => Node;

/** The one value that the bytes hold, to their last one. */
export function parsed(bytes: Uint8Array): Node {
  return orElse('damaged', () =>
    fromDer(Buffer.from(bytes).toString('latin1'), {
      strict: true,
      parseAllBytes: true,
      decodeBitStrings: false,
      maxDepth,
    }),
  );
}

function valueOf(
  node: Node | undefined,
  tagClass: forge.asn1.Class,
  types: readonly number[],
): Node['value'] {
  if (!node || node.tagClass !== tagClass || !types.includes(node.type)) throw new Unreadable('damaged');
  return node.value;
}

/** The elements of a SEQUENCE or SET. */
export function elements(node: Node | undefined): Node[] {
  const value = valueOf(node, universal, [SEQUENCE, SET]);
  if (typeof value === 'string') throw new Unreadable('damaged');
  return value;
}

/** What stands in [tag] EXPLICIT. */
export function explicit(node: Node | undefined, tag: number): Node {
  const value = valueOf(node, contextTag, [tag]);
  const [inner, ...more] = typeof value === 'string' ? [] : value;
  if (!inner || more.length > 0) throw new Unreadable('damaged');
  return inner;
}

/** The elements of [tag] IMPLICIT of a SEQUENCE or SET; null where the node is another. */
export function implicit(node: Node | undefined, tag: number): Node[] | null {
  if (node?.tagClass !== contextTag || (node.type as number) !== tag) return null;
  return typeof node.value === 'string' ? null : node.value;
}

/** The bytes of a value that was read. */
export const der = (node: Node): Buffer => Buffer.from(forge.asn1.toDer(node).getBytes(), 'latin1');

export function oid(node: Node | undefined): string {
  const value = valueOf(node, universal, [OID]);
  if (typeof value !== 'string') throw new Unreadable('damaged');
  return forge.asn1.derToOid(value);
}

/** The octets of an OCTET STRING, or of one under [tag] IMPLICIT; in BER it may come in pieces. */
export function octets(node: Node | undefined, tag?: number): Buffer {
  const value =
    tag === undefined ? valueOf(node, universal, [OCTETSTRING]) : valueOf(node, contextTag, [tag]);
  if (typeof value === 'string') return Buffer.from(value, 'latin1');
  return Buffer.concat(value.map((piece) => octets(piece)));
}

/** An INTEGER that is no less than zero; one too large for exact figures is infinite. */
export function whole(node: Node | undefined): number {
  const value = valueOf(node, universal, [INTEGER]);
  if (typeof value !== 'string' || value.length === 0 || value.charCodeAt(0) > 127)
    throw new Unreadable('damaged');
  const number = Number(`0x${Buffer.from(value, 'latin1').toString('hex')}`);
  return Number.isSafeInteger(number) ? number : Infinity;
}

export function isInteger(node: Node | undefined): boolean {
  return node?.tagClass === universal && node.type === INTEGER;
}

export function isOid(node: Node | undefined): boolean {
  return node?.tagClass === universal && node.type === OID;
}

export function isSequence(node: Node | undefined): boolean {
  return node?.tagClass === universal && node.type === SEQUENCE;
}
