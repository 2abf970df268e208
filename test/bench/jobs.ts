import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { aHouse, type House } from '#test/support/house';
import { memoryOf } from '#test/support/memory';
import { aSubmissionId, mobileNumbers, type Person } from '#test/support/portal-client';
import type { Measured } from '../../tools/bench.ts';
import { aWorkbook, bareScript, batchMs } from './qualification/bare.ts';

const counts = [5, 20];

/**
 * 5 and 20 qualifications at once, each of another contract, over the bare script doing the same files one after
 * another: from the first byte of the first upload to the last byte of the last result. After a warm-up of both, the
 * best of at most three runs of each; and the most memory that the worker ever took.
 */
export async function measure({ lines, runs }: { lines: number; runs: number }): Promise<Measured> {
  const house = await aHouse();
  const folder = mkdtempSync(join(tmpdir(), 'jalon-bench-'));
  try {
    await house.world.batchTakes(batchMs);
    const people = await contracts(house, Math.max(...counts), 100 * lines);
    let first = 10_000_000;
    const aFile = async () => aWorkbook(mobileNumbers(lines, (first += lines)));
    const compared = async (count: number) => {
      const files = await Promise.all(Array.from({ length: count }, aFile));
      const product = await seconds(() =>
        Promise.all(files.map((file, index) => wholeJob(people[index], house, file))),
      );
      const bare = await seconds(async () => {
        for (const file of files) {
          const upload = join(folder, 'upload.xlsx');
          writeFileSync(upload, file);
          await bareScript(`${house.world.url}/network`, upload, folder);
        }
      });
      return { product, bare };
    };
    await compared(1);
    const figures: Measured['figures'] = { lines, cores: availableParallelism() };
    let worst = 0;
    for (const count of counts) {
      const tried: Awaited<ReturnType<typeof compared>>[] = [];
      for (let run = 0; run < Math.min(runs, 3); run++) tried.push(await compared(count));
      const [best] = tried.toSorted((a, b) => a.product / a.bare - b.product / b.bare);
      if (!best) throw new Error('At least one run');
      worst = Math.max(worst, best.product / best.bare);
      const ratios = tried.map(({ product, bare }) => (product / bare).toFixed(2));
      figures[`${count} jobs, ratio of each run`] = ratios.join(' ');
      figures[`${count} jobs, product (s)`] = best.product.toFixed(1);
      figures[`${count} jobs, bare (s)`] = best.bare.toFixed(1);
      figures[`worker at most, after ${count} (MB)`] = mostMemory(house.pid('worker'));
    }
    return { name: 'jobs', ratio: worst, figures };
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** People of `count` contracts of as many operators, with the demo's password. */
async function contracts(house: House, count: number, dailyProfiles: number): Promise<Person[]> {
  const { db } = house;
  const model = await db.user.findUniqueOrThrow({ where: { login: '12345' } });
  const logins = Array.from({ length: count }, (_, index) => `${70_001 + index}`);
  for (const login of logins) {
    const [operatorId, contractId] = [`bench-operator-${login}`, `bench-contract-${login}`];
    await db.operator.create({ data: { id: operatorId, code: `bench${login}`, name: `Banc ${login}` } });
    await db.qpcContract.create({
      data: {
        id: contractId,
        operatorId,
        identifiant: login,
        masterCode: '01234',
        qualificationType: 'nonAliase',
        optionActive: true,
        dailyProfiles,
      },
    });
    await db.user.create({ data: { ...model, id: `bench-user-${login}`, login, operatorId, contractId } });
  }
  const people: Person[] = [];
  for (const login of logins) people.push(await house.person(login));
  return people;
}

async function wholeJob(
  person: Person | undefined,
  { db, temporal }: House,
  file: Uint8Array,
): Promise<void> {
  if (!person) throw new Error('There are fewer people than files');
  const submissionId = aSubmissionId();
  await person.upload(submissionId, 'bench.xlsx', file);
  const verdict = await person.verdict(submissionId, 300_000);
  if (verdict['state'] !== 'accepted') throw new Error(`Not accepted: ${JSON.stringify(verdict)}`);
  const { workflowId } = await db.qualification.findUniqueOrThrow({ where: { id: submissionId } });
  await temporal.workflow.getHandle(workflowId).result();
  await Promise.all([person.result(submissionId, 'csv'), person.result(submissionId, 'xlsx')]);
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function mostMemory(pid: number): number | string {
  const bytes = memoryOf(pid, 'VmHWM');
  return bytes === undefined ? 'only Linux tells' : Math.round(bytes / 1024 / 1024);
}
