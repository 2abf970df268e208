import { existsSync } from 'node:fs';
import type { Config } from '#config';
import { isExecutable, onPath } from './on-path.ts';
import { run } from './run.ts';
import { inPackages } from './setup.ts';
import type { Step } from './steps.ts';
import { Trouble } from './trouble.ts';

const onMac = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Chromium without the window that nobody sees: half the work for the same pages. */
const shell = 'chromium-headless-shell';

/** A Chromium for the end-to-end tests: one that is there, else Debian's or Playwright's; `found` gets its path. */
export function chromiumStep(settings: Config, found: (path: string) => void): Step {
  return {
    name: 'Chromium',
    run: async (report, signal) => {
      const there = settings.tests.chromium ?? onPath(shell);
      if (there) return found(there);
      const isRootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
      const whole = await findChromium();
      if (isRootOnDebian) {
        report(`apt-get install ${shell}`);
        const options = { signal, failing: 'Chromium could not be installed with apt-get' };
        try {
          await run('apt-get', ['update', '-q'], options);
          await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', shell], options);
        } catch (error) {
          if (!whole) throw error;
        }
      } else if (!whole) {
        report('playwright install chromium');
        const cli = inPackages(settings.root, 'playwright-core/cli.js');
        await run(process.execPath, [cli, 'install', 'chromium'], {
          signal: AbortSignal.any([signal, AbortSignal.timeout(300_000)]),
          failing:
            'Chromium could not be downloaded; install it with your system, or name it in JALON_CHROMIUM',
        });
      }
      const installed = onPath(shell) ?? (await findChromium());
      if (!installed) throw new Trouble('Chromium was installed but is not found; name it in JALON_CHROMIUM');
      found(installed);
    },
  };
}

async function findChromium(): Promise<string | undefined> {
  const { chromium } = await import('playwright-core');
  const known = [chromium.executablePath(), ...onMac].find(isExecutable);
  return known ?? onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}
