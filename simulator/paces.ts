import { z } from 'zod';
import { isEverything, isWithin, scopeFields, scopeIssues } from './scope.ts';
import type { Narrowing, Scope } from './scope.ts';

/** A service time that can be turned while the simulator runs. */
export type Pace = {
  /** For the front page. */
  label: string;
  /** Milliseconds unless the command line says otherwise. */
  usual: number;
  narrowedBy: Narrowing;
};

export const maxPaceMs = 60_000;

/** Milliseconds by name of the pace. */
type Times = Record<string, number>;
export type NarrowPace = Scope & { name: string; ms: number };

export type Paces = ReturnType<typeof openPaces>;

/** Service times; a restart goes back to `general`. */
export function openPaces(declared: Readonly<Record<string, Pace>>, general: Times) {
  let narrow: NarrowPace[] = [];

  return {
    request: requestOf(declared),

    set(times: Times, { keyPrefix, recipient }: Scope): void {
      if (isEverything({ keyPrefix, recipient })) Object.assign(general, times);
      else {
        const added = Object.entries(times).map(([name, ms]) => ({ name, ms, keyPrefix, recipient }));
        const kept = narrow.filter(
          (old) => old.keyPrefix !== keyPrefix || old.recipient !== recipient || !(old.name in times),
        );
        narrow = [...added, ...kept];
      }
    },

    /** The narrow pace set last that covers what a call is about, else the general one. */
    of(name: string, subject: Scope): number {
      const covering = narrow.find((pace) => pace.name === name && isWithin(subject, pace));
      const ms = covering?.ms ?? general[name];
      if (ms === undefined) throw new Error(`no system declares the pace ${name}`);
      return ms;
    },

    general: (): Readonly<Times> => general,
    narrow: (): readonly NarrowPace[] => narrow,

    /** Forgets the narrow paces of a scope; the general ones stay. */
    clear(scope: Scope): void {
      narrow = narrow.filter((pace) => !isWithin(pace, scope));
    },
  };
}

/** Body of `POST /settings`: at least one pace, as `times`, and what narrows it. */
function requestOf(declared: Readonly<Record<string, Pace>>) {
  const names = Object.keys(declared);
  const ms = z.coerce.number().int().min(0).max(maxPaceMs).optional();
  return z
    .strictObject({ ...scopeFields, ...Object.fromEntries(names.map((name) => [name, ms])) })
    .transform(({ keyPrefix, recipient, ...rest }) => {
      const times = Object.entries(rest).flatMap(([name, value]) =>
        typeof value === 'number' ? [[name, value] as const] : [],
      );
      return { scope: { keyPrefix, recipient }, times: Object.fromEntries(times) };
    })
    .check(({ value: { scope, times }, issues }) => {
      const given = Object.keys(times);
      if (given.length === 0) issues.push({ code: 'custom', input: times, path: [names.join(' or ')] });
      for (const name of given) {
        const { narrowedBy } = declared[name] ?? {};
        if (narrowedBy) issues.push(...scopeIssues(scope, narrowedBy));
      }
    });
}
