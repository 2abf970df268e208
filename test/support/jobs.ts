import { randomInt } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { certificatesDirectory } from '#domain/certificates/files';
import { qualificationsDirectory, stagedDirectory } from '#domain/qualification/files';
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
export async function usedBy(house: Pick<House, 'db'>, contractId: string): Promise<number> {
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

/** Every line in order, each as the network knows its number; what never comes is a job that was lost. */
async function expectResult(house: House, person: Person, job: Job): Promise<void> {
  const result = await person.result(job.id, 'csv');
  await house.world.batchTakes(0);
  const profiles = await house.world.profilesOf('msisdn', distinctOf(job.written));
  expectCsv(result, expectedRows(job.written, '01234', profiles));
}

/** One effect for each key, and no key but those of its batches. */
async function expectEffects(house: House, _person: Person, job: Job): Promise<void> {
  const effects = await house.world.effectsOf(job.workflowId);
  const keys = Array.from(
    { length: Math.ceil(job.profiles / 1_000) },
    (_, batch) => `${job.workflowId}:profiles:${batch * 1_000}`,
  );
  expect(effects.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
  expect(effects.reduce((sum, { count }) => sum + count, 0)).toBe(job.profiles);
}

/** Counted once against the day. */
async function expectQuota(house: House, _person: Person, { workflowId, profiles }: Job): Promise<void> {
  const held = await house.db.quotaReservation.findUniqueOrThrow({ where: { workflowId } });
  expect(held).toMatchObject({ profiles, releasedAt: null });
}

/** Both rows have ended, by themselves. */
async function expectRowsEnded(
  house: House,
  _person: Person,
  { id, workflowId, profiles }: Job,
): Promise<void> {
  expect(await house.db.process.findUnique({ where: { workflowId } })).toMatchObject({
    state: 'completed',
    waitingFor: null,
    endedAt: expect.any(Date),
    endedBy: null,
  });
  expect(await house.db.qualification.findUnique({ where: { id } })).toMatchObject({
    state: 'completed',
    profiles,
    profilesDone: profiles,
    endedAt: expect.any(Date),
  });
}

async function expectNoOrphan(house: House): Promise<void> {
  expect(await orphanFiles(house)).toEqual([]);
}

/** What a job must have come to, whatever happened meanwhile, by what is compared. */
export const proofs = {
  result: expectResult,
  effects: expectEffects,
  quota: expectQuota,
  rows: expectRowsEnded,
  files: expectNoOrphan,
} as const;

/** The right result, one effect for each key, its profiles counted once, both rows ended, no orphan file. */
export async function expectDone(house: House, person: Person, job: Job): Promise<void> {
  for (const proof of Object.values(proofs)) await proof(house, person, job);
}

/** What an attempt left under its own name, and what no row knows. */
export async function orphanFiles(house: House): Promise<string[]> {
  const namesIn = (directory: string) => {
    const path = join(house.dataDir, directory);
    return existsSync(path) ? readdirSync(path) : [];
  };
  const temporary = house.temporaryFiles();
  const staged = namesIn(stagedDirectory).filter((name) => !name.endsWith('.tmp'));
  const worked = namesIn(qualificationsDirectory);
  const deposited = namesIn(certificatesDirectory).filter((name) => !name.endsWith('.tmp'));
  const inRows = { in: [...staged, ...worked] };
  const [files, qualifications, certificates] = await Promise.all([
    house.db.stagedFile.findMany({ where: { submissionId: inRows } }),
    house.db.qualification.findMany({ where: { id: inRows } }),
    house.db.certificate.findMany({ where: { id: { in: deposited } }, select: { id: true } }),
  ]);
  const known = new Set([
    ...files.map(({ submissionId }) => submissionId),
    ...[...qualifications, ...certificates].map(({ id }) => id),
  ]);
  return [...temporary, ...[...staged, ...worked, ...deposited].filter((name) => !known.has(name))];
}

/** Lets a contract qualify as much as a file of tests needs. */
export async function withoutDailyLimit(house: House, identifiant: string): Promise<void> {
  await house.db.qpcContract.update({ where: { identifiant }, data: { dailyProfiles: 10_000_000 } });
}
