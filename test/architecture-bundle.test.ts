import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

/** What reaches the sandbox of the workflows, told by the bundle itself and not by the imports of one file. */

const root = join(import.meta.dirname, '..');
const mapSchema = z.object({ sources: z.array(z.string()) });
const patience = { timeout: 60_000 };

/** Bundles, and answers which files went in, ours by their path and those of a package as `npm:<its name>`. Throws what webpack says. */
async function bundled(workflowsPath: string): Promise<string[]> {
  const said: string[] = [];
  const logger = new DefaultLogger('ERROR', ({ message }) => said.push(message));
  const { code } = await bundleWorkflowCode({ workflowsPath, logger }).catch((error: unknown) => {
    throw new Error(said.join('\n'), { cause: error });
  });
  const map = /sourceMappingURL=data:application\/json;[^,]*base64,(\S+)/.exec(code)?.[1];
  if (!map) throw new Error('The bundle carries no source map');
  return mapSchema.parse(JSON.parse(Buffer.from(map, 'base64').toString('utf8'))).sources.map((source) => {
    const path = source.replace(/^webpack:\/\/[^/]*\//, '');
    const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
    return inPackage ? `npm:${inPackage}` : relative(root, path);
  });
}

async function bundledOf(source: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jalon-bundle-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'index.ts'), source);
    return await bundled(join(folder, 'index.ts'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the bundle of the workflows', () => {
  test('holds workflows, rules and the SDK, and nothing else', patience, async () => {
    const files = await bundled(join(root, 'workflows/index.ts'));
    const ours = files.filter((file) => file.endsWith('.ts') && !file.startsWith('npm:'));
    expect(ours).toContain('workflows/qualification/qualification/workflow.ts');
    expect(ours).toContain('domain/qualification/parts.ts');
    expect(ours.filter((file) => !/^(workflows|domain)\//.test(file))).toEqual([]);
    const packages = new Set(files.filter((file) => file.startsWith('npm:')));
    // The SDK and what it brings along.
    expect([...packages].filter((name) => !name.startsWith('npm:@temporalio/')).toSorted()).toEqual([
      'npm:long',
      'npm:ms',
      'npm:nexus-rpc',
    ]);
  });

  test('shows zod when a workflow reaches it', patience, async () => {
    const files = await bundledOf("import { z } from 'zod';\nexport const made = z.string();\n");
    expect(files).toContain('npm:zod');
  });

  test('is not made when a workflow reaches a Node built-in', patience, async () => {
    const reaching = "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n";
    await expect(bundledOf(reaching)).rejects.toThrow(/node:fs/);
  });
});
