import 'server-only';

/** As people compare texts: without case, accents, ligatures or the shape of an apostrophe. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'");
}

/** All but the letters that no European language writes with an accent, figures, and what no database reads as a wildcard. */
const uncertain = /[^bfmpqvx0-9.()-]+/g;

/**
 * A pattern of `contains` that finds every text which, folded, contains `query`, and others beside: a database knows
 * neither accents nor how to look for « _ » and « % », which are its wildcards. What it finds is compared with `folded`.
 */
export function patternOf(query: string): string {
  return folded(query).replaceAll(uncertain, '%');
}

/** A serial number or a fingerprint as pages and tools write it, by two digits: without what stands between them. */
export const withoutColons = (query: string) =>
  /^\s*[0-9a-f]{2}(?::[0-9a-f]{2})+\s*$/i.test(query) ? query.replaceAll(':', '') : query;
