import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { qualificationStatuses } from '#domain/qualification/state';
import { aHouse } from '#test/support/house';
import type { Person } from '#test/support/portal-client';
import type { Measured } from '../../tools/bench.ts';

const rowsInAll = 1_000_000;
const dayMs = 24 * 3600 * 1000;
/** What each kind of question is asked, and how many pages are walked one after the other. */
const timesEach = 30;
const pagesDeep = 100;

/**
 * The list of qualifications with a million of them in the table, asked over HTTP of the portal as `npm start` runs it:
 * the account of a contract, the administrator of its operator and the back office, each with and without filters, at
 * the beginning, in the middle and page by page. The time of a request is that of its client, on the same machine.
 */
export async function measure(): Promise<Measured> {
  const house = await aHouse();
  try {
    const newest = Date.now();
    seed(join(house.dataDir, 'jalon.db'), newest);
    const asked = new Map<string, number[]>();
    for (const login of ['12345', 'alpha.admin', 'wholesale.bo'])
      await askAs(await house.person(login), newest, asked);
    return told(asked);
  } finally {
    await house.close();
  }
}

/**
 * A fifth of the rows is the demo contract's, the others are spread over 200; two years, 2 % rejected, 4 % refused, one
 * in a thousand running. In portions, so that those who write meanwhile need not wait.
 */
function seed(file: string, newest: number): void {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA busy_timeout = 10000; PRAGMA synchronous = OFF');
  db.exec(`
    WITH RECURSIVE numbered(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbered WHERE n < 49)
    INSERT INTO Operator (id, code, name) SELECT 'bench-' || n, 'bench-' || n, 'Banc ' || n FROM numbered;
    WITH RECURSIVE numbered(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbered WHERE n < 199)
    INSERT INTO QpcContract (id, operatorId, identifiant, masterCode, qualificationType, optionActive)
    SELECT 'bench-' || n, 'bench-' || (n % 50), 'bench-' || n, '', 'nonAliase', true FROM numbered`);
  const insert = db.prepare(`
    WITH RECURSIVE numbered(n) AS (SELECT ?1 UNION ALL SELECT n + 1 FROM numbered WHERE n + 1 < ?2)
    INSERT INTO Qualification
      (id, workflowId, operatorId, contractId, userId, fileName, format, state, lines, profiles, profilesDone, submittedAt)
    SELECT 'bench' || n, 'qualification:bench:' || n,
      iif(n % 5, 'bench-' || (n % 50), 'demo-alpha'), iif(n % 5, 'bench-' || (n % 200), 'demo-12345'),
      'demo-user-1', 'clients ' || n || '.xlsx', 'xlsx',
      CASE WHEN n % 1000 = 0 THEN 'inProgress' WHEN n % 50 = 5 THEN 'rejected' WHEN n % 25 = 10 THEN 'refused' ELSE 'completed' END,
      20000, 20000, 20000, strftime('%Y-%m-%dT%H:%M:%f+00:00', (?3 - n * 63000) / 1000.0, 'unixepoch')
    FROM numbered`);
  const portion = 20_000;
  for (let from = 0; from < rowsInAll; from += portion) insert.run(from, from + portion, newest);
  db.close();
}

async function askAs(person: Person, newest: number, asked: Map<string, number[]>): Promise<void> {
  const day = (ago: number) => new Date(newest - ago * dayMs).toISOString().slice(0, 10);
  const middle = { after: `${newest - 350 * dayMs}-x` };
  const filters: [string, Record<string, string>][] = [
    ['no filter', {}],
    ...qualificationStatuses.map((status): [string, Record<string, string>] => [
      `status ${status}`,
      { status },
    ]),
    ['one day', { from: day(200), to: day(200) }],
    ['a year', { from: day(500), to: day(135) }],
    ['rejected in a month', { status: 'rejected', from: day(400), to: day(370) }],
  ];
  for (const [name, filter] of filters) {
    for (const [place, cursor] of [
      ['first page', {}],
      ['middle', middle],
    ] as const) {
      const times = await timesOf(timesEach, () => list(person, { ...filter, ...cursor }));
      add(asked, `${name}, ${place}`, times);
    }
  }
  let after: string | undefined;
  add(
    asked,
    `page by page, ${pagesDeep} deep`,
    await timesOf(pagesDeep, async () => {
      after = (await list(person, after ? { after } : {})).older;
      if (!after) throw new Error('The list ends too soon');
    }),
  );
  add(asked, 'the page itself', await timesOf(timesEach, () => page(person)));
}

async function list(person: Person, query: Record<string, string>): Promise<{ older: string }> {
  return (await person.read(`/api/qualifications?${new URLSearchParams(query).toString()}`)) as {
    older: string;
  };
}

async function page(person: Person): Promise<void> {
  const response = await person.go('/qualifications');
  if (response.status !== 200) throw new Error(`The page answers ${response.status}`);
  await response.text();
}

async function timesOf(count: number, ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  // The first one is for the caches, as after a night.
  for (let turn = -1; turn < count; turn++) {
    const began = performance.now();
    await ask();
    if (turn >= 0) times.push(performance.now() - began);
  }
  return times;
}

const add = (asked: Map<string, number[]>, what: string, times: number[]) =>
  asked.set(what, [...(asked.get(what) ?? []), ...times]);

function told(asked: Map<string, number[]>): Measured {
  const figures: Measured['figures'] = { rows: rowsInAll };
  const lists = [...asked].filter(([what]) => what !== 'the page itself').flatMap(([, times]) => times);
  figures['list p50 (ms)'] = percentile(lists, 50);
  figures['list p95 (ms)'] = percentile(lists, 95);
  figures['list slowest (ms)'] = percentile(lists, 100);
  for (const [what, times] of asked) figures[`p95 ${what} (ms)`] = percentile(times, 95);
  return { name: 'list', figures };
}

function percentile(values: readonly number[], percent: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? NaN).toFixed(1);
}
