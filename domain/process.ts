/** Every kind of durable process. A new process begins with its name here. */
export const processKinds = ['qualification', 'passwordReset', 'notice'] as const;
export type ProcessKind = (typeof processKinds)[number];

/**
 * What a process can wait for that is not its own work; each has its words in the messages. `storage`: database or disk;
 * `paused`: operations hold back the calls to a system; `fault`: a step fails for a reason nobody foresaw, support has to look.
 */
export const waitReasons = ['network', 'mail', 'storage', 'paused', 'fault'] as const;
export type WaitReason = (typeof waitReasons)[number];

export interface Wait {
  for: WaitReason;
  /** ISO instants: since when, and when the process tries again by itself. */
  since: string;
  until: string;
}

/** How Temporal, not the process itself, ended it. */
export const endings = ['terminated', 'cancelled', 'timedOut', 'failed', 'missing'] as const;
export type EndedBy = (typeof endings)[number];

/** Systems outside whose calls operations can hold back, all at once. */
export const externalSystems = ['network', 'mail'] as const;
export type ExternalSystem = (typeof externalSystems)[number];
