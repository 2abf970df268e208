import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outside, type OutsideLine } from './support/new-service-lines.ts';
import { unjoined } from './support/joined-folders.ts';

/** A new e-service, laid over a copy of the tree: the folders of test/fixtures/new-service and its lines outside them. */

const root = join(import.meta.dirname, '..');
const fixture = join(root, 'test/fixtures/new-service');
const patience = { timeout: 300_000 };

let copy: string;
/** The files with lines of the e-service, as they are without them. */
let without: ReadonlyMap<string, string>;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'jalon-new-service-'));
  copyTree();
  without = new Map(outside.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Writes all lines of the e-service but those of the files left out. */
function write(leftOut: readonly string[] = []): void {
  for (const line of outside) {
    const text = without.get(line.file) ?? '';
    writeFileSync(join(copy, line.file), leftOut.includes(line.file) ? text : withLine(text, line));
  }
}

function withLine(text: string, { file, import: imported, entry: [behind, added] }: OutsideLine): string {
  const at = text.indexOf(behind);
  if (at === -1) throw new Error(`${file} no longer has « ${behind} »`);
  const entered = `${text.slice(0, at + behind.length)}${added}${text.slice(at + behind.length)}`;
  return imported ? `${imported}\n${entered}` : entered;
}

describe('a new e-service', () => {
  test('adds at most eight lines outside its folders', () => {
    expect(outside.length).toBeLessThanOrEqual(8);
    const added = outside.flatMap(({ entry }) => entry[1].trim().split('\n'));
    expect(added.length).toBe(outside.length);
  });

  test('with these lines compiles and is known to rights, navigation and catalogue', patience, async () => {
    write();
    expect(await node('prisma/generate.mjs')).toBe('Prisma client generated\n');
    expect(await tsc('.')).toBe('');
    expect(await tsc('web')).toBe('');
    expect(unjoined(copy)).toEqual([]);
    expect(JSON.parse(await node('--input-type=module', '--eval', asked))).toEqual({
      may: true,
      scope: { reach: 'operator', operatorId: 'alpha' },
      entries: [['service.porting', '/portabilite']],
      texts: ['Portabilité', 'Porting requested'],
      simulated: true,
    });
  });

  test('has its workflow in the bundle', patience, async () => {
    write();
    const logger = new DefaultLogger('ERROR', () => {});
    const { code } = await bundleWorkflowCode({ workflowsPath: join(copy, 'workflows/index.ts'), logger });
    expect(code).toContain('async function porting(input)');
  });
});

describe('without one of these lines', () => {
  test.each(outside.filter(({ file }) => file.endsWith('.ts')))('$file lacks it by name', ({ file }) => {
    write([file]);
    expect(unjoined(copy)).toEqual([expect.stringMatching(new RegExp(`^${file}: \\./porting/`))]);
  });

  test('the compiler names the lists that lack it', patience, async () => {
    write(['activities/index.ts', 'web/features/registry.words.ts', 'prisma/schema/accounts.prisma']);
    const found = await tsc('.');
    expect(found).toMatch(/^activities\/index\.ts.*Property 'porting' is missing/m);
    expect(found).toMatch(/^web\/messages\/fr\.ts.*(?:\n .*)*Property 'porting' is missing/m);
    await expect(node('prisma/generate.mjs')).rejects.toThrow(/porting.*Operator/is);
  });
});

/** Asks the copy, which is a program of its own. */
const asked = `
  import { may, scopeOf } from '#domain/rights';
  import { catalogues } from '#web/messages/catalogue';
  import { navigationFor } from '#web/features/platform/shell/navigation';
  const { systems } = await import('./simulator/systems.ts');
  const actor = { userId: 'u', role: 'operatorUser', operatorId: 'alpha', contractId: null, services: ['porting'] };
  const entries = navigationFor(actor).find(({ key }) => key === 'orders').entries;
  const { fr, en } = catalogues;
  process.stdout.write(JSON.stringify({
    may: may(actor, 'porting.read'),
    scope: scopeOf(actor, 'porting.read'),
    entries: entries.map(({ key, href }) => [key, href]),
    texts: [fr.espace.cards.porting.title, en.journal.actions['porting.request']],
    simulated: systems.some(({ name }) => name === 'porting'),
  }));`;

function copyTree(): void {
  const left = ['node_modules', 'data', 'docs'];
  for (const entry of readdirSync(root)) {
    if (left.includes(entry) || entry.startsWith('.')) continue;
    const from = join(root, entry);
    cpSync(from, join(copy, entry), {
      recursive: true,
      filter: (path) => path !== fixture && !path.endsWith('/made-from') && !/\/\.next(\/|$)/.test(path),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  cpSync(fixture, copy, { recursive: true });
}

function node(...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: copy }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr || stdout, { cause: error }));
      else resolve(stdout);
    });
  });
}

/** What the compiler finds; empty for nothing. */
async function tsc(project: string): Promise<string> {
  const program = join(root, 'node_modules/typescript/bin/tsc');
  return node(program, '-p', project, '--pretty', 'false').catch(({ message }: Error) => message);
}
