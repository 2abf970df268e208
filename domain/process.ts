/** Every kind of durable process. A new process begins with its name here. */
export type ProcessKind = 'qualification' | 'passwordReset';

/**
 * What a process can wait for that is not its own work; each has its words in the messages. `storage`: database or disk;
 * `fault`: a step fails for a reason nobody foresaw, support has to look.
 */
export type WaitReason = 'network' | 'mail' | 'storage' | 'fault';

export interface Wait {
  for: WaitReason;
  /** ISO instants: since when, and when the process tries again by itself. */
  since: string;
  until: string;
}

/** How Temporal, not the process itself, ended it. */
export type EndedBy = 'terminated' | 'cancelled' | 'timedOut' | 'failed' | 'missing';
