import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP, isIPv6 } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/**
 * The only reader of the environment and of temporal.yaml. Both are checked together and every wrong entry is named,
 * because a setting that is silently ignored is found months later.
 */

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .transform(Number)
    .refine(
      (value) => Number.isInteger(value) && value >= least && value <= most,
      `a whole number from ${least} to ${most}`,
    );
const port = (fallback: number) => wholeNumber(1, 65_535).default(fallback);
const flag = z.enum(['0', '1'], '0 or 1').transform((value) => value === '1');
const webUrl = z.url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' });
const listeningHost = z.string().refine(isHost, 'a host name or IP address of this machine');
/** As the SDK reads it: a host, and a port unless it is 7233. */
const serverAddress = z
  .string()
  .regex(/^(\[[\da-f:.]+\]|[^\s/:@]+)(:\d{1,5})?$/i, 'host:port, without http://');

/** Of AES-256. What is wrong is said without what was written: it may be a key that is nearly right. */
const keyBytes = 32;
const certificateKeysSchema = z
  .string()
  .transform((text) => text.split(',').map((key) => Buffer.from(key.trim(), 'base64')))
  .refine(
    (keys) =>
      keys.every((key) => key.length === keyBytes) &&
      new Set(keys.map((key) => key.toString('hex'))).size === keys.length,
    `keys of ${keyBytes} bytes in base64, separated by commas, none twice`,
  );

const environmentSchema = z.object({
  JALON_PORT: port(3000),
  JALON_HOST: listeningHost.optional(),
  JALON_TRUST_PROXY: flag.default(false),
  JALON_REQUESTS_PER_ADDRESS: wholeNumber(1, 100_000).optional(),
  JALON_DATA_DIR: z.string().default('./data'),
  JALON_TEMPORAL_PORT: port(7233),
  JALON_TEMPORAL_UI_PORT: port(8233),
  JALON_SIMULATOR_PORT: port(3100),
  JALON_SMTP_PORT: port(1025),
  JALON_TEMPORAL_CLI: z.string().optional(),
  JALON_WORKFLOW_BUNDLE: z.string().optional(),
  JALON_TEST_SERVER: z.string().optional(),
  JALON_CHROMIUM: z.string().optional(),
  JALON_DEMO: flag.default(true),
  JALON_NETWORK_URL: webUrl.optional(),
  JALON_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'an address that begins with smtp:// or smtps://' })
    .optional(),
  JALON_TEMPORAL_UI_URL: webUrl.optional(),
  JALON_ACCENT: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'a colour such as #1c5fd4')
    .default('#1c5fd4'),
  JALON_WHOLESALER: z.string().min(1).default('Orange Wholesale France'),
  JALON_MAIL_FROM: z.email().default('ne-pas-repondre@jalon.example'),
  JALON_RESULT_DAYS: wholeNumber(1, 3_650).default(30),
  JALON_LONG_WAIT_SECONDS: wholeNumber(0, 2_592_000).default(3_600),
  JALON_SESSION_MINUTES: wholeNumber(1, 720).default(60),
  JALON_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  JALON_METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  JALON_WORKER_VERSIONING: flag.default(false),
  TEMPORAL_ADDRESS: serverAddress.optional(),
  TEMPORAL_NAMESPACE: z.string().optional(),
  TEMPORAL_API_KEY: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^file:.*[^/]$/, 'file: and the path of a file (SQLite); nothing else is supported')
    .optional(),
  JALON_CERTIFICATE_KEYS: certificateKeysSchema.optional(),
  NEXTAUTH_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  NEXTAUTH_URL: webUrl.optional(),
  XDG_CACHE_HOME: z.string().optional(),
});

