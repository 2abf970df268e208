import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Asks for a token, or serves its own machine only (test/web/metrics.test.ts); there is no session to ask for. */
const machines = ['web/app/metrics/route.ts'];

/** That each asks who is there: test/contracts/web/doors.test.ts. */
describe('every door of the portal', () => {
  test.each(machines)('%s asks what the machine brings', (door) => {
    expect(readFileSync(door, 'utf8')).toMatch(/metricsAccess\(request\.headers, /);
  });

  test('that is polled looks, and does not extend the session [QPC-024]', () => {
    const polled = readFileSync('web/kit/live/polled.ts', 'utf8');
    expect(polled).toMatch(/await peekActor\(/);
    expect(polled).not.toMatch(/requireActor|requireRight|actingActor/);
  });

  test('that gives a file asks who takes it, and extends the session', () => {
    expect(readFileSync('web/features/qualification/server/download.ts', 'utf8')).toMatch(
      /await actingActor\(/,
    );
  });

  test('is never opened ahead of the person: links to pages are those that fetch nothing before', () => {
    const texts = new Map(
      globSync('web/{app,features,kit}/**/*.{ts,tsx}').map((path) => [path, readFileSync(path, 'utf8')]),
    );
    const holding = (pattern: RegExp) =>
      [...texts.keys()].filter((path) => pattern.test(texts.get(path) ?? ''));
    expect(holding(/['"]next\/link['"]/)).toEqual(['web/kit/ui/page-link.tsx']);
    expect(texts.get('web/kit/ui/page-link.tsx')).toContain('prefetch={false}');
    expect(holding(/\.prefetch\(/)).toEqual([]);
  });
});
