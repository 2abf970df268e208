import type { CertificateFacts, CertificateFormat } from '#domain/certificates/facts';
import type { CertificateRefusal } from '#domain/certificates/refusal';
import { paths } from '#web/paths';

/** What became of a request that carries a file: its answer, a refusal, or why there is none. */
export type Unanswered =
  | { ok: false; failure: 'notSent' | 'ended' }
  | { ok: false; failure: 'unexpected'; reference: string };
export type Refused = { ok: false; refusal: CertificateRefusal };

/** What a file says, before anything of it is saved. */
export interface ReadAnswer {
  ok: true;
  /** Submission id: however often it is sent, it is one deposit. */
  form: string;
  facts: CertificateFacts;
  format: CertificateFormat;
  /** « Libellé », as the certificate proposes it. */
  label: string | null;
  /** It may issue others. */
  authority: boolean;
  /** Other certificates of the file that are not of its chain. */
  unrelated: number;
}

export interface Deposit {
  form: string;
  operatorId: string;
  service: string;
  environment: string;
  label: string;
  file: File;
  password: string;
  /** Each `Doubt` that is meant, by blanks apart. */
  confirmed: string;
}

export const readFile = (file: File, password: string) =>
  ask<ReadAnswer>(paths.api.readCertificate(), { file, password });

export const depositFile = ({ ...fields }: Deposit) =>
  ask<{ ok: true; id: string; label: string }>(paths.api.depositCertificate(), fields);

/** Never throws. The password travels in the body, which no log keeps. */
async function ask<Answer extends { ok: true }>(
  path: string,
  fields: object,
): Promise<Answer | Refused | Unanswered> {
  const body = new FormData();
  // The fields of the types above: texts and one file.
  for (const [name, value] of Object.entries(fields) as [string, string | File][]) body.set(name, value);
  try {
    const response = await fetch(path, { method: 'POST', body });
    if (response.status === 401) return { ok: false, failure: 'ended' };
    const answer = (await response.json()) as Answer | Refused | { ok?: never; reference?: string };
    if (answer.ok === true || answer.ok === false) return answer;
    return { ok: false, failure: 'unexpected', reference: answer.reference ?? String(response.status) };
  } catch {
    return { ok: false, failure: 'notSent' };
  }
}
