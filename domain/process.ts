/** Every kind of durable process. A new process begins with its name here. */
export type ProcessKind = 'qualification' | 'passwordReset';

/** What a process can wait for that is not its own work; each has its words in the messages. */
export type WaitReason = 'network' | 'mail' | 'storage';

/** How Temporal, not the process itself, ended it. */
export type EndedBy = 'terminated' | 'cancelled' | 'timedOut' | 'failed' | 'missing';
