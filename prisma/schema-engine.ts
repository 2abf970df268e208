import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import type * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NodeSqlite } from './driver/adapter.ts';

const folder = dirname(fileURLToPath(import.meta.url));
export const migrationsFolder = join(folder, 'migrations');
/** Every table is ours. */
export const noFilter = { externalTables: [], externalEnums: [] };

/** Prisma's schema, as the engine takes it. */
export function schemaFiles(): { path: string; content: string }[] {
  return readdirSync(join(folder, 'schema'))
    .toSorted()
    .map((name) => ({ path: name, content: readFileSync(join(folder, 'schema', name), 'utf8') }));
}

/** The migrations on disk, oldest first. */
export function migrationList(baseDir = migrationsFolder): MigrationList {
  const lock = join(baseDir, 'migration_lock.toml');
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .toSorted()
    : [];
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(baseDir, path, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

/** An empty database that leaves nothing behind. */
export const memory = new NodeSqlite({ file: ':memory:' });

/** Prisma's schema engine over one adapter. It comes as WebAssembly, so nothing is downloaded. */
export async function schemaEngine(adapter: SqlDriverAdapter): Promise<SchemaEngine> {
  const { SchemaEngine: Engine } = await load();
  const bound = bindMigrationAwareSqlAdapterFactory({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: () => Promise.resolve(takingScripts(adapter)),
    connectToShadowDb: async () => takingScripts(await memory.connect()),
  });
  return Engine.new(
    { datamodels: schemaFiles().map(({ path, content }) => [path, content]) },
    () => {},
    bound,
  );
}

/** The engine sends whole migrations as one statement, of which SQLite would run the first only. */
function takingScripts(adapter: SqlDriverAdapter): SqlDriverAdapter {
  return {
    ...adapter,
    executeRaw: async (query) => {
      if (query.args.length > 0) return adapter.executeRaw(query);
      await adapter.executeScript(query.sql);
      return 0;
    },
  };
}

type Glue = typeof glue;

/** The part used here: TypeScript declares WebAssembly only together with the browser. */
declare const WebAssembly: {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let loading: Promise<Glue> | undefined;

/** The package's own entry imports a .wasm module, which Node 24 takes only behind a flag: this is what it would do. */
function load(): Promise<Glue> {
  loading ??= (async () => {
    const loaded = await import('@prisma/schema-engine-wasm/schema_engine_bg');
    const code = createRequire(import.meta.url)
      .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
      .replace(/\.js$/, '.wasm');
    const { instance } = await WebAssembly.instantiate(readFileSync(code), {
      './schema_engine_bg.js': loaded,
    });
    loaded.__wbg_set_wasm(instance.exports);
    // wasm-bindgen's start function; what a WebAssembly module exports is not typed.
    (instance.exports['__wbindgen_start'] as () => void)();
    return loaded;
  })();
  return loading;
}
