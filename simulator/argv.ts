import { parseArgs } from 'node:util';

export type SimulatorOptions = {
  /** HTTP port on 127.0.0.1; 0 takes a free one. */
  port: number;
  /** SMTP port on 127.0.0.1; 0 takes a free one. */
  smtpPort: number;
  /** Directory of `simulator.db`; made when missing. */
  dataDir: string;
  /** Service time of one batch of the network, in milliseconds; 20 when left out. */
  networkDelayMs?: number;
};

/**
 * Reads `--data-dir DIR [--port 3100] [--smtp-port 1025] [--network-delay-ms 20]`.
 * @throws Error with one line naming the wrong option.
 */
export function readArgv(argv: readonly string[]): SimulatorOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: '3100' },
      'smtp-port': { type: 'string', default: '1025' },
      'data-dir': { type: 'string' },
      'network-delay-ms': { type: 'string', default: '20' },
    },
  });
  const dataDir = values['data-dir'];
  if (!dataDir) throw new Error('--data-dir is missing');
  return {
    port: wholeNumber('--port', values.port, 65_535),
    smtpPort: wholeNumber('--smtp-port', values['smtp-port'], 65_535),
    dataDir,
    networkDelayMs: wholeNumber('--network-delay-ms', values['network-delay-ms'], 60_000),
  };
}

function wholeNumber(option: string, text: string, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) {
    throw new Error(`${option} must be a whole number from 0 to ${max}, not "${text}"`);
  }
  return value;
}