const seconds = z.number().int().positive();
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 03:00');
const timeZone = z.string().refine(isTimeZone, 'a time zone such as Europe/Paris');
const temporalSchema = z.strictObject({
  namespace: z.string().min(1),
  retentionDays: z.number().int().min(1).max(365),
  taskQueues: z.strictObject({ main: z.string().min(1) }),
  searchAttributes: z.record(
    z.string(),
    z.enum(['Keyword', 'Datetime', 'Int', 'Bool', 'Double', 'Text', 'KeywordList']),
  ),
  schedules: z.strictObject({
    reconcile: z.strictObject({ everySeconds: seconds }),
    sweep: z.strictObject({ everySeconds: seconds }),
    purge: z.strictObject({ dailyAt: clockTime, timeZone }),
    certificateDigest: z.strictObject({ dailyAt: clockTime, timeZone }),
  }),
  worker: z.strictObject({
    maxConcurrentActivities: z.number().int().positive(),
    maxConcurrentWorkflowTasks: z.number().int().min(2),
    shutdownGraceSeconds: z.number().int().min(0),
    shutdownForceSeconds: z.number().int().positive(),
  }),
});

/** Digits and dots alone are an address that has to be one; names are looked up when it listens. */
function isHost(text: string): boolean {
  return isIP(text) !== 0 || (/^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text) && !/^[\d.]+$/.test(text));
}

