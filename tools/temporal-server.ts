import type { Config } from '#config';

/** Arguments of `temporal` for the embedded server: everything in one SQLite file, attributes from temporal.yaml. */
export function serverArguments({ temporal }: Config): string[] {
  const attributes = Object.entries(temporal.searchAttributes).map(([name, type]) => `${name}=${type}`);
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--namespace', temporal.namespace],
    ...['--port', `${temporal.port}`, '--ui-port', `${temporal.uiPort}`],
    ...['--db-filename', temporal.databaseFile],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=1'],
    ...['--log-level', 'warn'],
    ...attributes.flatMap((attribute) => ['--search-attribute', attribute]),
  ];
}
