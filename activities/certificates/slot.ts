import { renewalSteps, renewalTask } from '#domain/certificates/renewal';
import { noticesOf, planOf, type SlotPlan } from '#domain/certificates/plan';
import { mailedUntil } from '#domain/certificates/retention';
import {
  asksForRenewal,
  follow,
  slotName,
  slotStateOf,
  type DepositMail,
  type Followed,
  type SlotCertificate,
  type SlotHolding,
  type SlotState,
} from '#domain/certificates/slot';
import type { Wait } from '#domain/process';
import type { Transaction } from '#prisma/client';
import type { Handled, SlotInput } from '#workflows/certificates/slot/contract';
import type { Revision } from '#workflows/shared/story';
import type { Dependencies } from '#activities/dependencies';
import { readSlot, type SlotRows } from './rows.ts';
import { ofWorkflow, project, type ProcessFacts } from '#activities/platform/projection';
import { closeTasks, raiseTask } from '#activities/platform/task-rows';

/** What the process knows when it looks at its rows. */
export interface SlotLook extends Revision {
  /** ISO instant of the process: what is due is decided by its clock. */
  at: string;
  wait: Wait | null;
  handled: Handled | null;
  /** Certificates whose deposit has been told by mail. */
  told: string[];
  /** The warning that somebody asked to send now, by its instant. */
  sendNow: string | null;
  /** ISO instant at which that was asked; of a look by an older version it is not known. */
  askedAt?: string;
}

/** How a slot stands, as its rows say. */
export interface SlotStanding {
  state: SlotState;
  holding: SlotHolding;
  plan: SlotPlan;
  /** Deposits that nobody has been told of by mail yet. */
  owed: { certificate: SlotCertificate; mail: DepositMail }[];
  /** Whoever held the warnings back did so after `sendNow` was asked for. */
  takenBack?: true;
}

/** A slot's places, its next warning and its row among all processes. */
export function certificateSlotRows(
  dependencies: Pick<Dependencies, 'db' | 'runs' | 'now' | 'longWaitSeconds'>,
) {
  const { db } = dependencies;
  return {
    /**
     * Takes in what happened to the slot's certificates and was not told yet, in the order in which it happened, and the
     * expiries in between; plans anew; writes it all at once. Everything is read from the rows, so it may be repeated.
     */
    async followSlot(input: SlotInput, look: SlotLook): Promise<SlotStanding> {
      const workflow = ofWorkflow();
      const { workflowId } = workflow;
      let told: SlotStanding | undefined;
      await project(dependencies, look.revision, factsOf(input), async (tx) => {
        const rows = await readSlot(tx, workflowId, input);
        const { standing, ...changed } = judge(rows, look);
        await write(tx, workflow, input, look, rows, { standing, ...changed });
        told = standing;
        return { state: standing.state, wait: look.wait, ended: false };
      });
      if (told) return told;
      // This look was written before its answer got lost, or another run stands for the slot.
      const rows = await readSlot(db, workflowId, input);
      if (rows.events.length > 0) throw new Error('What happened to the slot could not be taken in');
      return judge(rows, { ...look, told: [] }).standing;
    },

    async showSlot(
      input: SlotInput,
      shown: { state: SlotState; wait: Wait | null } & Revision,
    ): Promise<void> {
      await project(dependencies, shown.revision, factsOf(input), async () => ({ ...shown, ended: false }));
    },

    /** Somebody ended it: nobody is warned any more until it begins again. */
    async endSlot(input: SlotInput, { state, revision }: { state: SlotState } & Revision): Promise<void> {
      await project(dependencies, revision, factsOf(input), async (tx) => {
        await planNothing(tx, ofWorkflow().workflowId);
        return { state, ended: true, endedBy: 'cancelled' };
      });
    },
  };
}

/** Of a slot that has ended: what it would have done next does not happen. */
export async function planNothing(tx: Transaction, workflowId: string): Promise<void> {
  await tx.certificateSlot.updateMany({
    where: { workflowId },
    data: { noticeKind: null, noticeDays: null, noticeAt: null },
  });
}

const factsOf = (input: SlotInput): ProcessFacts => ({
  ...{ kind: 'certificateSlot', operatorId: input.operatorId },
  ...{ reference: slotName(input), startedAt: input.startedAt },
});

interface Judged {
  standing: SlotStanding;
  followed: Followed;
  handledUntil: string;
  owed: Map<string, DepositMail>;
  /** ISO instant by which a renewal should be there: the first reminder, or the expiry once that is past. */
  renewBy: string;
}

