import { randomInt } from 'node:crypto';
import { expect } from 'vitest';
import { distinctOf, expectCsv, expectedRows } from './expected-results.ts';
import { type House, until } from './house.ts';
import { aSubmissionId, mixedLines, type Person } from './portal-client.ts';

/** An accepted qualification of contract 12345 and what must come of it. */
export interface Job {
  id: string;
  workflowId: string;
  written: string[];
  profiles: number;
}

/** Sends lines about `profiles` distinct numbers that no other job asks about, and waits until they are accepted. */
export async function accepted(house: House, person: Person, lines: number, profiles = lines): Promise<Job> {
  const written = mixedLines(lines, profiles, randomInt(10_000_000, 99_000_000 - profiles));
  const id = aSubmissionId();
  expect((await person.upload(id, 'lot.csv', written.join('\n'))).status).toBe(201);
  expect(await person.verdict(id)).toMatchObject({ state: 'accepted', lines, profiles });
  const { workflowId } = await house.db.qualification.findUniqueOrThrow({ where: { id } });
  return { id, workflowId, written, profiles };
}

/** Waits until a job is under way: some batches were asked and some are still to come. */
export async function midway(house: House, job: Job, least = 10): Promise<void> {
  await until(
    async () => expect((await house.world.effectsOf(job.workflowId)).length).toBeGreaterThanOrEqual(least),
    60_000,
    20,
  );
  expect((await house.world.effectsOf(job.workflowId)).length).toBeLessThan(job.profiles / 1_000);
}

/** Profiles counted against the day of a contract, after proving that the reservations say the same. */
export async function usedBy(house: House, contractId: string): Promise<number> {
  return house.db.$transaction(async (tx) => {
    const days = await tx.quotaDay.aggregate({ where: { contractId }, _sum: { used: true } });
    const held = await tx.quotaReservation.aggregate({
      where: { contractId, releasedAt: null },
      _sum: { profiles: true },
    });
    expect(days._sum.used ?? 0).toBe(held._sum.profiles ?? 0);
    return days._sum.used ?? 0;
  });
}

/**
 * What a job must have come to, whatever happened meanwhile: the right result in order, one effect for each key, its
 * profiles counted once, both rows ended, no file left under an attempt's own name.
 */
export async function expectDone(house: House, person: Person, job: Job): Promise<void> {
  const result = await person.result(job.id, 'csv');
  await house.world.batchTakes(0);
  const profiles = await house.world.profilesOf('msisdn', distinctOf(job.written));
  expectCsv(result, expectedRows(job.written, '01234', profiles));

  const effects = await house.world.effectsOf(job.workflowId);
  const keys = Array.from(
    { length: Math.ceil(job.profiles / 1_000) },
    (_, batch) => `${job.workflowId}:profiles:${batch * 1_000}`,
  );
  expect(effects.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
  expect(effects.reduce((sum, { count }) => sum + count, 0)).toBe(job.profiles);

  const { workflowId, profiles: held } = await house.db.quotaReservation.findUniqueOrThrow({
    where: { workflowId: job.workflowId },
  });
  expect(held).toBe(job.profiles);
  expect(await house.db.process.findUnique({ where: { workflowId } })).toMatchObject({
    state: 'completed',
    waitingFor: null,
    endedAt: expect.any(Date),
    endedBy: null,
  });
  expect(await house.db.qualification.findUnique({ where: { id: job.id } })).toMatchObject({
    state: 'completed',
    profiles: job.profiles,
    profilesDone: job.profiles,
    endedAt: expect.any(Date),
  });
  expect(house.temporaryFiles()).toEqual([]);
}

/** Lets a contract qualify as much as a file of tests needs. */
export async function withoutDailyLimit(house: House, identifiant: string): Promise<void> {
  await house.db.qpcContract.update({ where: { identifiant }, data: { dailyProfiles: 10_000_000 } });
}
