import { defineConfig, type OxlintOverride } from 'oxlint';
import { importTable } from './tools/import-table.ts';

/** Why each rule is there: docs/decisions/022. What the import table says is told in ARCHITECTURE.md in words. */
const imports: OxlintOverride[] = importTable.map(({ files, patterns }) => ({
  files: [...files],
  rules: { 'no-restricted-imports': ['error', { patterns: [...patterns] }] },
}));

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'promise', 'react', 'nextjs', 'jsx-a11y', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true },
  rules: {
    eqeqeq: 'error',
    'no-console': ['error', { allow: ['warn', 'error'] }],
    'no-unused-vars': 'error',
    'max-lines': ['error', { max: 300 }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/consistent-type-imports': 'error',
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'oxc/no-barrel-file': ['error', { threshold: 0 }],
    'no-restricted-properties': [
      'error',
      { object: 'process', property: 'env', message: 'config.ts is the only reader of the environment.' },
    ],
    'import/no-unassigned-import': 'off',
    'no-underscore-dangle': 'off',
    'promise/no-callback-in-promise': 'off',
    'react/react-in-jsx-scope': 'off',
    'typescript/consistent-return': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'typescript/no-generated-empty-object-type': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/no-useless-spread': 'off',
  },
  overrides: [
    { files: ['tools/**', 'prisma/*.mjs'], rules: { 'no-console': 'off' } },
    {
      files: ['test/**'],
      rules: {
        'max-lines': ['error', { max: 400 }],
        'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*'] }],
      },
    },
    // Pages and routes only name what stands in a feature.
    { files: ['web/app/**', 'web/features/*/public.ts'], rules: { 'oxc/no-barrel-file': 'off' } },
    // Passes on types only: the rows of each table.
    { files: ['prisma/client.ts'], rules: { 'oxc/no-barrel-file': 'off' } },
    ...imports,
    {
      files: [
        './config.ts',
        'tools/boot.mjs',
        'tools/temporal-cli/bring.mjs',
        'prisma/generate.mjs',
        'web/instrumentation.ts',
        'web/proxy.ts',
      ],
      rules: { 'no-restricted-properties': 'off' },
    },
  ],
  ignorePatterns: ['prisma/generated/**', 'web/.next/**', 'web/next-env.d.ts', 'data/**', 'test/fixtures/**'],
});
