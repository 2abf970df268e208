import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { anEntry } from './accounts.ts';
import type { House } from './house.ts';
import { aSubmissionId, type Person } from './portal-client.ts';

const manifest = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string(), filename: z.string() })),
});

/** Ids under which the built portal serves the server actions of a file, by name. */
export function actionsOf(file: string): Record<string, string> {
  const path = new URL('../../web/.next/server/server-reference-manifest.json', import.meta.url);
  const { node } = manifest.parse(JSON.parse(readFileSync(path, 'utf8')));
  return Object.fromEntries(
    Object.entries(node)
      .filter(([, { filename }]) => filename.endsWith(file))
      .map(([id, { exportedName }]) => [exportedName, id]),
  );
}

/** Calls a server action as the browser does; what it answers, as text. */
export async function callAction(
  person: Person,
  path: string,
  action: string,
  ...args: unknown[]
): Promise<{ status: number; text: string }> {
  const response = await person.go(path, {
    method: 'POST',
    headers: { 'next-action': action, accept: 'text/x-component', 'content-type': 'text/plain' },
    body: JSON.stringify(args),
  });
  return { status: response.status, text: await response.text() };
}

/** Sends a form of accounts with these logins; answers the id of its batch. */
export async function sendAccounts(house: House, person: Person, logins: readonly string[]): Promise<string> {
  const { create = 'none' } = actionsOf('features/accounts/people/actions.ts');
  const { text } = await callAction(person, '/comptes/nouveau', create, {
    form: aSubmissionId(),
    operatorId: '',
    role: 'operatorUser',
    services: ['tao', 'savTest'],
    entries: logins.map((login) => anEntry({ login })),
  });
  const id = /"batchId":"(\w{12})"/.exec(text)?.[1];
  if (!id) throw new Error(`The form was not taken: ${text}`);
  return id;
}

/** The accounts of a batch that stand. */
export function createdBy(house: House, batchId: string) {
  return house.db.accountCreation.findMany({ where: { batchId, state: 'created' } });
}
