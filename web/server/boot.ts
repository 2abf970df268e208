import { ConfigError, certificateKeys, config, publishPortalUrl } from '#config';
import { contrast } from '../colour.ts';
import { settleCallerAddress } from './caller-address.ts';
import { ownVault, rotateCertificates } from './certificate-vault.ts';
import { database } from './database.ts';
import { log, report } from './errors.ts';
import { measureRequests } from './metrics-http.ts';
import { beginShutdown } from './shutdown.ts';
import { settleViews } from './view-as.ts';

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
  watchViews();
  void rotateKeys();
  process.once('SIGTERM', beginShutdown);
  process.once('SIGINT', beginShutdown);
}

/** « Voir comme » that ended by itself is written down within a minute; what a dead portal left, at its next start. */
function watchViews(): void {
  const settle = () =>
    settleViews(database(), new Date()).catch((error: unknown) => report(error, 'view-as'));
  setInterval(() => void settle(), 60_000).unref();
}

/** After the keys of certificates were changed (docs/runbook.md waits for what is logged here) or a portal was killed. */
async function rotateKeys(): Promise<void> {
  try {
    const { encrypted, keysLost, damaged } = await rotateCertificates(ownVault(), new Date());
    if (encrypted > 0) log().info({ encrypted }, 'certificates encrypted with the first key');
    if (Object.keys(keysLost).length > 0)
      log().error({ keysLost }, 'certificates are encrypted with keys that the settings do not hold');
    if (damaged.length > 0) log().error({ damaged }, 'files of certificates are damaged');
  } catch (error) {
    report(error, 'keys of certificates');
  }
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
