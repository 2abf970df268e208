import type { Manifest } from '#domain/kit/manifest';
import type { processStart } from '#workflows/shared/contract';

export type Start = Pick<ReturnType<typeof processStart>, 'workflowId'> & {
  workflowIdReusePolicy: string;
  workflowIdConflictPolicy?: string;
  typedSearchAttributes?: { key: { name: string }; value: string }[];
};

/** Starts of each process of a manifest. */
export type Starts<M extends Manifest> = Record<keyof M['processes'] & string, readonly Start[]>;

export const operatorCode = '<operator>';
export const people = { operatorId: '<operator id>', userId: '<user>' };
export const at = '2026-11-02T08:00:00.000Z';
