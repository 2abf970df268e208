import 'server-only';
import { config } from '#config';

/**
 * Whether a request that changes something may come from a page of this portal. Browsers send Sec-Fetch-Site or Origin
 * with every such request from elsewhere, so one with neither is a script's own, which holds the cookie by itself; the
 * cookie's SameSite=Lax stands behind this.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  if (origin === null) return true;
  const own = new Set([new URL(config().portal.url).origin, `http://${request.headers.get('host')}`]);
  return own.has(origin);
}

/** For route handlers: `if (!isSameOrigin(request)) return forbidden()`. */
export function forbidden(): Response {
  return Response.json({ error: 'forbidden' }, { status: 403 });
}
