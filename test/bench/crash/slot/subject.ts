import { until } from '#test/support/house';
import { deposit as depositAll, stagedSlots } from '../../certificates/slots.ts';
import type { Subject } from '../subject.ts';
import { type Expected, outcomeOf, settled } from './outcome.ts';
import { aSlot, deposit, idsOf, latestSettings, processesOf, type Slot } from './slot.ts';
import { type Step, steps, ways } from './steps.ts';

/** Slots that new delays have to reach beside those of the kills: a second of telling. */
const others = 20;
const validMs = 400 * 24 * 3_600_000;

/** A slot from its first certificate to its end's warnings. */
export const slots: Subject<Step> = {
  steps,
  async prepare(actor) {
    const { db, temporal } = actor.house;
    const notAfter = new Date(Date.now() + validMs);
    await depositAll(temporal, 'jalon', await stagedSlots(db, 0, others, () => notAfter));
    await until(async () => {
      const sent = await db.sentMail.count({
        where: { key: { contains: ':creation:' }, sentAt: { not: null } },
      });
      if (sent < others) throw new Error(`${sent} of ${others} mails were sent`);
    });
    const office = await actor.house.person('wholesale.bo');
    return {
      async scene(number, step) {
        const way = ways[step];
        const slot = await aSlot(actor, office, number);
        if (way.before) await stand(slot, way.before);
        if (step === 'new delays') slot.version = ((await latestSettings(slot))?.version ?? 0) + 1;
        let acted = Promise.resolve(NaN);
        return {
          async reach() {
            await way.hold?.(slot);
            acted = way.act(slot).then(() => Date.now());
            // Awaited at the end; a failure before that is not unhandled.
            acted.catch(() => undefined);
            return way.reach(slot);
          },
          outcome: (killedAt) => outcomeOf(slot, way, acted, killedAt),
          processes: async () => processesOf(slot),
          fileIds: () => idsOf(slot),
        };
      },
    };
  },
};

/** Brings it to where the step begins. */
async function stand(slot: Slot, before: Expected): Promise<void> {
  for (const place of before.places.keys()) await deposit(slot, place);
  await settled(slot, before);
  const row = await slot.house.db.certificateSlot.findUniqueOrThrow({
    where: { workflowId: slot.workflowId },
  });
  slot.notice = { at: row.noticeAt?.toISOString() ?? '', days: row.noticeDays ?? 0 };
}
