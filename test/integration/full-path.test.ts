import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '#domain/qualification/limits';
import { demoPassword } from '#prisma/demo';
import {
  distinctOf,
  expectCsv,
  expectRows,
  expectedAliasRows,
  expectedRows,
} from '#test/support/expected-results';
import { aHouse, type House, until } from '#test/support/house';
import { aSubmissionId, logIn, mixedLines, type Person, sendForm } from '#test/support/portal-client';
import { historyTexts, numbersIn, tracesOf } from '#test/support/traces';
import { excelColumn, readXlsx } from '#test/support/workbooks';

let house: House;
let alpha: Person;
/** Everything that was submitted, for the search of traces at the end. */
const submitted: string[] = [];
const secrets = [demoPassword, 'Mot-de-passe-faux-2026'];

beforeAll(async () => {
  house = await aHouse();
  alpha = await house.person('12345');
});
afterAll(() => house.close());

/** Sends a file, and answers its verdict and its process. */
async function qualify(person: Person, name: string, file: string | Buffer) {
  const id = aSubmissionId();
  expect((await person.upload(id, name, file)).status).toBe(201);
  const verdict = await person.verdict(id);
  const { workflowId } = await house.db.qualification.findUniqueOrThrow({ where: { id } });
  return { id, verdict, workflowId };
}

const used = async (contractId: string) =>
  (await house.db.quotaDay.aggregate({ where: { contractId }, _sum: { used: true } }))._sum.used ?? 0;

async function expectAskedOnce(workflowId: string, distinct: number): Promise<void> {
  const effects = await house.world.effectsOf(workflowId);
  const asked = effects.reduce((sum, { count }) => sum + count, 0);
  const repeats = effects.reduce((sum, effect) => sum + effect.repeats, 0);
  expect({ asked, repeats }).toEqual({ asked: distinct, repeats: 0 });
}

test('50,000 lines of CSV in every written form come back line by line, each distinct number asked once [QPC-062, QPC-069, QPC-097, QPC-110, QPC-111, QPC-121, QPC-122]', async () => {
  const written = mixedLines(50_000, 45_000);
  submitted.push(...written);
  // As Windows programs write it; some lines end with their separator.
  const csv = `\uFEFF${written.map((line, index) => (index % 10 === 0 ? `${line};` : line)).join('\r\n')}\r\n`;
  const { id, verdict, workflowId } = await qualify(alpha, 'Numéros d’août.csv', csv);
  expect(verdict).toMatchObject({ state: 'accepted', lines: 50_000, profiles: 45_000 });

  const expected = expectedRows(
    written,
    '01234',
    await house.world.profilesOf('msisdn', distinctOf(written)),
  );
  expectCsv(await alpha.result(id, 'csv'), expected);
  expectRows(await readXlsx(await alpha.result(id, 'xlsx')), expected);
  await expectAskedOnce(workflowId, 45_000);
  expect(await used('demo-12345')).toBe(45_000);
});

test('an Excel file of 55,000 rows about 50,000 different numbers comes back row by row [QPC-066, QPC-067, QPC-097, QPC-110, QPC-111, QPC-120, QPC-122]', async () => {
  const written = mixedLines(55_000, 50_000, 20_000_000);
  submitted.push(...written);
  // Excel keeps what looks like a number as a number: the forms without a leading zero or plus.
  const cells = written.map((line) => (/^[1-9]/.test(line) ? Number(line) : line));
  const { id, verdict, workflowId } = await qualify(alpha, 'numéros.xlsx', await excelColumn(cells));
  expect(verdict).toMatchObject({ state: 'accepted', lines: 55_000, profiles: 50_000 });

  const expected = expectedRows(
    written,
    '01234',
    await house.world.profilesOf('msisdn', distinctOf(written)),
  );
  expectRows(await readXlsx(await alpha.result(id, 'xlsx')), expected);
  expectCsv(await alpha.result(id, 'csv'), expected);
  await expectAskedOnce(workflowId, 50_000);
  expect(await used('demo-12345')).toBe(95_000);
});

test('a file that goes one beyond the day’s limit is refused, and one that reaches it is accepted [QPC-075, QPC-078]', async () => {
  const left = limits.dailyProfiles - 95_000;
  const written = mixedLines(left + 1, left + 1, 30_000_000);
  submitted.push(...written);
  const beyond = await qualify(alpha, 'trop.csv', written.join('\n'));
  expect(beyond.verdict).toMatchObject({
    state: 'refused',
    refusal: { reason: 'quotaExceeded', limit: limits.dailyProfiles, remaining: left },
  });
  const exact = await qualify(alpha, 'juste.csv', written.slice(0, left).join('\n'));
  expect(exact.verdict).toMatchObject({ state: 'accepted', profiles: left });
  const full = await qualify(alpha, 'encore.csv', '0630000001');
  expect(full.verdict).toMatchObject({ state: 'refused', refusal: { reason: 'quotaReached' } });
  expect(await used('demo-12345')).toBe(limits.dailyProfiles);
  await alpha.result(exact.id, 'csv');
});

