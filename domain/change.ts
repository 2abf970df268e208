import type { Listed } from './manifests.ts';
import type { ProcessKind } from './process.ts';

/** What a row of the change feed says has changed: a process, by its kind, or what a manifest adds to them. */
export type ChangedEntity = ProcessKind | Listed<'entities'>;
