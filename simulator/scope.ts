import { z } from 'zod';

/**
 * Narrows a fault, a pace or a reset, so that several tests can share one simulator. Empty is everything; one
 * idempotency key and one address are scopes too, the narrowest.
 */
export type Scope = {
  /** How idempotency keys begin; the portal's begin with the id of a workflow. */
  keyPrefix?: string | undefined;
  /** Pattern of a recipient's address: `*` is any characters, upper and lower case are the same. */
  recipient?: string | undefined;
};

/** What calls of a kind can be told apart by. */
export type Narrowing = keyof Scope;

export const scopeFields = {
  keyPrefix: z.string().min(1).max(255).optional(),
  recipient: z.string().min(1).max(320).optional(),
};

/** Refuses what would never match: a mail has no key, a batch no recipient. */
export function scopeIssues(scope: Scope, narrowedBy: Narrowing) {
  const other = narrowedBy === 'keyPrefix' ? 'recipient' : 'keyPrefix';
  return scope[other] === undefined ? [] : [{ code: 'custom' as const, input: scope, path: [other] }];
}

export function isEverything({ keyPrefix, recipient }: Scope): boolean {
  return keyPrefix === undefined && recipient === undefined;
}

/** Whether what `inner` covers is covered by `outer` too. */
export function isWithin(inner: Scope, outer: Scope): boolean {
  if (isEverything(outer)) return true;
  const { keyPrefix, recipient } = outer;
  if (keyPrefix !== undefined && inner.keyPrefix?.startsWith(keyPrefix)) return true;
  return recipient !== undefined && inner.recipient !== undefined && matches(recipient, inner.recipient);
}

function matches(pattern: string, address: string): boolean {
  const escaped = pattern.replaceAll(/[^\w*]/g, String.raw`\$&`).replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`, 'is').test(address);
}
