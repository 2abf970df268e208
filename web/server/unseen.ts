import 'server-only';

/** Control and formatting characters: line breaks, deletions, changes of writing direction, invisible marks. */
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A text that others wrote as people may see it; `instead` stands where a character was that nobody sees. */
export const withoutUnseen = (text: string, instead = '') => text.replaceAll(unseen, instead);
