import type { Instrumentation } from 'next';

/** Runs once when the server starts, before the first request; what is wrong by then ends it with its name. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { prepare } = await import('./server/boot.ts');
  const { features } = await import('./features/registry.server.ts');
  prepare(features.flatMap(({ bodies }) => bodies ?? []));
  const { report } = await import('./server/errors.ts');
  for (const { boot } of features) boot?.().catch((error: unknown) => report(error, 'boot of a feature'));
}

/** Whatever a page, an action or a route threw: its digest is the reference that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { report } = await import('./server/errors.ts');
  const digest =
    typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : undefined;
  report(error, `${context.routeType} ${context.routePath}`, {}, digest);
};
