import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { importTable } from '#tools/import-table';
import { elsewhere, offences } from '#test/support/import-offences';
import { unjoined } from './support/joined-folders.ts';
import lint from '../oxlint.config.ts';

/**
 * A dead lint rule is silent. So the tree is copied, offences are planted in the copy at the places that the rules
 * name, and one run of oxlint must find every offence, each by its own rule, and nothing else.
 */

const root = join(import.meta.dirname, '..');

/** What each row of the import table says when it is broken. */
const importRules = new Map(
  importTable.map(({ name, patterns }) => [name, new Set(patterns.map(({ message }) => message))]),
);

/** Rules that hold everywhere, with the lines that must be reported. */
const offencesAnywhere: { title: string; rule: string; files: Record<string, string>; reported: string[] }[] =
  [
    {
      title: 'only config.ts reads the environment, in whatever way it is written',
      rule: 'eslint(no-restricted-properties)',
      files: {
        'domain/environment.ts':
          "export const a = process.env['A'];\nexport const { env } = process;\nexport const b = process?.env.B;\n",
        // Exceptions are places, not names.
        'simulator/config.ts': 'export const c = process.env.C;\n',
      },
      reported: [
        'domain/environment.ts:1',
        'domain/environment.ts:2',
        'domain/environment.ts:3',
        'simulator/config.ts:1',
      ],
    },
    {
      title: 'imports run in no circle, neither through the map of imports nor of types alone',
      rule: 'import(no-cycle)',
      files: {
        'domain/circle-one.ts': "import { two } from '#domain/circle-two';\nexport const one = two;\n",
        'domain/circle-two.ts': "import { one } from './circle-one.ts';\nexport const two = one;\n",
        'domain/circle-of-types-one.ts':
          "import type { Two } from '#domain/circle-of-types-two';\nexport type One = Two;\n",
        'domain/circle-of-types-two.ts':
          "import type { One } from '#domain/circle-of-types-one';\nexport type Two = One;\n",
      },
      reported: [
        'domain/circle-of-types-one.ts:1',
        'domain/circle-of-types-two.ts:1',
        'domain/circle-one.ts:1',
        'domain/circle-two.ts:1',
      ],
    },
    {
      title: 'no file passes on everything of another',
      rule: 'oxc(no-barrel-file)',
      files: { 'domain/barrel.ts': "export * from './rights.ts';\n" },
      reported: ['domain/barrel.ts:1'],
    },
    {
      title: 'a source file ends at 300 lines, a test at 400',
      rule: 'eslint(max-lines)',
      files: {
        'domain/long.ts': 'export {};\n'.repeat(301),
        'test/domain/long.ts': 'export {};\n'.repeat(401),
        'domain/not-too-long.ts': 'export {};\n'.repeat(300),
      },
      reported: ['domain/long.ts:301', 'test/domain/long.ts:401'],
    },
  ];

interface Finding {
  rule: string;
  place: string;
  file: string;
  message: string;
}
const planted = new Set([
  ...Object.values(offences).map(([file]) => file),
  ...offencesAnywhere.flatMap(({ files }) => Object.keys(files)),
]);
let copy: string;
let findings: Finding[];

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'jalon-architecture-'));
  copyTree();
  for (const [file, ...lines] of Object.values(offences)) plant(file, `${lines.join('\n')}\n`);
  for (const { files } of offencesAnywhere)
    for (const [file, text] of Object.entries(files)) plant(file, text);
  findings = await oxlint();
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

test('each part of an e-service is in the list that joins it', () => {
  expect(unjoined(root)).toEqual([]);
});

describe('who may import whom', () => {
  test('every row of the lint rules is tried here', () => {
    expect(Object.keys(offences).toSorted()).toEqual([...importRules.keys()].toSorted());
  });

  test('every row keeps relative paths inside their folder, but that of the tests', () => {
    const keeping = [...importRules].filter(([, messages]) =>
      messages.has('Another folder is reached by its # name.'),
    );
    expect(keeping.length).toBe(importRules.size - 1);
  });

  test.each(Object.entries(offences))('imports against the row %s are found', (row, [file, ...lines]) => {
    const found = findings.filter((finding) => finding.file === file);
    const places = new Set(found.map(({ place }) => place));
    expect(lines.filter((_line, index) => !places.has(`${file}:${index + 1}`))).toEqual([]);
    expect(new Set(found.map(({ message }) => message))).toEqual(importRules.get(row));
  });

  test('the tree itself breaks none of the rules', () => {
    expect(findings.filter(({ file }) => !planted.has(file))).toEqual([]);
  });

  test('ARCHITECTURE.md has the rows of the import table', () => {
    const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const section = /^## Who may import whom\n([\s\S]*?)^## /m.exec(text)?.[1] ?? '';
    const rows = [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, glob]) => glob);
    const { [elsewhere]: _, ...named } = Object.fromEntries(importRules);
    expect(new Set(rows)).toEqual(new Set(Object.keys(named)));
  });
});

test.each(offencesAnywhere)('$title', ({ rule, files, reported }) => {
  const found = findings.filter((finding) => finding.rule === rule && finding.file in files);
  expect([...new Set(found.map(({ place }) => place))].toSorted()).toEqual(reported);
});

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), text);
}

/** The tree without what is installed, generated or built, and the lint rules of this file without the others. */
function copyTree(): void {
  const left = new Set(['node_modules', '.next', 'generated', 'data', '.git', 'docs']);
  for (const entry of readdirSync(root)) {
    if (left.has(entry) || entry.startsWith('.')) continue;
    cpSync(join(root, entry), join(copy, entry), {
      recursive: true,
      filter: (from) => !left.has(from.slice(from.lastIndexOf('/') + 1)),
    });
  }
  const { options: _, ...kept } = lint;
  const structural = ['no-restricted-properties', 'max-lines', 'import/no-cycle', 'oxc/no-barrel-file'];
  // The copy reads no configuration in TypeScript: it has no packages.
  rmSync(join(copy, 'oxlint.config.ts'));
  writeFileSync(
    join(copy, '.oxlintrc.json'),
    JSON.stringify({
      ...kept,
      categories: { correctness: 'off' },
      rules: Object.fromEntries(Object.entries(lint.rules).filter(([name]) => structural.includes(name))),
    }),
  );
}

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      /** Missing when a file cannot be read as TypeScript. */
      code: z.string().default('syntax'),
      message: z.string(),
      help: z.string().optional(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })),
    }),
  ),
});

async function oxlint(): Promise<Finding[]> {
  const program = join(root, 'node_modules/oxlint/bin/oxlint');
  const output = await new Promise<string>((resolve, reject) => {
    const limits = { cwd: copy, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [program, '--format', 'json', '.'], limits, (error, stdout, stderr) => {
      // It ends with 1 because it finds what was planted.
      if (error && error.code !== 1) reject(new Error(stderr || stdout, { cause: error }));
      else resolve(stdout);
    });
  });
  return reportSchema
    .parse(JSON.parse(output))
    .diagnostics.map(({ code, help, message, filename, labels }) => ({
      rule: code,
      place: `${filename}:${labels[0]?.span.line}`,
      file: filename,
      message: help ?? message,
    }));
}
