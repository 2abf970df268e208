import 'server-only';
import { headers } from 'next/headers';

/** Set by proxy.ts on every request, whatever the client sent: path and query of the page asked for. */
export const pathHeader = 'x-jalon-path';

/**
 * The caller's address: the last entry of X-Forwarded-For, which the reverse proxy (or Next itself, when there is none)
 * wrote; earlier ones are the caller's own words.
 */
export function addressFrom(forwardedFor: string | null | undefined): string | null {
  return forwardedFor?.split(',').at(-1)?.trim() || null;
}

export async function callerAddress(): Promise<string | null> {
  return addressFrom((await headers()).get('x-forwarded-for'));
}
