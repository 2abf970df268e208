import { readdirSync } from 'node:fs';

interface ImportPattern {
  message: string;
  allowTypeImports?: boolean;
  regex?: string;
  group?: string[];
}

/** A row of « Who may import whom » in ARCHITECTURE.md. */
interface ImportRow {
  name: string;
  files: readonly string[];
  patterns: readonly ImportPattern[];
}

const services = readdirSync(new URL('../domain', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const layers = ['activities', 'domain', 'prisma', 'simulator', 'test', 'tools', 'web', 'workflows'];
const tops = [...layers, ...services, 'config\\.ts', 'worker\\.ts'].join('|');

const crossing = 'Another folder is reached by its # name.';
/** A relative path stays inside its folder, so that an import shows that it crosses a border. */
const outside: ImportPattern = {
  regex: `^(\\./)?(\\.\\./)+(${tops}|app|features|kit|messages|server)(/|$)`,
  message: crossing,
};
/** A feature has a folder `server` of its own, two steps up at most. */
const outsideFeature: ImportPattern = {
  regex: `^(\\./)?(\\.\\./)+(${tops})(/|$)|^(\\.\\./){3,}(app|features|kit|messages|server)/`,
  message: crossing,
};

const generated = 'The client of Prisma is reached through prisma/client.';

const ours = ['[#]*', '[#]*/**'];
const all = ['**'];
const inBrowsers = [
  'node:**',
  '@temporalio/**',
  '@prisma/**',
  'next-auth',
  'next-auth/**',
  'next/headers',
  'server-only',
];

/** Refuses what `from` matches but for what is allowed. */
const but = (message: string, allowed: readonly string[], from: readonly string[] = ours): ImportPattern => ({
  group: [...from, ...allowed.map((name) => `!${name}`)],
  message,
});
const types = (regex: string, message: string): ImportPattern => ({ regex, message, allowTypeImports: true });

const rules = ['#domain/*', '#domain/kit/**'];
const sdk = ['@temporalio/workflow', '@temporalio/common'];
const portal = [
  '#web/kit/**',
  '#web/server/**',
  '#web/messages/**',
  '#web/paths',
  '#web/path-header',
  '#web/colour',
];
const publics = ['#web/features/*/public', '#web/features/registry', '#web/features/registry.server'];
const contracts = ['#workflows/**/contract', '#workflows/shared/process-id'];

const row = (
  name: string,
  patterns: readonly ImportPattern[],
  files: readonly string[] = [name],
): ImportRow => ({
  name,
  files,
  patterns: [name.startsWith('web/features/') ? outsideFeature : outside, ...patterns],
});

/** Who may import whom. Of two rows that fit a file the later one counts. */
export const importTable: readonly ImportRow[] = [
  row('anywhere else', [but('This folder is in no row of tools/import-table.ts.', [])], ['**']),

  row('domain/*.ts', [
    but(
      'The shared tables import manifests and domain/kit.',
      ['./*.ts', './kit/**', './*/manifest.ts', './*/task-facts.ts'],
      all,
    ),
  ]),
  row('domain/*/**', [
    but(
      'The rules of a service import domain/kit, the shared tables and manifests.',
      ['./**', '../**', ...rules, '#domain/*/manifest'],
      all,
    ),
  ]),
  row('domain/kit/**', [but('domain/kit imports itself only.', ['./**', '../**', '#domain/systems'], all)]),

  row('workflows/*.ts', [
    but(
      'The entry of the bundle and the schedules import workflows and manifests only.',
      ['./**', '#domain/manifests'],
      all,
    ),
  ]),
  row('workflows/*/**', [
    types('^#activities/', 'A workflow knows the types of activities only.'),
    {
      regex: '^(\\.\\./)+([^./]+/)*[^./]+/workflow\\.ts$|^#workflows/.*/workflow$',
      message: 'A workflow knows the contract of another, never its story.',
    },
    but(
      'Workflows import domain, contracts, workflows/shared, types of activities and the SDK.',
      ['./**', '../**', '#domain/**', '#activities/**', '#workflows/**', ...sdk],
      all,
    ),
  ]),
  row('workflows/*/*/contract.ts', [
    but(
      'A contract imports domain and workflows/shared only.',
      ['#domain/**', '#workflows/shared/**', ...sdk],
      all,
    ),
  ]),
  row('workflows/shared/**', [
    but('workflows/shared knows no process.', ['./**', ...rules, '#domain/platform/**', ...sdk], all),
  ]),

  row('activities/**', [
    types(
      '^#(config$|workflows/.*/contract$|workflows/shared/story$)',
      'Activities know types only of config and contracts.',
    ),
    but('Activities import domain, prisma/client, activities/platform and constants of workflows.', [
      ...['#activities/platform/**', '#activities/dependencies', '#domain/**', '#config', '#prisma/client'],
      ...['#workflows/**/contract', '#workflows/schedules', '#workflows/shared/story'],
      ...['#workflows/shared/process-id', '#workflows/shared/search-attributes'],
    ]),
  ]),
  row('activities/platform/table/**', [
    but('Reading and writing tables knows no service and imports domain/kit only.', ['#domain/kit/**']),
  ]),
  row('prisma/**', [
    types('^#domain/', 'prisma knows types of domain only.'),
    but('prisma imports types of domain only.', ['#prisma/**', '#domain/**']),
  ]),

  row('web/server/**', [
    but('web/server knows no service.', [
      ...[...portal, ...rules, '#domain/platform/**', '#domain/accounts/**', '#config'],
      ...['#prisma/client', '#prisma/password', '#prisma/second-factor'],
      ...['#workflows/platform/*/contract', '#workflows/shared/contract', '#workflows/shared/process-id'],
    ]),
  ]),
  row('web/kit/**', [
    but('web/kit knows no service.', [
      ...portal,
      ...rules,
      '#config',
      '#prisma/client',
      '#workflows/shared/process-id',
    ]),
  ]),
  row('web/kit/**/*.tsx', [
    types('^#web/server/', 'Components know types of web/server only.'),
    but(
      'Components of the kit know no service and run in browsers.',
      [...portal, ...rules],
      [...ours, ...inBrowsers],
    ),
  ]),
  row(
    'web/kit/**: built on the server',
    [
      but('web/kit knows no service.', [
        ...portal,
        ...rules,
        '#config',
        '#prisma/client',
        '#workflows/shared/process-id',
      ]),
    ],
    ['web/kit/page/*.tsx', 'web/kit/list/define-list.tsx'],
  ),
  row('web/features/**', [
    but('A feature imports the kit, web/server, domain, contracts, and of another feature its public.ts.', [
      ...[...portal, ...publics, '#domain/**', '#config', ...contracts],
      ...['#prisma/client', '#prisma/password', '#prisma/second-factor'],
    ]),
  ]),
  row('web/features/**/*.tsx', [
    types('^#web/server/|^(\\.\\.?/)+server/', 'Components know types of web/server only.'),
    but(
      'Components import the kit, domain, messages and paths; they run in browsers.',
      [...portal, ...publics, '#domain/**'],
      [...ours, ...inBrowsers],
    ),
  ]),
  row(
    'web/features/**/{page,list}.tsx',
    [
      types('^#prisma/client$', 'Pages know types of prisma only.'),
      but(
        'Pages import the kit, web/server, domain, contracts, config, and of another feature its public.ts.',
        [...[...portal, ...publics, '#domain/**', '#config', '#prisma/client', ...contracts]],
      ),
    ],
    ['page', '*-page', 'not-found', 'list'].map((name) => `web/features/**/${name}.tsx`),
  ),
  row('web/features/*.ts', [
    but(
      'The registry imports what each feature says of itself.',
      [
        ...['./*/feature.ts', './*/feature.server.ts', './*/words.ts'],
        ...['#web/kit/**', '#web/messages/*', '#domain/services'],
      ],
      [...ours, './**', '../**'],
    ),
  ]),
  row(
    'web/features/**/{fr,en,words}.ts',
    [
      but(
        'Words import domain, and texts of the same kind; they run anywhere, without React.',
        ['#domain/**', '#web/messages/*', '#web/features/**/fr'],
        [...ours, ...inBrowsers, 'react', '@mantine/**'],
      ),
    ],
    [...['web/features/**/fr.ts', 'web/features/**/en.ts', 'web/features/*/words.ts'], 'web/kit/words/*.ts'],
  ),
  row('web/messages/**', [
    but('messages put the words of all features together.', [
      ...['#web/features/registry.words', '#web/kit/words/*'],
      ...['#domain/manifests', '#domain/audit', '#domain/kit/manifest'],
    ]),
  ]),
  row('web/app/**', [
    but('web/app names what stands in features and kit.', [
      ...[...portal, '#web/features/**', ...rules, '#config', '#workflows/shared/process-id'],
    ]),
  ]),
  row('web/*.ts', [
    but(
      'Files beside the folders of web import the name of a header only.',
      ['./path-header.ts'],
      [...ours, './**'],
    ),
  ]),
  row('web/next.config.mjs', [
    but('The configuration of Next imports config only.', ['#config'], [...ours, './**']),
  ]),
  row('web/instrumentation.ts', [
    but(
      'instrumentation imports web/server and the registry only.',
      ['./server/**', './features/registry.server.ts'],
      [...ours, './**'],
    ),
  ]),

  row('simulator/**', [but('The simulator imports nothing of ours: it is another system.', [])]),
  row('./worker.ts', [
    but(
      'The worker imports no portal, no tool, no test.',
      ['#activities/**', '#config', '#domain/**', '#prisma/client', '#workflows/**'],
      [...ours, './**'],
    ),
  ]),
  row('tools/**', [
    { regex: '^#prisma/generated/', message: generated },
    but('Tools import no portal and no test.', [
      ...['#activities/**', '#config', '#domain/**', '#prisma/**', '#tools/**', '#workflows/**'],
    ]),
  ]),
  {
    name: 'test/**',
    files: ['test/**'],
    patterns: [{ regex: '^(\\.\\./)+prisma/generated/|^#prisma/generated/', message: generated }],
  },
];
