import { isDay } from '#domain/kit/calendar/paris-day';

/** One filter of a list: how it is read from an address, and what control asks for it. */
export interface Param<T extends string = string> {
  /** Undefined for a value that no page of ours writes: the list then ignores it. */
  read: (written: string) => T | undefined;
  control: 'search' | 'choice' | 'day' | 'views';
  /** The values of a choice; where they depend on the data, the list's `field` gives them. */
  options?: readonly T[];
}

export type Params = Readonly<Record<string, Param>>;
/** Single values of an address by name. */
export type Query = Readonly<Record<string, string | undefined>>;
export type FilterOf<P extends Params> = {
  readonly [Name in keyof P]?: (P[Name] extends Param<infer T> ? T : never) | undefined;
};

const longestText = 200;

/** Words of a search. */
export const text: Param = {
  control: 'search',
  read: (written) => written.trim().slice(0, longestText) || undefined,
};

/** One of a closed set. */
export const oneOf = <const T extends string>(options: readonly T[]): Param<T> => ({
  ...{ control: 'choice', options },
  read: (written) => options.find((option) => option === written),
});

/** Which of a few lists is shown, by links above it; the first one where the address says none. */
export const views = <const T extends string>(options: readonly T[]): Param<T> => ({
  ...{ control: 'views', options },
  read: (written) => options.slice(1).find((option) => option === written),
});

/** A code such as an operator's; the choices depend on the data. */
export const code: Param = {
  control: 'choice',
  read: (written) => (/^[a-z0-9-]{1,60}$/.test(written) ? written : undefined),
};

/** AAAA-MM-JJ. */
export const day: Param = {
  control: 'day',
  read: (written) => (isDay(written) ? written : undefined),
};

/** The filter as an address gives it. */
export function readFilter<P extends Params>(params: P, query: Query): FilterOf<P> {
  const read = Object.entries(params).map(([name, param]) => {
    const written = query[name];
    return [name, written === undefined ? undefined : param.read(written)];
  });
  return Object.fromEntries(read) as FilterOf<P>; // each value was read by the parameter of its name
}

/** Whether a filter leaves anything out of its list. */
export const isNarrowed = (params: Params, filter: Query): boolean =>
  Object.entries(params).some(([name, { control }]) => control !== 'views' && filter[name] !== undefined);
