/** « Type de qualification » of a contract (QPC-041, QPC-064): what its files contain. */
export const qualificationTypes = ['nonAliase', 'aliase'] as const;
export type QualificationType = (typeof qualificationTypes)[number];

/** 6XXXXXXXX, 06XXXXXXXX, 336XXXXXXXX or +336XXXXXXXX, and the same with 7 (QPC-062, QPC-063; section 6, decision 1). */
const msisdnForms = /^(?:\+?33|0)?([67]\d{8})$/;
/** Identifiant client: 12 digits (IDC-002). */
const aliasForm = /^\d{12}$/;

/**
 * The one form under which an identifier is counted and asked: 33 followed by nine digits, or the alias itself.
 * Undefined when the text has none of the accepted forms. Purely syntactic: blocks that Arcep has not opened are accepted.
 */
export function canonicalIdentifier(type: QualificationType, text: string): string | undefined {
  if (type === 'aliase') return aliasForm.test(text) ? text : undefined;
  const match = msisdnForms.exec(text);
  return match ? `33${match[1]}` : undefined;
}

/** The type a contract's row names. Throws on a value that no contract can carry. */
export function qualificationTypeOf(stored: string): QualificationType {
  const type = qualificationTypes.find((known) => known === stored);
  if (type) return type;
  throw new Error('A contract has an unknown type de qualification');
}
