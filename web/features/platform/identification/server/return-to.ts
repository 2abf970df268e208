import { paths } from '#web/paths';

/**
 * The path to show after the log-in: the one asked for when it belongs to this portal, the home page otherwise.
 * Compared as the browser would resolve it, because `//host` and `/\host` are other sites.
 */
export function safeReturn(asked: string | null | undefined, base: string): string {
  if (!asked) return paths.home();
  let url: URL;
  try {
    url = new URL(asked, base);
  } catch {
    return paths.home();
  }
  const elsewhere = url.origin !== new URL(base).origin || url.pathname.startsWith('//');
  const nowhere =
    [paths.identification(), paths.leave()].includes(url.pathname) || url.pathname.startsWith('/api/');
  if (elsewhere || nowhere) return paths.home();
  url.searchParams.delete('_rsc');
  return `${url.pathname}${url.search}${url.hash}`;
}
