import type { Database } from '#prisma/client';
import type { ResultWriter } from './qualification/result-files.ts';
import type { Mailer } from './platform/mail/client.ts';
import type { NetworkClient } from './qualification/network-client.ts';
import type { Runs } from './platform/temporal/runs.ts';

/** Everything the activities need from outside, made once by the composition root and replaced as a whole in tests. */
export interface Dependencies {
  db: Database;
  /** Absolute path of the data directory. */
  dataDir: string;
  writeResultFiles: ResultWriter;
  network: NetworkClient;
  mailer: Mailer;
  runs: Runs;
  /** Signs one-time links. */
  secret: string;
  /** Where people reach the portal, for links in mails. */
  portalUrl: string;
  wholesalerName: string;
  /** Days for which the results of a qualification are kept. */
  resultDays: number;
  /** Seconds after which a wait becomes a task of operations. */
  longWaitSeconds: number;
  now: () => Date;
}
