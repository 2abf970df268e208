import type { House } from '#test/support/house';

/** What went wrong, by what it means. */
export type Fault = 'lost' | 'doubled' | 'wrong' | 'orphan' | 'unhandled' | 'dishonest';
export interface Finding {
  fault: Fault;
  what: string;
}

export interface Actor {
  house: House;
  /** Between 0 and 1, the same for the same seed. */
  random: () => number;
}

/** A kind of process, killed at each of its steps. */
export interface Subject<Step extends string = string> {
  steps: readonly Step[];
  /** What every kill needs; answers how one of them begins. */
  prepare(actor: Actor): Promise<Begin<Step>>;
}

/** Brings a process of its own to shortly before the step; `number`: of the kill. */
export interface Begin<Step extends string = string> {
  scene(number: number, step: Step): Promise<Scene>;
}

/** A process that is to be caught at a step, and what must come of it. */
export interface Scene {
  /** Waits for the step, and a random while within it. Resolves at the moment of the kill; what it answers undoes a hold. */
  reach(): Promise<() => void>;
  /** What was killed is back at work. */
  back?(): void;
  /** Waits for what the process must come to, and compares everything. `killedAt`: milliseconds since 1970. */
  outcome(killedAt: number): Promise<Outcome>;
  /** Ids of its processes. */
  processes(): Promise<string[]>;
  /** With which of its ids the names of its files begin. */
  fileIds(): Promise<string[]>;
}

export interface Outcome {
  findings: Finding[];
  /** Milliseconds since 1970 at which everything had ended. */
  endedAt: number;
  /** What is written down says that the kill came within the step; null where nothing tells. */
  hit: boolean | null;
  /** Whether a mail came twice under its one Message-ID. */
  repeated: boolean;
}
