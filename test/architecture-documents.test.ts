import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { demoAccounts, demoPassword } from '#prisma/demo';

/** Documents that send people to places which are gone are worse than none. */

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const decisions = globSync('docs/decisions/*.md', { cwd: root }).toSorted((a, b) => a.localeCompare(b));
const documents = ['README.md', 'ARCHITECTURE.md', 'docs/sources.md', 'docs/runbook.md', ...decisions];
const sources = globSync(
  '{*,{domain,workflows,activities,prisma,web,simulator,tools,test}/**/*}.{ts,tsx,mjs}',
  {
    cwd: root,
    exclude: ['web/.next/**', 'prisma/generated/**'],
  },
);

/** Written relative to the data directory, not to the checkout. */
const inDataDirectory = /^(files|run|logs|secrets|data)\//;
/** Paths between backticks, and the targets of links. Placeholders such as <process> and globs are no paths. */
function placesIn(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\s]+)`/g)].map(([, span = '']) => span);
  const named = spans.filter(
    (span) => /^[\w./()[\]-]+$/.test(span) && /\.(ts|tsx|mjs|yaml|json|md)$|\w\/$/.test(span),
  );
  const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = '']) => target);
  return [...named.filter((span) => !inDataDirectory.test(span)), ...links];
}

describe('the documents', () => {
  test.each(documents)('%s names no file that is not there', (document) => {
    const places = placesIn(read(document));
    const found = (place: string) =>
      existsSync(join(root, place)) ||
      existsSync(join(root, document, '..', place)) ||
      // Inside a folder that the sentence or the table has just named.
      (/^[^/]+\/?$/.test(place) && sources.some((source) => `/${source}`.includes(`/${place}`)));
    expect(places.filter((place) => !found(place))).toEqual([]);
  });

  test('README lists every setting and no other', () => {
    const schema = /environmentSchema = z\.object\(\{\n([\s\S]*?)\n\}\);/.exec(read('config.ts'))?.[1] ?? '';
    const known = [...schema.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name);
    const section = /^## Settings\n([\s\S]*?)^## /m.exec(read('README.md'))?.[1] ?? '';
    const rows = section.split('\n').flatMap((line) => /^\|([^|]*)\|/.exec(line)?.[1] ?? []);
    const listed = rows.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
    expect(known.length).toBeGreaterThan(20);
    expect(new Set(listed)).toEqual(new Set(known));
  });

  test('README knows the demo accounts and their password', () => {
    const section = /^## Demo accounts\n([\s\S]*?)^## /m.exec(read('README.md'))?.[1] ?? '';
    const listed = section.split('\n').flatMap((line) => {
      const cell = /^\|([^|]*)\|/.exec(line)?.[1] ?? '';
      return [...cell.matchAll(/`([^`]+)`/g)].map(([, login]) => login);
    });
    expect(new Set(listed)).toEqual(new Set(demoAccounts.map(({ login }) => login)));
    expect(section).toContain(demoPassword);
  });
});

describe('the decisions', () => {
  const numberOf = (file: string) => /decisions\/(\d{3})-[a-z0-9-]+\.md$/.exec(file)?.[1];

  test('have a number each', () => {
    expect(decisions.map(numberOf)).not.toContain(undefined);
    expect(new Set(decisions.map(numberOf)).size).toBe(decisions.length);
  });

  test.each(decisions)('%s is a dated page of context, decision and consequences', (file) => {
    const text = read(file);
    expect(text).toMatch(new RegExp(`^# ${numberOf(file)} \\S`));
    expect(text).toMatch(/^\d{4}-\d{2}-\d{2} · (accepted|replaced by \d{3})$/m);
    for (const heading of ['Context', 'Decision', 'Consequences'])
      expect(text).toContain(`\n## ${heading}\n`);
    expect(text.split('\n').length).toBeLessThanOrEqual(60);
  });

  test('that code and documents cite by number exist', () => {
    const numbers = new Set(decisions.map(numberOf));
    const cited = [...sources, ...documents].flatMap((file) =>
      [...read(file).matchAll(/docs\/decisions\/(\d{3,})|\bdecision (\d{3})\b/g)].map(
        ([, path, word]) => [path ?? word, file] as const,
      ),
    );
    expect(cited.length).toBeGreaterThan(2);
    expect(cited.filter(([number]) => !numbers.has(number))).toEqual([]);
  });
});

describe('the files', () => {
  test('index.ts exists where activities and workflows are joined, and nowhere else', () => {
    expect(sources.filter((file) => /(^|\/)index\.tsx?$/.test(file)).toSorted()).toEqual([
      'activities/index.ts',
      'workflows/index.ts',
    ]);
  });

  test('none but the entry of the bundle only passes on what others export', () => {
    const passesOnOnly = (text: string) => {
      const code = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|'use client';?/g, '').trim();
      return (
        code !== '' && code.replaceAll(/export (type )?(\{[^}]*\}|\*)\s*from '[^']*';/g, '').trim() === ''
      );
    };
    // Files of web/app stand where Next asks for them; a feature's public.ts is what the others may import.
    const named = sources.filter(
      (file) => !/^(?:test\/fixtures\/[^/]+\/)?web\/(app\/|features\/[^/]+\/public\.tsx?$)/.test(file),
    );
    expect(named.filter((file) => passesOnOnly(read(file)))).toEqual(['workflows/index.ts']);
  });

  test('none takes the environment from node:process', () => {
    const taken =
      /import (?:process|\* as \w+|\w+)[^'\n]* from 'node:process'|import \{[^}]*\benv\b[^}]*\} from 'node:process'/;
    expect(sources.filter((file) => taken.test(read(file)) && !file.startsWith('test/'))).toEqual([]);
  });
});
