import { expect } from 'vitest';
import { certificateHouse } from './certificate-files.ts';
import { aSubmissionId, type Person } from './portal-client.ts';

interface Chosen {
  operatorId: string;
  fileName?: string;
  label?: string;
  service?: string;
  environment?: string;
  password?: string;
}

/** Deposits a file as the form of the back office does, and answers the certificate's id. */
export async function deposit(
  office: Person,
  { fileName = 'certificat.pem', ...fields }: Chosen,
  file: Uint8Array,
): Promise<string> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('form', aSubmissionId());
  body.set('file', new File([new Uint8Array(file)], fileName));
  const response = await office.go('/api/certificates/deposit', { method: 'POST', body });
  const answer = (await response.json()) as { ok: boolean; id: string };
  expect(answer).toMatchObject({ ok: true });
  return answer.id;
}

/** The same with one of its own. */
export async function depositOne(office: Person, operatorId: string): Promise<string> {
  const files = certificateHouse();
  try {
    return await deposit(office, { operatorId }, files.certificate().pem);
  } finally {
    files.remove();
  }
}
