/** Imports against the rows of the kit and of the features, for test/architecture.test.ts. */
export const kitOffences: Record<string, [file: string, ...lines: string[]]> = {
  'web/kit/**': [
    'web/kit/list/offence.ts',
    "import '#web/features/accounts/staff/staff';",
    "import '../../features/accounts/staff/staff.ts';",
    "import '#web/features/certificates/server/certificates';",
    "import '../../server/errors.ts';",
    "import '#web/features/certificates/certificate-state.tsx';",
    "import '#domain/certificates/state';",
    "import '../../../domain/rights.ts';",
  ],
  'web/features/**': [
    'web/features/accounts/offence.ts',
    "import '#web/features/certificates/list/list';",
    "import '../certificates/list/list.ts';",
    "import '../certificates/public.ts';",
    "import '#web/app/layout.tsx';",
    "import '../../server/errors.ts';",
    "import '#prisma/demo';",
    "import '#activities/platform/failure';",
    "import '#workflows/qualification/qualification/workflow';",
    "import '../../../domain/rights.ts';",
  ],
  'web/features/platform/**': [
    'web/features/platform/offence.ts',
    "import '#web/features/certificates/public';",
    "import '../accounts/public.ts';",
    "import '../../kit/door.ts';",
    "import '../../../domain/rights.ts';",
  ],
};
