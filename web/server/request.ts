import 'server-only';
import { headers } from 'next/headers';

/**
 * The caller's address: the last entry of X-Forwarded-For, which the reverse proxy wrote, or caller-address.ts when none
 * is trusted; earlier ones are the caller's own words.
 */
export function addressFrom(forwardedFor: string | null | undefined): string | null {
  return forwardedFor?.split(',').at(-1)?.trim() || null;
}

export async function callerAddress(): Promise<string | null> {
  return addressFrom((await headers()).get('x-forwarded-for'));
}
