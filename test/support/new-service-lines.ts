/** A line that the e-service adds outside its own folders. */
export interface OutsideLine {
  file: string;
  /** Counts as one line with the entry. */
  import?: string;
  /** Text of the file, and what is added behind it. */
  entry: readonly [behind: string, added: string];
}

/** All of them. What they name stands in the folders of the e-service. */
export const outside: readonly OutsideLine[] = [
  {
    file: 'domain/manifests.ts',
    import: "import { porting } from './porting/manifest.ts';",
    entry: ['  certificates,\n', '  porting,\n'],
  },
  {
    file: 'activities/index.ts',
    import: "import { porting } from './porting/activities.ts';",
    entry: ['const services = [', 'porting, '],
  },
  {
    file: 'workflows/index.ts',
    entry: ['', "export { porting } from './porting/request/workflow.ts';\n"],
  },
  {
    file: 'web/features/registry.ts',
    import: "import { porting } from './porting/feature.ts';",
    entry: ['export const features = { ', 'porting, '],
  },
  {
    file: 'web/features/registry.server.ts',
    import: "import { porting } from './porting/feature.server.ts';",
    entry: ['features: readonly FeatureServer[] = [', 'porting, '],
  },
  {
    file: 'web/features/registry.words.ts',
    import: "import { porting } from './porting/words.ts';",
    entry: ['  certificates,\n', '  porting,\n'],
  },
  {
    file: 'prisma/schema/accounts.prisma',
    entry: ['model Operator {\n', '  portings Porting[]\n'],
  },
  {
    file: 'simulator/systems.ts',
    import: "import { porting } from './porting/system.ts';",
    entry: ['const declared = [', 'porting, '],
  },
];
