import { WorkflowNotFoundError } from '@temporalio/client';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { limits } from '#domain/qualification/limits';
import { aHouse, type House, until } from '#test/support/house';
import { usedBy } from '#test/support/jobs';
import { aSubmissionId, mixedLines, type Person } from '#test/support/portal-client';

let house: House;
let alpha: Person;

beforeAll(async () => {
  house = await aHouse();
  alpha = await house.person('12345');
});
afterAll(() => house.close());

const contract = 'demo-12345';
const workflowIdOf = (id: string) => `qualification:alpha:${id}`;
const aFile = (lines: number) => mixedLines(lines, lines).join('\n');
const stateOf = async (id: string) =>
  (await house.db.qualification.findUnique({ where: { id } }))?.state ?? 'none';
const completed = (id: string) => until(async () => expect(await stateOf(id)).toBe('completed'), 90_000);

/** What /api/health answers: its code, and the parts it names. */
async function health(): Promise<{ code: number; failing: string[] }> {
  // It answers within two seconds; one that does not is asked again, and named by what asks.
  const response = await fetch(`${house.url}/api/health`, { signal: AbortSignal.timeout(10_000) });
  const { parts } = (await response.json()) as { parts: Record<string, string> };
  expect(Object.keys(parts).toSorted()).toEqual(['database', 'files', 'temporal', 'worker']);
  return { code: response.status, failing: Object.keys(parts).filter((part) => parts[part] !== 'ok') };
}
const healthNames = (part: string) =>
  until(async () => expect(await health()).toEqual({ code: 503, failing: [part] }), 60_000, 50);
const healthy = () =>
  until(async () => expect(await health()).toEqual({ code: 200, failing: [] }), 60_000, 50);

