import type { Server } from 'node:net';
import type { DatabaseSync } from 'node:sqlite';
import type { Effects } from './effects.ts';
import type { FaultKind, Faults } from './faults.ts';
import type { Routes } from './http/call.ts';
import type { Pace, Paces } from './paces.ts';
import type { Html } from './pages/html.ts';
import type { Scope } from './scope.ts';

/** What a program may ask, such as `GET /log`, and what it brings. */
export type GuideLine = readonly [path: string, meaning: string];

/** One outside system, declared once; the list of them is systems.ts. */
export type System = {
  /** Its folder. */
  name: string;
  /** What it plays, such as « the mobile network ». */
  plays: string;
  /** Kinds of faults that strike it. */
  faults?: Readonly<Record<string, FaultKind>>;
  /** Ports that it listens on besides HTTP's. */
  ports?: Readonly<Record<string, { protocol: string; usual: number }>>;
  paces?: Readonly<Record<string, Pace>>;
  guide: readonly GuideLine[];
  /** Section of the front page: what each of its values brings, sentinels among them. */
  section?: Html;
  /** What its reset clears, beyond faults and log. */
  clears?: string;
  open: (world: World) => OpenSystem;
};

/** What all systems share. */
export type World = {
  db: DatabaseSync;
  effects: Effects;
  faults: Faults;
  paces: Paces;
  /** What is older is forgotten; ISO, UTC. */
  keptSince: string;
  /** Waits that many milliseconds; rejects when the simulator ends. */
  pause: (ms: number) => Promise<void>;
};

export type OpenSystem = {
  routes: Routes;
  /** One line of the front page on what it holds now. */
  status?: () => Html;
  /** Clears what `clears` names. */
  reset?: (scope: Scope) => void;
  /** By name of its port. */
  servers?: Readonly<Record<string, Server>>;
  close?: () => Promise<void>;
};
