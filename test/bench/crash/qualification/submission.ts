import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '#test/support/jobs';
import { aSubmissionId, mixedLines, type Person } from '#test/support/portal-client';
import type { Actor } from '../subject.ts';

/** A qualification on its way, and what is needed to catch it at a step. */
export interface Submission extends Actor {
  person: Person;
  job: Job;
  /** The second half of the upload may come. */
  openGate: () => void;
  /** Resolves with the verdict; sends the file and asks again as a person would, whatever fails meanwhile. */
  verdict: Promise<Record<string, unknown>>;
}

const lines = 24_000;
const profiles = 20_000;

/** Sends a file about numbers that no other run asks about. `gated`: half of it, until the gate opens. */
export function begin(actor: Actor & { person: Person }, run: number, gated: boolean): Submission {
  const id = aSubmissionId();
  const gate = Promise.withResolvers<void>();
  if (!gated) gate.resolve();
  const written = mixedLines(lines, profiles, 10_000_000 + run * profiles);
  const verdict = submit(actor.person, id, Buffer.from(written.join('\n')), gate.promise);
  // Awaited at the end; a failure before that is not unhandled.
  verdict.catch(() => undefined);
  return {
    ...actor,
    job: { id, workflowId: `qualification:alpha:${id}`, written, profiles },
    openGate: gate.resolve,
    verdict,
  };
}

/** The id of the process that mails its end; undefined while that has no row. */
export async function noticeOf({
  house,
  job,
}: Pick<Submission, 'house' | 'job'>): Promise<string | undefined> {
  const where = { kind: 'notice', reference: job.id };
  return (await house.db.process.findFirst({ where, select: { workflowId: true } }))?.workflowId;
}

/** The ids of a job's processes. */
export async function processesOf(submission: Pick<Submission, 'house' | 'job'>): Promise<string[]> {
  return [submission.job.workflowId, (await noticeOf(submission)) ?? []].flat();
}

async function submit(
  person: Person,
  id: string,
  file: Buffer,
  gate: Promise<void>,
): Promise<Record<string, unknown>> {
  const path = `/api/qualifications/upload?submission=${id}&name=lot.csv&notify=1`;
  for (const until = Date.now() + 120_000; ; await sleep(200)) {
    const sent = await person
      .go(path, {
        method: 'POST',
        body: inHalves(file, gate),
        duplex: 'half',
        headers: { 'content-length': `${file.length}` },
      })
      .catch(() => undefined);
    if (sent?.ok) break;
    if (Date.now() > until) throw new Error(`The file was not taken: ${sent?.status ?? 'no answer'}`);
  }
  return person.verdict(id, 120_000);
}

function inHalves(file: Buffer, gate: Promise<void>): ReadableStream<Uint8Array> {
  const half = Math.floor(file.length / 2);
  return new ReadableStream({
    async start(controller) {
      controller.enqueue(new Uint8Array(file.subarray(0, half)));
      await gate;
      controller.enqueue(new Uint8Array(file.subarray(half)));
      controller.close();
    },
  });
}
