import { describe, expect, test } from 'vitest';
import type { FoundRun } from '#activities/platform/temporal/runs';
import { aBatch, anAdministrator } from '#test/support/accounts';
import { aWorld, within } from '#test/support/activities';
import { aProcess } from '#test/support/rows';

const workflowId = 'accounts:alpha:b1';

/** A batch of two accounts whose process has opened it. */
async function given(logins: readonly string[] = ['person.1', 'person.2']) {
  const world = await aWorld();
  const { db, activities } = world;
  const { user: sender } = await anAdministrator(db);
  const input = await aBatch(db, logins);
  const run = within(workflowId);
  const open = (revision = 1) => run(() => activities.openAccounts(input, { revision }));
  await open();
  return {
    ...world,
    ...{ sender, input, open },
    create: (place: number, revision: number) =>
      run(() => activities.createAccount(input, place, { revision })),
    end: (state: 'completed' | 'rejected', revision: number) =>
      run(() => activities.endAccounts(input, state, { revision })),
    rows: async () =>
      (await db.accountCreation.findMany({ orderBy: { place: 'asc' } })).map(({ login, state, refusal }) =>
        [login, state, refusal].filter(Boolean).join(' '),
      ),
  };
}

describe('an account of a batch', () => {
  test('is created with its e-services, its trace, and no password that anyone knows', async () => {
    const { create, db, sender, rows, clock } = await given();
    const id = await create(0, 2);
    expect(
      await db.user.findUnique({ where: { login: 'person.1' }, include: { grants: true } }),
    ).toMatchObject({
      ...{ id, name: 'Martin', firstName: 'Léa', role: 'operatorUser', operatorId: 'operator-alpha' },
      ...{ passwordHash: '', createdAt: clock.now(), grants: [{ service: 'tao' }] },
    });
    expect(await db.auditRow.findMany()).toMatchObject([
      {
        ...{ action: 'user.create', subject: `user:${id}`, actorId: sender.id, actorLogin: 'alpha.admin' },
        ...{
          operatorId: 'operator-alpha',
          fromAddress: '192.0.2.1',
          after: expect.stringContaining('person.1'),
        },
      },
    ]);
    expect(await rows()).toEqual(['person.1 created', 'person.2 waiting']);
  });

  test('is created once, however often its step runs, and keeps its id', async () => {
    const { create, open, db } = await given();
    const first = await create(0, 2);
    // The worker died before it could tell; then the process was run again.
    expect(await create(0, 2)).toBe(first);
    await open(3);
    expect(await create(0, 4)).toBe(first);
    expect(await db.user.count({ where: { login: 'person.1' } })).toBe(1);
    expect(await db.auditRow.count()).toBe(1);
  });

  test('is not created half when its trace cannot be written', async () => {
    const { create, db, rows } = await given();
    await db.$executeRawUnsafe(
      `CREATE TRIGGER full BEFORE INSERT ON AuditRow BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    );
    await expect(create(0, 2)).rejects.toThrow('auditRow');
    expect(await db.user.count({ where: { login: 'person.1' } })).toBe(0);
    expect(await rows()).toEqual(['person.1 waiting', 'person.2 waiting']);
    await db.$executeRawUnsafe('DROP TRIGGER full');
    expect(await create(0, 3)).not.toBeNull();
  });

  test.each([
    ['was disabled', { disabledAt: new Date() }],
    ['administers no longer', { role: 'operatorUser' }],
    ['belongs to another operator', { operatorId: null }],
  ])('is refused when who sent it %s meanwhile', async (_what, change) => {
    const { create, db, sender, rows } = await given();
    await db.user.update({ where: { id: sender.id }, data: change });
    expect(await create(0, 2)).toBeNull();
    expect(await rows()).toEqual(['person.1 refused notAllowed', 'person.2 waiting']);
  });

  test('is refused when who sent it has lost the e-service meanwhile [OWF-200]', async () => {
    const { create, db, sender } = await given();
    await db.grant.deleteMany({ where: { userId: sender.id, service: 'tao' } });
    expect(await create(0, 2)).toBeNull();
    expect(await db.user.count({ where: { login: 'person.1' } })).toBe(0);
  });

  test('with a login that somebody has or had is refused, capitals or not, and nobody else is', async () => {
    const { create, rows } = await given(['alpha.ADMIN', 'alpha_admin', 'alpha.admin2']);
    for (const [place, revision] of [
      [0, 2],
      [1, 3],
      [2, 4],
    ] as const)
      await create(place, revision);
    expect(await rows()).toEqual([
      'alpha.ADMIN refused taken',
      'alpha_admin created',
      'alpha.admin2 created',
    ]);
  });

  test('that the process did not come to is refused when it is stopped, and created when it is run again', async () => {
    const { create, end, open, rows, db } = await given();
    await create(0, 2);
    await end('rejected', 3);
    expect(await rows()).toEqual(['person.1 created', 'person.2 refused stopped']);
    // A late attempt of the run that was stopped.
    await expect(create(1, 4)).resolves.toBeNull();
    await db.process.updateMany({ data: { runId: 'run-0' } });
    await open(1);
    expect(await create(1, 2)).not.toBeNull();
  });
});

test.each<[string, FoundRun, string]>([
  [
    'terminated in Temporal',
    { open: false, runId: 'run-1', endedAt: new Date(), endedBy: 'terminated' },
    'person.2 refused stopped',
  ],
  ['at work', { open: true, runId: 'run-1' }, 'person.2 waiting'],
])('the reconciler says of a batch that is %s what became of its accounts', async (_how, found, row) => {
  const { runs, activities, clock, rows, create } = await given();
  await create(0, 2);
  clock.pass(60_000);
  runs.set(workflowId, found);
  await activities.reconcileRows();
  expect(await rows()).toEqual(['person.1 created', row]);
  // Reset in the Temporal UI.
  runs.set(workflowId, { open: true, runId: 'run-1' });
  clock.pass(60_000);
  await activities.reconcileRows();
  expect(await rows()).toEqual(['person.1 created', 'person.2 waiting']);
});

describe('the sweeper', () => {
  const day = 24 * 3_600_000;
  test('removes a form that no process adopted within a day, and no other', async () => {
    const { db, runs, clock, activities } = await given();
    const old = new Date(clock.now().getTime() - day - 1);
    for (const id of ['unknown', 'awaited']) await aBatch(db, ['x.login'], { id, createdAt: old });
    await aBatch(db, ['x.login'], { id: 'young', createdAt: new Date(old.getTime() + 2) });
    runs.set('accounts:alpha:unknown', { open: false, runId: null, endedAt: null, endedBy: 'missing' });
    clock.pass(1);
    await db.stagedAccounts.updateMany({ where: { submissionId: 'b1' }, data: { createdAt: old } });
    expect(await activities.sweepLeftovers()).toMatchObject({ forms: 1, batches: 0 });
    const left = await db.stagedAccounts.findMany({ orderBy: { submissionId: 'asc' } });
    expect(left.map(({ submissionId }) => submissionId)).toEqual(['awaited', 'b1', 'young']);
  });

  test('removes a batch 30 days after its end, with its form and its mail; the accounts stay', async () => {
    const { db, clock, activities, create, end } = await given();
    await create(0, 2);
    await end('completed', 3);
    await db.sentMail.create({ data: { key: 'accounts:b1:user', messageId: '<m>', sentAt: clock.now() } });
    await db.process.create({ data: aProcess({ workflowId: 'q', endedAt: clock.now() }) });
    clock.pass(30 * day);
    expect(await activities.sweepLeftovers()).toMatchObject({ batches: 0 });
    clock.pass(1);
    expect(await activities.sweepLeftovers()).toMatchObject({ batches: 1 });
    expect([
      await db.accountCreation.count(),
      await db.stagedAccounts.count(),
      await db.sentMail.count(),
      await db.process.count(),
      await db.user.count({ where: { login: 'person.1' } }),
    ]).toEqual([0, 0, 0, 1, 1]);
  });
});
