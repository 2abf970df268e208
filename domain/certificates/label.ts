import type { CertificateName } from '#domain/services';
import type { Environment } from './facts.ts';
import type { SlotKey } from './slot.ts';

/** « Libellé » of a certificate: `<SIREN>_<service>_<prod|test>`, written in any case (OWF-189). */

/** What labels call the e-services, without case, accents and signs (OWF-187, OWF-189: eRDV, Gra…). */
const aliases: Readonly<Record<CertificateName, readonly string[]>> = {
  'e-RDV': ['erdv', 'rdv'],
  'e-SAV': ['esav', 'sav'],
  FCI: ['fci'],
  Grafic: ['grafic', 'gra'],
  TAO: ['tao'],
  WebEligibilité: ['webeligibilite', 'webelig', 'webeli', 'eligibilite', 'elig'],
};

const environmentsOfLabels: Readonly<Record<string, Environment>> = { prod: 'production', test: 'test' };

const pattern = /^(\d{9})_([\p{L}-]{2,20})_(prod|test)$/iu;

const named = new Map(
  Object.entries(aliases).flatMap(([name, written]) =>
    // Keys of an object literal are what its type says, which `Object.entries` cannot know.
    written.map((alias) => [alias, name as CertificateName] as const),
  ),
);

/** What a label says; null for a free one such as « Test certificat à renouveler bientôt »: then a person chooses. */
export function readLabel(label: string): (SlotKey & { siren: string }) | null {
  const [, siren, written, end] = pattern.exec(label.normalize('NFC').trim()) ?? [];
  if (siren === undefined || written === undefined || end === undefined) return null;
  const plain = written.normalize('NFD').replaceAll(/[^a-zA-Z]/g, '');
  const service = named.get(plain.toLowerCase());
  const environment = environmentsOfLabels[end.toLowerCase()];
  return service && environment ? { siren, service, environment } : null;
}

/** The slot for which a label is made out, where it fits the pattern. */
export function slotOfLabel(label: string): SlotKey | null {
  const read = readLabel(label);
  return read && { service: read.service, environment: read.environment };
}

/**
 * What a certificate is called where no name of a person may stand, as in what Temporal shows: a free label is the common
 * name of anybody, so its id stands instead.
 */
export const namelessLabel = ({ id, label }: { id: string; label: string }): string =>
  readLabel(label) ? label : id;