function isTimeZone(name: string): boolean {
  // Names only: the list of those supported leaves out aliases such as UTC.
  if (/^[+-]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

export type Config = ReturnType<typeof loadConfig>;

/** Names every wrong setting, one a line; start-up prints it as it is. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads and checks the settings. Paths are relative to `root` (the checkout, where every command runs).
 * Throws ConfigError.
 */
export function loadConfig(environment: Record<string, string | undefined>, root = process.cwd()) {
  // An empty variable in a service file means "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const env = environmentSchema.safeParse(given);
  const yaml = temporalSchema.safeParse(readYaml(join(root, 'temporal.yaml')));
  if (!env.success || !yaml.success) {
    throw new ConfigError([...named('', env), ...named('temporal.yaml: ', yaml)].join('\n'));
  }
  const e = env.data;
  const embedded = e.TEMPORAL_ADDRESS === undefined;
  const dataDir = resolve(root, e.JALON_DATA_DIR);
  const databaseUrl = e.DATABASE_URL ?? `file:${join(dataDir, 'jalon.db')}`;
  const host = e.JALON_HOST ?? (e.JALON_DEMO ? '127.0.0.1' : '0.0.0.0');
  const localUrl = `http://${reachable(host)}:${e.JALON_PORT}`;
  const portalUrl = e.NEXTAUTH_URL ?? localUrl;
  const simulatorUrl = `http://127.0.0.1:${e.JALON_SIMULATOR_PORT}`;
  return {
    root,
    /** What every checkout of this user shares: the built Temporal server, the test server. */
    cacheDir: join(e.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'jalon'),
    dataDir,
    demo: e.JALON_DEMO,
    /** Where the link to make the first account of the back office lies, until there is one. */
    firstLinkFile: join(dataDir, 'first-account-link'),
    logLevel: e.JALON_LOG_LEVEL,
    databaseFile: resolve(root, databaseUrl.slice('file:'.length)),
    portal: {
      port: e.JALON_PORT,
      host,
      url: portalUrl,
      /** Where this machine itself reaches it. */
      localUrl,
      /** Whether a reverse proxy in front writes the last entry of X-Forwarded-For. */
      trustProxy: e.JALON_TRUST_PROXY,
      /** Requests with a body that one address may have open at once; otherwise as web/server/request-limits.ts says. */
      requestsPerAddress: e.JALON_REQUESTS_PER_ADDRESS,
    },
    /** What a reader of /metrics has to bring; without one only this machine reads them. */
    metricsToken: e.JALON_METRICS_TOKEN,
    /** Sessions slide by this many minutes; five-digit QPC accounts have their own 10 (QPC-023). */
    sessionMinutes: e.JALON_SESSION_MINUTES,
    /** Days for which the results of a qualification are kept (QPC-100). */
    resultDays: e.JALON_RESULT_DAYS,
    /** How long a process waits before it asks operations for a hand. */
    longWaitSeconds: e.JALON_LONG_WAIT_SECONDS,
    temporal: {
      ...yaml.data,
      embedded,
      address: e.TEMPORAL_ADDRESS ?? `127.0.0.1:${e.JALON_TEMPORAL_PORT}`,
      namespace: e.TEMPORAL_NAMESPACE ?? yaml.data.namespace,
      apiKey: e.TEMPORAL_API_KEY,
      port: e.JALON_TEMPORAL_PORT,
      uiPort: e.JALON_TEMPORAL_UI_PORT,
      uiUrl: e.JALON_TEMPORAL_UI_URL ?? `http://127.0.0.1:${e.JALON_TEMPORAL_UI_PORT}`,
      cli: e.JALON_TEMPORAL_CLI,
      databaseFile: join(dataDir, 'temporal.db'),
      /** Whether workers say which build of the workflows they run (decision 066). */
      versioning: e.JALON_WORKER_VERSIONING,
      /** The workflows' code as `npm start` bundled it; without one the worker bundles by itself. */
      workflowBundle: e.JALON_WORKFLOW_BUNDLE,
    },
    simulator: { port: e.JALON_SIMULATOR_PORT, smtpPort: e.JALON_SMTP_PORT, url: simulatorUrl },
    network: { url: e.JALON_NETWORK_URL ?? `${simulatorUrl}/network` },
    smtp: { url: e.JALON_SMTP_URL ?? `smtp://127.0.0.1:${e.JALON_SMTP_PORT}`, from: e.JALON_MAIL_FROM },
    wholesaler: { name: e.JALON_WHOLESALER, accent: e.JALON_ACCENT },
    tests: { timeSkippingServer: e.JALON_TEST_SERVER, chromium: e.JALON_CHROMIUM },
    givenSecret: e.NEXTAUTH_SECRET,
    givenCertificateKeys: e.JALON_CERTIFICATE_KEYS,
  };
}

/** Every address of the machine includes its own. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return isIPv6(host) ? `[${host}]` : host;
}

let loaded: Config | undefined;

/** The settings of this process, read once. Throws ConfigError. */
export function config(): Config {
  loaded ??= loadConfig(process.env);
  return loaded;
}

/** The environment of this process with `added`, for a process it starts. */
export function environmentWith(added: Record<string, string>): Record<string, string | undefined> {
  return { ...process.env, ...added };
}

/** next-auth reads its own address from the environment and nowhere else. */
export function publishPortalUrl(): void {
  process.env['NEXTAUTH_URL'] = config().portal.url;
}

/** The installation's secret: signs sessions and one-time links. */
export function secret(settings: Config = config()): string {
  return settings.givenSecret ?? generatedSecret(settings, 'portal', 'delete it to log everyone out');
}

/**
 * Seals what authenticators share with us and keys the digests of recovery codes. Not the secret above: whoever changes
 * that one logs people out, and would lock them out with this.
 */
export function secondFactorKey(settings: Config = config()): string {
  return generatedSecret(settings, 'second-factor', 'delete it to set up every two-step verification anew');
}

/**
 * What the files of certificates are encrypted with: the first one encrypts, each decrypts what it encrypted. Without
 * `JALON_CERTIFICATE_KEYS` a generated one; afterwards that one still decrypts, for as long as its file is there.
 */
export function certificateKeys(settings: Config = config()): readonly Uint8Array[] {
  const given = settings.givenCertificateKeys ?? [];
  const name = 'certificates';
  if (given.length > 0 && !existsSync(join(settings.dataDir, 'secrets', name))) return given;
  const instead = 'delete it, then revoke the certificates that only it decrypts and deposit them anew';
  const key = Buffer.from(generatedSecret(settings, name, instead), 'base64url');
  if (key.length !== keyBytes) throw new ConfigError(damagedSecret(name, instead));
  return [...given, key];
}

const damagedSecret = (name: string, instead: string) =>
  `secrets/${name} in the data directory is damaged: restore it, or ${instead}`;

/**
 * Made at first use and kept with mode 0600, so that a restart changes nothing and a second process finds the same one.
 * `instead`: what else than restoring it helps when it is damaged.
 */
function generatedSecret(settings: Config, name: string, instead: string): string {
  const directory = join(settings.dataDir, 'secrets');
  const file = join(directory, name);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    const made = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
    writeFileSync(file, made, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const value = readFileSync(file, 'utf8').trim();
  if (value.length < 32) throw new ConfigError(damagedSecret(name, instead));
  return value;
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`temporal.yaml: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function named(prefix: string, result: z.ZodSafeParseResult<unknown>): string[] {
  if (result.success) return [];
  return result.error.issues.map((issue) => `${prefix}${issue.path.join('.')}: ${issue.message}`);
}
