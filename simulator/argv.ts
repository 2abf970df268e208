import { parseArgs } from 'node:util';
import { maxPaceMs } from './paces.ts';
import { joined } from './systems.ts';
import type { PaceName, PortName } from './systems.ts';

/** Ports of systems that are left out are free ones, paces that are left out the usual ones. */
export type SimulatorOptions = Partial<Record<PortName | PaceName, number>> & {
  /** HTTP port on 127.0.0.1; 0 takes a free one. */
  port: number;
  /** Directory of `simulator.db`; made when missing. */
  dataDir: string;
};

/**
 * Reads `--data-dir DIR [--port 3100]` and an option for each port and pace of a system, such as
 * `[--smtp-port 1025] [--network-delay-ms 20]`.
 * @throws Error with one line naming the wrong option.
 */
export function readArgv(argv: readonly string[]): SimulatorOptions {
  const ports = { port: { usual: 3100 }, ...joined('ports') };
  const numbers = [
    ...Object.entries(ports).map(([name, { usual }]) => ({ name, usual, max: 65_535 })),
    ...Object.entries(joined('paces')).map(([name, { usual }]) => ({ name, usual, max: maxPaceMs })),
  ].map((number) => ({ ...number, option: optionOf(number.name) }));
  const { values } = parseArgs({
    args: [...argv],
    options: {
      'data-dir': { type: 'string' },
      ...Object.fromEntries(
        numbers.map(({ option, usual }) => [option, { type: 'string', default: `${usual}` } as const]),
      ),
    },
  });
  const dataDir = values['data-dir'];
  if (!dataDir) throw new Error('--data-dir is missing');
  const given: Readonly<Record<string, unknown>> = values;
  const read: Record<string, number> = Object.fromEntries(
    numbers.map(({ name, option, max }) => [name, wholeNumber(`--${option}`, given[option], max)]),
  );
  return { port: 0, ...read, dataDir };
}

/** `smtpPort` is `smtp-port` on the command line. */
function optionOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function wholeNumber(option: string, text: unknown, max: number): number {
  const value = Number(text);
  if (typeof text !== 'string' || !/^\d+$/.test(text) || value > max) {
    throw new Error(`${option} must be a whole number from 0 to ${max}, not "${String(text)}"`);
  }
  return value;
}
