import type { Config } from '#config';
import type { Step } from './steps.ts';

/** The database of this installation, made or migrated, with the demo's people in demo mode. */
export function databaseStep(settings: Config): Step {
  return {
    name: 'database',
    after: ['database client'],
    run: async (report) => {
      // Loaded here because the generated client does not exist before the step it comes after.
      const [{ migrate }, { openDatabase }, { seedDemo }, { seedDemoPublications }] = await Promise.all([
        import('#prisma/migrate'),
        import('#prisma/client'),
        import('#prisma/demo'),
        import('#prisma/demo-publications'),
      ]);
      const applied = await migrate(settings.databaseFile);
      if (applied.length > 0) report(`applied ${applied.join(', ')}`);
      if (!settings.demo) return;
      const db = openDatabase(settings.databaseFile);
      try {
        const added = await seedDemo(db);
        await seedDemoPublications(db, settings.simulator.url, new Date());
        if (added.length > 0) report(`added the demo accounts ${added.join(', ')}`);
      } finally {
        await db.$disconnect();
      }
    },
  };
}