test('the aliases of an « aliasé » contract come back as the numbers behind them, to that account only [QPC-064, QPC-101, QPC-110, QPC-111, QPC-122]', async () => {
  const beta = await house.person('23456');
  const aliases = Array.from({ length: 3_000 }, (_, index) => `${400_000_000_000 + (index % 2_500) * 37}`);
  submitted.push(...aliases);
  const { id, workflowId } = await qualify(beta, 'alias.csv', aliases.join('\n'));
  const profiles = await house.world.profilesOf('alias', [...new Set(aliases)]);
  submitted.push(...[...profiles.values()].map(({ msisdn }) => msisdn));
  const expected = expectedAliasRows(aliases, '00987', profiles);
  expectCsv(await beta.result(id, 'csv'), expected);
  expectRows(await readXlsx(await beta.result(id, 'xlsx')), expected);
  await expectAskedOnce(workflowId, 2_500);
  expect(JSON.stringify(await beta.read('/api/qualifications'))).toContain(id);
  expect(JSON.stringify(await alpha.read('/api/qualifications'))).not.toContain(id);
  expect((await alpha.go(`/api/qualifications/${id}`)).status).toBe(404);
  expect((await alpha.go(`/api/qualifications/${id}/result?format=csv`)).status).toBe(404);
});

test('no number, name, address, password or token of a whole run stands in a log or in Temporal', async () => {
  // What goes wrong leaves traces, if anything does: a refused file, outages, a rejected file, a wrong password, a mail.
  const beta = await house.person('23456');
  const faulty = await qualify(beta, 'faux.csv', '000611111111\n0612345678\nCamille Martin\n');
  expect(faulty.verdict).toMatchObject({ state: 'refused' });
  await house.world.fail('network', 'unavailable', 2);
  await house.world.fail('network', 'lost-answer', 1);
  const troubled = await qualify(beta, 'panne.csv', '000622222222\n000633333333\n');
  await beta.result(troubled.id, 'csv');
  const rejected = await qualify(beta, 'rejeté.csv', '000611111111\n000600000005\n');
  submitted.push('000611111111', '0612345678', '000600000005', '000622222222', '000633333333');
  await sendWrongPassword();
  await sendForm(house.url, '/oubli-du-mot-de-passe', { login: 'alpha.user' });
  const mail = await until(async () => {
    const [newest] = await house.world.mails();
    if (!newest) throw new Error('no mail yet');
    return newest;
  });
  const token = /reinitialisation\/(\S+)/.exec(mail.text)?.[1] ?? '';
  expect(token.length).toBeGreaterThan(20);
  await until(async () => expect(await house.db.process.count({ where: { endedAt: null } })).toBe(0));
  const { state } = await house.db.qualification.findUniqueOrThrow({ where: { id: rejected.id } });
  expect(state).toBe('rejected');

  const people = await house.db.user.findMany();
  secrets.push(token, 'Camille Martin', ...Object.values(alpha.cookies()), ...Object.values(beta.cookies()));
  secrets.push(...people.flatMap(({ name, email, passwordHash }) => [name, email, passwordHash]));
  const numbers = numbersIn(submitted);
  const traces = [...tracesOf(house.dataDir), ...(await historyTexts(house.temporal))];
  // The search would see what stands there: the processes that had troubles, by their ids, wherever something is kept.
  for (const { workflowId } of [troubled, rejected]) {
    const telling = traces.filter(({ text }) => text.includes(workflowId)).map(({ name }) => name);
    expect(telling).toEqual(expect.arrayContaining(['logs/worker.log', `history of ${workflowId}`]));
    expect(telling.some((name) => name.startsWith('temporal.db'))).toBe(true);
  }

  const found = traces.flatMap(({ name, text }) => [
    ...secrets.filter((secret) => text.includes(secret)).map((secret) => `${name}: ${secret}`),
    ...numbers.within(text).map((number) => `${name}: ${number}`),
  ]);
  expect([...new Set(found)]).toEqual([]);
});

async function sendWrongPassword(): Promise<void> {
  const answer = await logIn(house.url, '12345', 'Mot-de-passe-faux-2026').catch((error: unknown) => error);
  expect(String(answer)).toContain('401');
}
