import type { ProcessKind } from '#domain/process';
import type { Scope } from '#domain/rights';
import type { Database, Process } from '#prisma/client';
import type { SearchSource } from '#web/kit/search';
import type { RequestLimit } from '#web/server/request-limits';
import type { Family } from '#web/server/metrics/metrics-text';

/** What decides about the actions of a process beside its own row; by default its input is kept and it was not stopped. */
export interface ProcessFacts {
  /** A refusal because it was stopped, not for what was submitted. */
  stopped?: boolean;
  /** Whether what it works on is still there. */
  inputKept?: boolean;
}

/** The mail for which a process exists, read when it is shown: the row of the process names nobody. */
export interface MailOfProcess {
  /** Under which the mail is sent once. */
  key: string;
  /** A file name, or the login whose link it is. */
  name: string;
  /** The process whose end it tells. */
  of: string | null;
}

/** What « Exploitation » asks about the processes of one kind. Maps are by workflow id. */
export interface ProcessViews {
  facts?(db: Database, rows: readonly Process[]): Promise<ReadonlyMap<string, ProcessFacts>>;
  mails?(db: Database, rows: readonly Process[]): Promise<ReadonlyMap<string, MailOfProcess>>;
}

/** Names of subjects of the audit trail by their ids; without those that are gone. */
export type SubjectNames = (db: Database, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** What a feature says of itself to pages that belong to no feature: search, audit trail, operations, metrics. */
export interface FeatureServer {
  /** Begins at the start of the portal; requests do not wait for it. */
  boot?: () => Promise<void>;
  /** Limits of routes that read more than a form in their body. */
  bodies?: readonly RequestLimit[];
  search?: SearchSource;
  trail?: {
    names?: Readonly<Record<string, SubjectNames>>;
    /** Subjects (`<kind>:<id>`) that people call `text`, within the scope of who reads the trail. */
    subjects?: (db: Database, asked: { text: string; scope: Scope }) => Promise<readonly string[]>;
  };
  metrics?: (db: Database, now: Date) => Promise<Family[]>;
  processes?: Partial<Record<ProcessKind, ProcessViews>>;
}
