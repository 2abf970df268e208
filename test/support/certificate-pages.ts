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

/** Sends a file as the form of the back office does. `form`: its submission id; sent again it is the same deposit. */
export async function offer(
  office: Person,
  { fileName = 'certificat.pem', ...fields }: Chosen & { form: string },
  file: Uint8Array,
): Promise<{ ok: boolean; id: string }> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('file', new File([new Uint8Array(file)], fileName));
  const response = await office.go('/api/certificates/deposit', { method: 'POST', body });
  return (await response.json()) as { ok: boolean; id: string };
}

/** Deposits a file, and answers the certificate's id. */
export async function deposit(office: Person, chosen: Chosen, file: Uint8Array): Promise<string> {
  const answer = await offer(office, { ...chosen, form: aSubmissionId() }, file);
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
