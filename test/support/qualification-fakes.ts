import { ApplicationFailure } from '@temporalio/common';
import type { Activities } from '#activities/index';
import { failureTypes } from '#domain/outage';
import type { QualificationInput } from '#workflows/qualification/qualification/contract';

type Shown = Parameters<Activities['showQualification']>[1];

/** What the fakes were asked, in order: `name` or `name detail`. */
export interface Recorded {
  calls: string[];
  shown: Shown[];
  revisions: number[];
}

let submissions = 0;
/** The id of another submission of this file of tests. */
export const nextSubmission = () => `7k3m9qxp2d${String(++submissions).padStart(2, '0')}`;

export const anInput = (change: Partial<QualificationInput> = {}): QualificationInput => ({
  submissionId: '7k3m9qxp2d4a',
  operatorId: 'operator-alpha',
  operatorCode: 'alpha',
  contractId: 'contract-12345',
  identifiant: '12345',
  userId: 'user-12345',
  submittedAt: '2026-03-02T09:00:00.000Z',
  ...change,
});

/** Activities of a qualification of `profiles` numbers in which everything goes well, and what they were asked. */
export function qualificationFakes(
  profiles = 12_000,
  change: Partial<Activities> = {},
): { activities: Partial<Activities>; recorded: Recorded } {
  const recorded: Recorded = { calls: [], shown: [], revisions: [] };
  const ask = (name: string, revision?: number) => {
    recorded.calls.push(name);
    if (revision !== undefined) recorded.revisions.push(revision);
  };
  const activities: Partial<Activities> = {
    async verifyFile() {
      ask('verify');
      return { ok: true, format: 'csv', lines: profiles + 3, profiles };
    },
    async acknowledgeQualification(_input, { revision }) {
      recorded.revisions.push(revision);
    },
    async acceptQualification(_input, verified, { revision }) {
      ask('accept', revision);
      return { ok: true, lines: verified.lines, profiles: verified.profiles };
    },
    async refuseQualification(_input, verified, { revision }) {
      ask(`refuse ${verified.refusal.reason}`, revision);
      return null;
    },
    async showQualification(_input, shown) {
      recorded.shown.push(shown);
      recorded.revisions.push(shown.revision);
    },
    async askNetwork(_input, part) {
      ask(`ask ${part.from}+${part.count}`);
    },
    async writeResults() {
      ask('write');
      return { classes: { 1: profiles + 3 }, active: profiles + 3, clickable: 0 };
    },
    async completeQualification(_input, { revision }) {
      ask('complete', revision);
      return 'run-1';
    },
    async rejectQualification(_input, comment, { revision }) {
      ask(`reject ${comment}`, revision);
      return 'run-1';
    },
    ...change,
  };
  return { activities, recorded };
}

/** Activities of a notice that `send` decides, and what they were asked. */
export function noticeFakes(send: Activities['sendNoticeMail'] = async () => true): {
  activities: Partial<Activities>;
  told: string[];
} {
  const told: string[] = [];
  const activities: Partial<Activities> = {
    async openNotice() {
      told.push('open');
    },
    async sendNoticeMail(input) {
      const sent = await send(input);
      if (sent) told.push('send');
      return sent;
    },
    async showNotice(_input, { wait }) {
      if (wait) told.push(`wait ${wait.for}`);
    },
    async endNotice(_input, state) {
      told.push(state);
    },
  };
  return { activities, told };
}

/** Fails with `type` the first `times` times, then does `work`. */
export function failing<A extends unknown[], R>(
  type: keyof typeof failureTypes,
  times: number,
  work: (...args: A) => Promise<R>,
) {
  let failed = 0;
  return async (...args: A): Promise<R> => {
    if (failed++ < times)
      throw ApplicationFailure.create({
        message: 'as the test wants',
        type: failureTypes[type],
        nonRetryable: type.endsWith('Refused'),
      });
    return work(...args);
  };
}
