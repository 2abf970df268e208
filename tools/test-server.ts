import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#config';
import { onPath } from './on-path.ts';
import { run } from './run.ts';
import { hashOf } from './stamp.ts';
import type { Step } from './steps.ts';

const wrapper = `#!/bin/sh
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`;

/**
 * Temporal's time-skipping test server from Maven, kept in the user's cache; `found` gets the path of its executable.
 * Without Java and Maven `found` is not called, and the tests let the SDK download the native one.
 */
export function testServerStep({ root, cacheDir, tests }: Config, found: (path: string) => void): Step {
  return {
    name: 'time-skipping server',
    run: async (report, signal) => {
      if (tests.timeSkippingServer) return found(tests.timeSkippingServer);
      const folder = join(root, 'tools/temporal-test-server');
      const cached = join(
        cacheDir,
        `temporal-test-server-${hashOf(folder, ['pom.xml'], wrapper).slice(0, 12)}`,
      );
      const executable = join(cached, 'run');
      if (!existsSync(executable)) {
        if (!onPath('java') || !onPath('mvn')) return;
        report('mvn dependency:copy-dependencies');
        mkdirSync(cacheDir, { recursive: true });
        const made = mkdtempSync(join(cacheDir, 'work-'));
        await run(
          'mvn',
          ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${join(made, 'lib')}`],
          {
            cwd: folder,
            signal,
            failing: 'the time-skipping server could not be fetched with Maven',
          },
        );
        writeFileSync(join(made, 'run'), wrapper);
        chmodSync(join(made, 'run'), 0o755);
        rmSync(cached, { recursive: true, force: true });
        renameSync(made, cached);
      }
      found(executable);
    },
  };
}
