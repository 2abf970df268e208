import { randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import type { Role } from '#domain/rights';
import type { Service } from '#domain/services';
import { openDatabase, type QpcContract, type User } from '#prisma/client';
import { demoAccounts } from '#prisma/demo';
import { newPage, type Visit } from './browser.ts';
import { until } from './house.ts';
import { outsideWorld } from './outside-world.ts';
import { aSubmissionId, type Person, portalClient } from './portal-client.ts';
import { aContract, anOperator as operatorRow, aUser } from './rows.ts';
import type { SharedProduct } from './shared-product.ts';

/**
 * The one product and the one browser of all browser tests, which run side by side in it: a test reads and writes rows of its
 * own operator and people only. What concerns everybody (a fault without a prefix, a pause of a system, a kill, a global
 * setting) belongs in test/integration, with a product of its own.
 */
const shared = await ask();
const browser = await chromium.connect(shared.browser);

export const product = {
  url: shared.url,
  dataDir: shared.dataDir,
  db: openDatabase(join(shared.dataDir, 'jalon.db')),
  temporal: new Client({ connection: Connection.lazy({ address: shared.temporal, interceptors: [] }) }),
  world: outsideWorld(shared.simulator),
};
const { db, url, world } = product;
const passwordHash = await demoHash();
const administered = demoAccounts.find(({ login }) => login === 'alpha.admin')?.services ?? [];

async function ask(): Promise<SharedProduct> {
  const response = await fetch(inject('sharedProduct'));
  if (!response.ok) throw new Error(`The product did not start: ${await response.text()}`);
  return (await response.json()) as SharedProduct; // written by shared-product.ts
}

/** The hash of `demoPassword`, which costs 80 ms to make. */
async function demoHash(): Promise<string> {
  const { passwordHash: hash } = await db.user.findUniqueOrThrow({ where: { login: 'ops.jalon' } });
  return hash;
}

/** A page of nobody. */
export const aPage = (visit: Visit = {}): Promise<Page> => newPage(browser, url, { ...visit, cookies: {} });

// By `require`, as its types bring those of the browser into every test.
const { encode } = createRequire(import.meta.url)('next-auth/jwt') as {
  encode: (given: { token: { sid: string }; secret: string }) => Promise<string>;
};

/** Cookies of a new session, as the log-in hands them out. */
async function signIn({ id: userId }: User): Promise<Record<string, string>> {
  const sid = randomUUID();
  const now = Date.now();
  await db.session.create({
    data: { id: sid, userId, createdAt: new Date(now), expiresAt: new Date(now + 600_000), awaits: null },
  });
  const secret = readFileSync(join(shared.dataDir, 'secrets', 'portal'), 'utf8').trim();
  return { 'jalon.session': await encode({ token: { sid }, secret }) };
}

/** A code identifiant that no contract has. */
async function freeIdentifiant(): Promise<string> {
  for (;;) {
    const identifiant = `${randomInt(40_000, 99_000)}`;
    if (!(await db.user.findUnique({ where: { login: identifiant } }))) return identifiant;
  }
}

/**
 * An operator of the test's own with a QPC contract; `person` adds people of it or of the wholesaler, whose password is
 * `demoPassword`: `const { operator, person, page } = await anOperator()`.
 */
export async function anOperator(given: Partial<QpcContract> = {}) {
  const code = `op-${randomUUID().slice(0, 8)}`;
  const operator = await db.operator.create({ data: operatorRow({ code, name: `Opérateur ${code}` }) });
  const identifiant = await freeIdentifiant();
  const contract = await db.qpcContract.create({
    data: aContract({ identifiant, operatorId: operator.id, ...given }),
  });
  /** Begins the workflow ids of its qualifications and their keys: narrows faults and paces to them. */
  const keyPrefix = `qualification:${code}:`;

  async function person(
    role: Role,
    { services = role === 'operatorAdmin' ? administered : ['qpc'], ...user }: Partial<User> & Granted = {},
  ): Promise<User> {
    const own = role === 'contract';
    const wholesaler = role === 'backOffice' || role === 'operations';
    const login = own ? identifiant : (user.login ?? `${shortNames[role]}.${code}`);
    const names = own ? { firstName: '', name: operator.name } : {};
    const of = { operatorId: wholesaler ? null : operator.id, contractId: own ? contract.id : null };
    const row = aUser({
      login,
      role,
      email: `${login}@${code}.example`,
      passwordHash,
      ...names,
      ...of,
      ...user,
    });
    const grants = own || wholesaler ? [] : services.map((service) => ({ service }));
    return db.user.create({ data: { ...row, grants: { create: grants } } });
  }
  const client = async (who: User): Promise<Person> => portalClient(url, await signIn(who));

  return {
    ...{ operator, contract, keyPrefix, person, client },
    /** A page of somebody who has logged in. */
    page: async (who: User, visit: Visit = {}) =>
      newPage(browser, url, { ...visit, cookies: await signIn(who) }),
    /** The network answers again, and is asked at once. */
    networkAnswers: async (workflowId: string) => {
      await world.clearFaults(keyPrefix);
      // It may have asked by itself, and completed.
      await product.temporal.workflow
        .getHandle(workflowId)
        .signal('retry')
        .catch(() => undefined);
    },
    /** Accepted files that wait for the network, which is away for this operator until `clearFaults(keyPrefix)`. */
    waiting: async (by: Person, ...names: string[]) => {
      await world.fail('network', 'unavailable', 'until-cleared', { keyPrefix });
      return Promise.all(
        names.map(async (name) => {
          const id = await submitted(by, name, '0612345678\n0712345678');
          const { workflowId } = await db.qualification.findUniqueOrThrow({ where: { id } });
          await until(async () => expect((await processOf(workflowId)).waitingFor).toBe('network'));
          return { id, workflowId };
        }),
      );
    },
  };
}

interface Granted {
  services?: readonly Service[];
}

const shortNames: Readonly<Record<Role, string>> = {
  ...{
    contract: 'contract',
    operatorAdmin: 'admin',
    operatorUser: 'user',
    backOffice: 'bo',
    operations: 'ops',
  },
};

/** Sends a file that is accepted, and answers its id. */
export async function submitted(by: Person, name: string, content: string): Promise<string> {
  const id = aSubmissionId();
  await by.upload(id, name, content);
  expect(await by.verdict(id)).toMatchObject({ state: 'accepted' });
  return id;
}

export const processOf = (workflowId: string) => db.process.findUniqueOrThrow({ where: { workflowId } });
export const stateOf = (workflowId: string, state: string) =>
  until(async () => expect((await processOf(workflowId)).state).toBe(state));

/** The newest mail to an address, once there is one. */
export function mailTo(address: string) {
  return until(async () => {
    const mail = (await world.mails()).find(({ to }) => to === address);
    if (!mail) throw new Error(`no mail to ${address} yet`);
    return mail;
  });
}
