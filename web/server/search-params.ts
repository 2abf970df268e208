import 'server-only';
import type { PageQuery } from '#web/paths';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One value of a parameter that stands once in the address; undefined when it is repeated or missing. */
export function single(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function readPageQuery(parameters: Awaited<SearchParams>): PageQuery {
  return { after: single(parameters.after), before: single(parameters.before) };
}

/** Pages get their part of the address as it was written, « % » and all. */
export function decodedPart(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