test('the same submission sent five times at once is one qualification, counted once, with one verdict', async () => {
  const before = await usedBy(house, contract);
  const id = aSubmissionId();
  const sent = await Promise.all(Array.from({ length: 5 }, () => alpha.upload(id, 'lot.csv', aFile(1_000))));
  expect(sent.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(sent.filter(({ status }) => status === 200)).toHaveLength(4);
  const verdicts = await Promise.all(Array.from({ length: 5 }, () => alpha.verdict(id)));
  for (const verdict of verdicts)
    expect(verdict).toEqual({
      fileName: 'lot.csv',
      notify: false,
      state: 'accepted',
      lines: 1_000,
      profiles: 1_000,
    });
  await completed(id);
  expect(await usedBy(house, contract)).toBe(before + 1_000);
  expect(
    (await house.world.effectsOf(workflowIdOf(id))).map(({ count, repeats }) => [count, repeats]),
  ).toEqual([[1_000, 0]]);
});

test('the same submission sent again after the end, with another file, gets the first verdict and does nothing', async () => {
  const id = aSubmissionId();
  await alpha.upload(id, 'lot.csv', aFile(10));
  const first = await alpha.verdict(id);
  await completed(id);
  const result = await alpha.result(id, 'csv');
  const before = await usedBy(house, contract);
  const again = await alpha.upload(id, 'autre.csv', aFile(20));
  expect([again.status, await again.json()]).toEqual([200, { fileName: 'lot.csv', kept: true }]);
  expect(await alpha.verdict(id)).toEqual(first);
  expect(await alpha.result(id, 'csv')).toEqual(result);
  expect(await usedBy(house, contract)).toBe(before);
  expect(await house.world.effectsOf(workflowIdOf(id))).toHaveLength(1);
});

test('a portal killed between storing the file and starting its process starts it when the verdict is asked again', async () => {
  const id = aSubmissionId();
  // A server that hangs holds the start back, and forgets it when it is killed.
  house.freeze('temporal');
  expect((await alpha.upload(id, 'lot.csv', aFile(1_000))).status).toBe(201);
  house.kill('portal');
  house.kill('temporal');
  await healthy();
  const known = house.temporal.withDeadline(Date.now() + 20_000, () =>
    house.temporal.workflow.getHandle(workflowIdOf(id)).describe(),
  );
  await expect(known).rejects.toThrow(WorkflowNotFoundError);
  expect(await stateOf(id)).toBe('none');
  expect(await alpha.verdict(id)).toMatchObject({ state: 'accepted', profiles: 1_000 });
  await completed(id);
  // More than its steps may take together, so that the one that fails says why.
}, 300_000);

test('while no worker runs the user and /api/health say so, and the file is qualified by itself once one does', async () => {
  const release = house.holdDown('worker');
  onTestFinished(release);
  const id = aSubmissionId();
  await alpha.upload(id, 'lot.csv', aFile(1_000));
  const [told] = await Promise.all([alpha.askVerdict(id), healthNames('worker')]);
  expect(told).toMatchObject({ fileName: 'lot.csv', state: 'waiting', because: 'worker', until: null });
  release();
  // Nobody asks: the row is written by the process itself.
  await completed(id);
  expect(await alpha.askVerdict(id)).toMatchObject({ state: 'accepted', profiles: 1_000 });
  await healthy();
});

test('while Temporal is down the user and /api/health say so, and the verdict comes once it is back', async () => {
  const release = house.holdDown('temporal');
  onTestFinished(release);
  const id = aSubmissionId();
  expect((await alpha.upload(id, 'lot.csv', aFile(1_000))).status).toBe(201);
  const [told] = await Promise.all([alpha.askVerdict(id), healthNames('temporal')]);
  expect(told).toMatchObject({ state: 'waiting', because: 'temporal' });
  release();
  expect(await alpha.verdict(id)).toMatchObject({ state: 'accepted', profiles: 1_000 });
  await completed(id);
  await healthy();
});

test('of 50 files that three people send at once with 99,950 of the day used, exactly those are accepted that fit, and both texts are told [QPC-075, QPC-076, QPC-077, QPC-078]', async () => {
  const used = await usedBy(house, contract);
  const { day } = await house.db.quotaDay.findFirstOrThrow({ where: { contractId: contract } });
  // As if one more file had been accepted today.
  const profiles = limits.dailyProfiles - 50 - used;
  await house.db.quotaReservation.create({
    data: { workflowId: 'qualification:alpha:before', contractId: contract, day, profiles },
  });
  await house.db.quotaDay.updateMany({
    where: { contractId: contract, day },
    data: { used: { increment: profiles } },
  });
  const people = [alpha, await house.person('alpha.admin'), await house.person('alpha.user')];
  const submit = async (person: Person, lines: number) => {
    const id = aSubmissionId();
    expect((await person.upload(id, 'lot.csv', aFile(lines))).status).toBe(201);
    return { id, ...(await person.verdict(id)) } as { id: string; state: string; refusal?: unknown };
  };

  const verdicts = await Promise.all(
    Array.from({ length: 50 }, (_, index) => submit(people[index % 3] ?? alpha, 3)),
  );
  expect(verdicts.filter(({ state }) => state === 'accepted')).toHaveLength(16);
  const refused = verdicts.filter(({ state }) => state === 'refused');
  expect(refused).toHaveLength(34);
  for (const { refusal } of refused)
    expect(refusal).toEqual({ reason: 'quotaExceeded', limit: limits.dailyProfiles, remaining: 2 });
  expect(await usedBy(house, contract)).toBe(limits.dailyProfiles - 2);

  const told = async ({ id }: { id: string }) =>
    (await (await alpha.go(`/qualifications/envoi/${id}`)).text()).replaceAll(/[\u00a0\u202f]/g, ' ');
  expect(await told(await submit(alpha, 3))).toContain(
    'Ce fichier vous fait dépasser la limite de 100 000 profils à qualifier par jour. Veuillez soumettre un nouveau fichier ne contenant pas plus de 2 profils à qualifier.',
  );
  expect((await submit(alpha, 2)).state).toBe('accepted');
  expect(await told(await submit(alpha, 1))).toContain(
    'La limite de 100 000 profils à qualifier par jour est atteinte, veuillez patienter et soumettre votre fichier ultérieurement.',
  );
  await until(async () => expect(await house.db.process.count({ where: { endedAt: null } })).toBe(0));
  expect(await usedBy(house, contract)).toBe(limits.dailyProfiles);
});

test.each([
  ['worker', 'worker'],
  ['Temporal server', 'temporal'],
] as const)(
  '/api/health names the %s while it hangs, and answers 200 when it goes on',
  async (_name, part) => {
    expect(await health()).toEqual({ code: 200, failing: [] });
    house.freeze(part);
    await healthNames(part);
    house.thaw(part);
    await healthy();
  },
);
