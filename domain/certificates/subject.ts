import { readLabel } from './label.ts';

/** One attribute of a distinguished name (X.520), by the short name that OpenSSL gives it. */
export interface NameAttribute {
  type: string;
  value: string;
}

const registered: readonly [type: string, pattern: RegExp][] = [
  // ETSI EN 319 412-1, 5.1.4: national trade register of France.
  ['organizationIdentifier', /^NTRFR-(\d{9})(?:\d{5})?$/],
  // RGS, profiles of certificates: ICD 0002 is the SIRENE register (ISO 6523).
  ['OU', /^0002 ?(\d{9})(?:\d{5})?$/],
];

const valuesOf = (attributes: readonly NameAttribute[], type: string) =>
  attributes.filter((one) => one.type === type).map(({ value }) => value.trim());

/** The SIREN of the company that a subject names; null where it names none. */
export function sirenOf(attributes: readonly NameAttribute[]): string | null {
  for (const [type, pattern] of registered)
    for (const value of valuesOf(attributes, type)) {
      const siren = pattern.exec(value)?.[1];
      if (siren) return siren;
    }
  return valuesOf(attributes, 'CN').map(readLabel).find(Boolean)?.siren ?? null;
}

/** « Libellé », as the subject proposes it: its common name, that of the pattern before others. */
export function labelOf(attributes: readonly NameAttribute[]): string | null {
  const names = valuesOf(attributes, 'CN').filter(Boolean);
  return names.find(readLabel) ?? names[0] ?? null;
}
