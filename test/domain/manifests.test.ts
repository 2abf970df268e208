import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { failureTypes } from '#domain/outage';
import type { Manifest } from '#domain/kit/manifest';
import { manifests } from '#domain/manifests';
import { processes } from '#domain/process';
import { serviceFamilies, serviceNames, services } from '#domain/services';
import { serviceSlugs } from '#domain/espace/service-slugs';

/** What the compiler does not see: of two manifests with the same name in a table the later one wins silently. */

const all: readonly Manifest[] = manifests;
const root = join(import.meta.dirname, '../..');

function twiceIn(names: readonly string[]): string[] {
  return names.filter((name, place) => names.indexOf(name) !== place);
}

/** The names that each part of these manifests holds, and which of them come twice. */
function doublesOf(given: readonly Manifest[]): string[] {
  const parts = new Set(given.flatMap((manifest) => Object.keys(manifest)));
  return [...parts].flatMap((part) => {
    const names = given.flatMap((manifest) => {
      const rows = manifest[part as keyof Manifest] ?? {}; // keys of manifests
      return Array.isArray(rows) ? rows : Object.keys(rows);
    });
    return twiceIn(names).map((name) => `${part}: ${name}`);
  });
}

test('no two manifests declare the same name in a table', () => {
  expect(doublesOf(all)).toEqual([]);
});

test('a name that two manifests declare is found, in tables and in lists', () => {
  const one = { audit: { 'task.done': 'own' }, waits: ['mail', 'storage'] } satisfies Manifest;
  const other = {
    audit: { 'task.done': 'operator', 'task.claim': 'own' },
    waits: ['mail'],
  } satisfies Manifest;
  expect(doublesOf([one, other])).toEqual(['audit: task.done', 'waits: mail']);
});

test('every manifest in a folder of the domain is in the list', async () => {
  const files = globSync('domain/*/manifest.ts', { cwd: root }).filter(
    (file) => !file.startsWith('domain/kit/'),
  );
  expect(files.length).toBeGreaterThan(0);
  const modules = await Promise.all(
    files.map((file): Promise<Record<string, unknown>> => import(join(root, file))),
  );
  expect(new Set(modules.flatMap((module) => Object.values(module)))).toEqual(new Set(all));
});

test.each([
  ['prefixes of workflow ids', Object.values(processes).map(({ prefix }) => prefix)],
  ['types of failures', Object.values(failureTypes)],
  ['slugs', Object.values(serviceSlugs)],
  ['places in a column', serviceNames.map((name) => `${services[name].family} ${services[name].place}`)],
])('%s are given once', (_what, values) => {
  expect(twiceIn(values)).toEqual([]);
});

test('the e-services of the source stand in the order of its columns [OWF-202]', () => {
  const columns: readonly (readonly string[])[] = [
    ['ePricer', 'eligibility', 'unbundlingEligibility', 'setiar', 'eBlc', 'particularSite', 'tao', 'qpc'],
    [
      ...['fci', 'enterpriseAppointment', 'consumerAppointment', 'dataOrderTracking'],
      ...['justFibre', 'justInternet', 'preOrderAppointment'],
    ],
    ['savTest', 'savSignalisation'],
    ['fileDeposit', 'fileRetrieval', 'invoices', 'certificates'],
  ];
  const ofSource = columns.flat();
  expect(
    serviceFamilies.map((family) =>
      serviceNames.filter((name) => services[name].family === family && ofSource.includes(name)),
    ),
  ).toEqual(columns);
});