function judge(rows: SlotRows, { at, handled, told, sendNow, askedAt = '' }: SlotLook): Judged {
  const { events, first, settings, heldSince } = rows;
  const followed = follow(rows.holding, events, at, first);
  const { holding, inUseSince } = followed;
  const { current, next } = holding;
  const handledUntil =
    inUseSince ??
    [rows.handledUntil ?? at, handled && handled.certificateId === current?.id ? handled.until : '']
      .toSorted()
      .at(-1) ??
    at;
  const owed = new Map([...rows.owed, ...followed.mails]);
  for (const id of told) owed.delete(id);
  // Whoever has it needs no mail that says where it is.
  for (const { kind, certificate } of events) if (kind === 'download') owed.delete(certificate.id);
  const inPlace = [current, next].filter((certificate) => certificate !== null);
  for (const id of owed.keys()) if (!inPlace.some((certificate) => certificate.id === id)) owed.delete(id);

  const notices = current ? noticesOf(current.notAfter, settings) : [];
  const plan: SlotPlan = current
    ? planOf(notices, {
        ...{ notAfter: current.notAfter, readyUntil: next?.notAfter ?? null },
        ...{ handledUntil, now: at, held: heldSince !== null },
      })
    : { notice: null, due: false, wakeAt: null };
  const takenBack = sendNow !== null && heldSince !== null && heldSince > askedAt;
  const asked = !takenBack && plan.notice !== null && plan.notice.at === sendNow;
  const reminder = notices.find(({ kind }) => kind === 'reminder');
  return {
    ...{ followed, handledUntil, owed },
    renewBy: reminder && reminder.at > at ? reminder.at : (current?.notAfter ?? at),
    standing: {
      state: slotStateOf(holding, notices[0]?.at, at),
      holding,
      plan: { ...plan, due: plan.due || asked },
      owed: inPlace.flatMap((certificate) => {
        const mail = owed.get(certificate.id);
        return mail ? { certificate, mail } : [];
      }),
      ...(takenBack && { takenBack }),
    },
  };
}

async function write(
  tx: Transaction,
  { workflowId, runId }: ReturnType<typeof ofWorkflow>,
  input: SlotInput,
  { at }: SlotLook,
  rows: SlotRows,
  { standing, followed, handledUntil, owed, renewBy }: Judged,
): Promise<void> {
  for (const [certificateId, { place, since }] of followed.moves) {
    const data = {
      ...{ place, since: new Date(since), owed: owed.get(certificateId) ?? null },
      mailedUntil: new Date(mailedUntil(certificateId, since, followed.holding)),
    };
    await tx.certificatePlace.upsert({
      where: { certificateId },
      create: { certificateId, workflowId, ...data },
      update: data,
    });
  }
  const settled = [...rows.owed.keys()].filter((id) => !owed.has(id));
  if (settled.length > 0)
    await tx.certificatePlace.updateMany({
      where: { certificateId: { in: settled } },
      data: { owed: null },
    });
  if (rows.events.length > 0)
    await tx.certificateEvent.updateMany({
      where: { id: { in: rows.events.map(({ id }) => id) } },
      data: { toldAt: new Date(at) },
    });
  const { current, next } = standing.holding;
  if (followed.moves.size > 0) {
    const step = renewalSteps(current && !next ? current.id : null);
    await closeTasks(tx, new Date(at), { workflowId, step });
  }
  const { notice, due } = standing.plan;
  const { operatorId, service, environment } = input;
  // Also while the warnings are held back, or where they were over when the last certificate came.
  if (current && !next && (due || asksForRenewal(standing.state))) {
    const label = rows.labels.get(current.id) ?? current.label;
    const raiser = { workflowId, runId, operatorId, reference: slotName(input) };
    await raiseTask(tx, new Date(at), raiser, renewalTask(input, { ...current, label }, renewBy), false);
  }
  const row = {
    currentId: current?.id ?? null,
    nextId: next?.id ?? null,
    noticeKind: notice?.kind ?? null,
    noticeDays: notice?.daysBefore ?? null,
    noticeAt: notice ? new Date(notice.at) : null,
    handledUntil: new Date(handledUntil),
  };
  await tx.certificateSlot.upsert({
    where: { workflowId },
    create: { workflowId, operatorId, service, environment, ...row },
    update: row,
  });
}
