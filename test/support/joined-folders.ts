import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the parts of an e-service, one file a folder, are joined: nothing finds a part that its list does not name. */
const lists: Readonly<Record<string, string>> = {
  'domain/*/manifest.ts': 'domain/manifests.ts',
  'activities/*/activities.ts': 'activities/index.ts',
  'workflows/*/*/workflow.ts': 'workflows/index.ts',
  'web/features/*/feature.ts': 'web/features/registry.ts',
  'web/features/*/feature.server.ts': 'web/features/registry.server.ts',
  'web/features/*/words.ts': 'web/features/registry.words.ts',
  'simulator/*/system.ts': 'simulator/systems.ts',
};

/** The form of manifests, which declares none. */
const noPart = ['domain/kit/manifest.ts'];

/** Each part that its list does not import, or imports and does not use, as « list: part ». */
export function unjoined(root: string): string[] {
  return Object.entries(lists).flatMap(([pattern, list]) => {
    const text = readFileSync(join(root, list), 'utf8');
    return globSync(pattern, { cwd: root })
      .filter((part) => !noPart.includes(part))
      .map((part) => `./${part.slice(list.lastIndexOf('/') + 1)}`)
      .filter((part) => !isJoined(text, part))
      .map((part) => `${list}: ${part}`);
  });
}

/** Its import and at least one use: the entry. */
function isJoined(text: string, part: string): boolean {
  const [statement, name] =
    new RegExp(`^(?:import|export) \\{ (\\w+) \\} from '${part.replaceAll('.', '\\.')}';$`, 'm').exec(text) ??
    [];
  if (statement === undefined || name === undefined) return false;
  return statement.startsWith('export') || new RegExp(`\\b${name}\\b`).test(text.replace(statement, ''));
}
