import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isDoor } from '#web/kit/door';

/** What anyone may reach: the identification page, the way back to a lost password, and what machines ask for. */
const open = [
  'web/app/(public)/identification/page.tsx',
  'web/app/(public)/premier-compte/[[]token]/page.tsx',
  'web/features/platform/first-account/actions.ts',
  'web/app/(public)/oubli-du-mot-de-passe/page.tsx',
  'web/features/platform/password-reset/forgotten/actions.ts',
  'web/app/(public)/reinitialisation/[[]token]/page.tsx',
  'web/features/platform/password-reset/choose/actions.ts',
  'web/app/api/auth/[[]...nextauth]/route.ts',
  'web/app/api/health/route.ts',
].map((path) => path.replaceAll('[[]', '['));

/** Asks for a token, or serves its own machine only (test/web/metrics.test.ts); there is no session to ask for. */
const machines = ['web/app/metrics/route.ts'];

const doors = globSync(['web/app/**/{page.tsx,route.ts,actions.ts}', 'web/features/**/actions.ts']);
const asks =
  /\b(?:await|return) (?:requireActor|requireRight|actingActor|peekActor|awaitingPerson|polled)\(|^export const GET = download\(/m;

/** In an export that the kit did not make. */
const asksItself = /\b(?:requireActor|requireRight|actingActor|peekActor|awaitingPerson)\b/;

/** The text of the door, or of the file of a feature that it names. */
function textOf(door: string): string {
  const text = readFileSync(door, 'utf8');
  const named = /^export \{[^}]*\} from '#(web\/[^']+)';$/m.exec(text)?.[1];
  return named ? readFileSync(named.endsWith('.tsx') ? named : `${named}.ts`, 'utf8') : text;
}

describe('every door of the portal', () => {
  test('is known to this test', () => {
    expect(doors).toEqual(expect.arrayContaining(open));
    expect(doors.length).toBeGreaterThan(open.length + 10);
  });

  test.each(doors.filter((door) => !open.includes(door) && !machines.includes(door)))(
    '%s asks who is there [QPC-011, QPC-012]',
    async (door) => {
      if (door.startsWith('web/app/') && asks.test(textOf(door))) return;
      const made: object = await import(join(process.cwd(), door));
      const exported = Object.entries(made).filter(([name]) => name !== 'generateMetadata');
      expect(
        exported.filter(([, one]) => !isDoor(one) && !asksItself.test(String(one))).map(([name]) => name),
      ).toEqual([]);
      expect(exported.length).toBeGreaterThan(0);
    },
  );

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
