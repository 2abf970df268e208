import type { Renewal } from './renewal.ts';

/** What the tasks of this service say, by their kind. */
export interface CertificateTaskFacts {
  renewCertificate: Renewal;
}
