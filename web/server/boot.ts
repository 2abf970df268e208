import { ConfigError, certificateKeys, config, publishPortalUrl } from '#config';
import { contrast } from '#web/colour';
import { settleCallerAddress } from './caller-address.ts';
import { logConsole } from './console-lines.ts';
import { database } from './database.ts';
import { report } from './errors.ts';
import { measureRequests } from './metrics/metrics-http.ts';
import { guardRequests } from './request-guard.ts';
import { generalLimits, type RequestLimit } from './request-limits.ts';
import { logRefusals } from './request-refusal.ts';
import { sessionCookie, sessionIdIn } from './session-cookie.ts';
import { findSession } from './session-registry.ts';
import { beginShutdown } from './shutdown.ts';
import { settleViews } from './view-as.ts';

/** WCAG 2, 1.4.3: white text on the accent. */
const leastContrast = 4.5;

/**
 * Checks what can be wrong before the first person sees it, and ends the process with its name. `limits`: of routes that
 * read more than a form.
 */
export function prepare(limits: readonly RequestLimit[]): void {
  try {
    check();
  } catch (error) {
    // Thrown on, it would only make Next answer 500 for as long as it runs.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  logConsole();
  publishPortalUrl();
  settleCallerAddress(config().portal.trustProxy);
  guardRequests({
    perAddress: config().portal.requestsPerAddress,
    ownOrigin: new URL(config().portal.url).origin,
    isSignedIn: cookieStands,
    refused: logRefusals(),
    limits: [...limits, ...generalLimits],
  });
  measureRequests();
  watchViews();
  process.once('SIGTERM', beginShutdown);
  process.once('SIGINT', beginShutdown);
}

/** Whether the cookies of a request hold a living session. */
async function cookieStands(cookies: string): Promise<boolean> {
  const { name } = sessionCookie();
  const found = cookies.split(';').map((cookie) => cookie.trim());
  const id = await sessionIdIn(found.find((cookie) => cookie.startsWith(`${name}=`))?.slice(name.length + 1));
  return id !== null && (await findSession(database(), id, new Date())) !== null;
}

/** « Voir comme » that ended by itself is written down within a minute; what a dead portal left, at its next start. */
function watchViews(): void {
  const settle = () =>
    settleViews(database(), new Date()).catch((error: unknown) => report(error, 'view-as'));
  setInterval(() => void settle(), 60_000).unref();
}

/** Throws ConfigError. */
function check(): void {
  certificateKeys();
  const { accent } = config().wholesaler;
  const found = contrast(accent, '#ffffff');
  if (found < leastContrast) {
    throw new ConfigError(
      `JALON_ACCENT: white text on ${accent} has a contrast of ${found.toFixed(1)}:1, at least ${leastContrast}:1 is needed; choose a darker colour`,
    );
  }
}
