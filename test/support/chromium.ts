import { config } from '#config';

/** Of what the container of a build machine lacks, and of what a browser would ask the internet for. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How Playwright starts the Chromium that was found or installed. */
export function chromiumOptions() {
  const executablePath = config().tests.chromium;
  return { args: flags, ...(executablePath && { executablePath }) };
}
