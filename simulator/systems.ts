import { applications } from './applications/system.ts';
import { mail } from './mail/system.ts';
import { network } from './network/system.ts';
import type { System } from './system.ts';

const declared = [network, mail, applications] as const satisfies readonly System[];

/** The outside world: a new system is an import and an entry above. */
export const systems: readonly System[] = declared;

type KeysOf<S, T extends keyof System> = S extends Record<T, infer R> ? keyof R & string : never;
type Declared = (typeof declared)[number];
export type FaultName = KeysOf<Declared, 'faults'>;
export type PortName = KeysOf<Declared, 'ports'>;
export type PaceName = KeysOf<Declared, 'paces'>;

/** The tables of all systems as one. */
export function joined<T extends 'faults' | 'ports' | 'paces'>(table: T): NonNullable<System[T]> {
  return Object.assign({}, ...systems.map((system) => system[table] ?? {}));
}
