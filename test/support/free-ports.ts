import { createServer } from 'node:net';
import { pid } from 'node:process';

/** What is found free is taken seconds later: files of tests that run side by side look in ranges of their own. */
const ranges = 60;
const portsEach = 250;
const first = 15_000 + (pid % ranges) * portsEach;

/** Below the range from which outgoing connections take theirs, so that a part that is killed finds its port free. */
export async function freePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = first + Math.floor(Math.random() * portsEach);
    const server = createServer();
    const free = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (free) found.add(port);
  }
  return [...found];
}
