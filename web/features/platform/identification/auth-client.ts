import { z } from 'zod';

/**
 * next-auth over its own HTTP interface. Its browser library would bring 30 kB for these two requests, each preceded by
 * one for the token that proves they come from a page of ours.
 */
const base = '/api/auth';

const csrfAnswer = z.object({ csrfToken: z.string() });
const redirection = z.object({ url: z.string() });

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken } = csrfAnswer.parse(await (await fetch(`${base}/csrf`)).json());
  return fetch(`${base}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken, json: 'true' }),
  });
}

export type LogInAnswer =
  | { ok: true; path: string }
  | { ok: false; reason: 'refused' | 'unreachable' }
  | { ok: false; reason: 'unexpected'; reference: string };

/** `returnTo` is a path of the portal; the server decides whether it may be gone to. */
export async function logIn(login: string, password: string, returnTo: string): Promise<LogInAnswer> {
  try {
    const response = await post('/callback/credentials', { login, password, callbackUrl: returnTo });
    const url = new URL(redirection.parse(await response.json()).url, window.location.href);
    if (response.ok) return { ok: true, path: `${url.pathname}${url.search}${url.hash}` };
    const [, reference] = /^reference:(\w+)$/.exec(url.searchParams.get('error') ?? '') ?? [];
    return reference === undefined
      ? { ok: false, reason: 'refused' }
      : { ok: false, reason: 'unexpected', reference };
  } catch {
    return { ok: false, reason: 'unreachable' };
  }
}

/** Ends the session on the server; false when the server could not be reached. */
export async function logOut(): Promise<boolean> {
  try {
    return (await post('/signout', { callbackUrl: '/' })).ok;
  } catch {
    return false;
  }
}
