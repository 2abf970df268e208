import 'server-only';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pLimit from 'p-limit';
import { Piscina } from 'piscina';
import { config } from '#config';
import type { CertificateRead } from './file.ts';
import type { CertificateOrder } from './thread.ts';

/** Room for what a file of 1 MB can be made to hold, in MB. */
const heap = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };
/** What it costs to start the thread again is spared between the files of one deposit. */
const idleMs = 60_000;
/** Several times what the dearest file takes that is still read, for a busy machine. */
const longestMs = 15_000;

interface Reader {
  pool: Piscina<CertificateOrder, CertificateRead>;
  /** The time of a file begins with its turn. */
  inTurn: ReturnType<typeof pLimit>;
}

/** Modules load more than once in a Next server; globalThis is what they share. */
const shared = globalThis as typeof globalThis & { jalonCertificateReader?: Reader };

function reader(): Reader {
  shared.jalonCertificateReader ??= {
    pool: new Piscina({
      // By its place in the checkout: what Next makes of a module is no file that a thread could begin with.
      filename: pathToFileURL(join(config().root, 'web/features/certificates/server/reading/thread.ts')).href,
      // Under it `server-only` is empty, as it is for Next's own server.
      execArgv: ['--conditions=react-server'],
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: idleMs,
      resourceLimits: heap,
    }),
    inTurn: pLimit(1),
  };
  return shared.jalonCertificateReader;
}

/**
 * Reads a file that nobody vouches for in a thread of its own, one after the other: it can ask for seconds of hashing, and
 * this process has one thread for all requests. What takes too long is ended in the middle.
 */
export async function readCertificate(
  bytes: Uint8Array,
  password?: string,
  within = longestMs,
): Promise<CertificateRead> {
  const { pool, inTurn } = reader();
  return inTurn(async () => {
    const signal = AbortSignal.timeout(within);
    try {
      return await pool.run({ bytes, password }, { signal });
    } catch (error) {
      if (signal.aborted) return { ok: false, reason: 'tooManyIterations' };
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
        return { ok: false, reason: 'damaged' };
      throw error;
    }
  });
}
