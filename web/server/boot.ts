import { ConfigError, config, publishPortalUrl } from '#config';
import { contrast } from '../colour.ts';
import { settleCallerAddress } from './caller-address.ts';
import { measureRequests } from './metrics-http.ts';
import { beginShutdown } from './shutdown.ts';

/** WCAG 2, 1.4.3: white text on the accent. */
const leastContrast = 4.5;

/** Checks what can be wrong before the first person sees it, and ends the process with its name. */
export function prepare(): void {
  try {
    check();
  } catch (error) {
    // Thrown on, it would only make Next answer 500 for as long as it runs.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  publishPortalUrl();
  settleCallerAddress(config().portal.trustProxy);
  measureRequests();
  process.once('SIGTERM', beginShutdown);
  process.once('SIGINT', beginShutdown);
}

/** Throws ConfigError. */
function check(): void {
  const { accent } = config().wholesaler;
  const found = contrast(accent, '#ffffff');
  if (found < leastContrast) {
    throw new ConfigError(
      `JALON_ACCENT: white text on ${accent} has a contrast of ${found.toFixed(1)}:1, at least ${leastContrast}:1 is needed; choose a darker colour`,
    );
  }
}
