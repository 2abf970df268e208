import { describe, expect, test } from 'vitest';
import type { PublicationForm } from '#domain/espace/publication/judge';
import { aDatabase } from '#test/support/database';
import { aPublicationForm } from '#test/support/publications';
import { anOperator } from '#test/support/rows';
import { backOfficeReader } from '#test/support/readers';
import { changeItem, createItem, findDesk, moveItem } from '#web/features/espace/publications/desk';
import { publicationsList } from '#web/features/espace/publications/list.tsx';
import { newestOf } from '#web/features/espace/server/publications';

const start = new Date('2026-11-21T10:00:00Z');
const day = 86_400_000;
const by = { userId: 'user-bo', login: 'wholesale.bo', address: '192.0.2.1' };
const maintenance = {
  kind: 'maintenance',
  service: 'tao',
  windowFrom: '2026-11-27T22:00',
  windowUntil: '2026-11-28T02:00',
} as const;

async function aDesk() {
  const database = await aDatabase();
  const { db } = database;
  await db.operator.create({ data: anOperator() });
  const revision = async (id: string) => (await db.publication.findUniqueOrThrow({ where: { id } })).revision;
  return {
    db,
    create: (given: Partial<PublicationForm> = {}) => createItem(db, aPublicationForm(given), by, start),
    async created(given: Partial<PublicationForm> = {}): Promise<string> {
      const answer = await createItem(db, aPublicationForm(given), by, start);
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.id;
    },
    change: async (id: string, given: Partial<PublicationForm>, at = start) =>
      changeItem(db, { id, revision: await revision(id), form: aPublicationForm(given), by }, at),
    move: async (id: string, action: 'publish' | 'withdraw', at = start) =>
      moveItem(db, { id, revision: await revision(id), action, by }, at),
    seenByAll: async (at: Date) => {
      const actor = {
        userId: 'u',
        role: 'backOffice',
        operatorId: null,
        contractId: null,
        services: [],
      } as const;
      const items = await newestOf(db, { actor, locale: 'fr', now: at }, 'maintenance', { take: 9 });
      return items.map(({ id }) => id);
    },
    [Symbol.asyncDispose]: () => database.close(),
  };
}

describe('the back office', () => {
  test('writes, publishes, withdraws and publishes again, each with its trace', async () => {
    await using desk = await aDesk();
    const id = await desk.created({ titleFr: 'Bonjour', operatorId: 'operator-alpha' });
    expect(await findDesk(desk.db, id, start)).toMatchObject({ state: 'draft', phase: 'draft', revision: 1 });
    expect(await desk.move(id, 'publish')).toEqual({ ok: true, id });
    expect(await findDesk(desk.db, id, start)).toMatchObject({
      phase: 'visible',
      form: { publishFrom: '2026-11-21T11:00' },
    });
    expect(await desk.move(id, 'publish')).toEqual({ ok: false, reason: 'changed' });
    expect(await desk.move(id, 'withdraw')).toEqual({ ok: true, id });
    const later = new Date(start.getTime() + day);
    expect(await desk.move(id, 'publish', later)).toEqual({ ok: true, id });
    expect(await findDesk(desk.db, id, later)).toMatchObject({ form: { publishFrom: '2026-11-22T11:00' } });
    const reader = backOfficeReader({ reach: 'all' }, later);
    expect((await publicationsList.page(desk.db, reader, publicationsList.asked({}))).rows).toMatchObject([
      { id, title: 'Bonjour', operator: 'Alpha Télécom', phase: 'visible' },
    ]);
    const trace = await desk.db.auditRow.findMany({ orderBy: { at: 'asc' } });
    expect(trace.map(({ action }) => action).toSorted()).toEqual([
      'publication.create',
      'publication.publish',
      'publication.publish',
      'publication.withdraw',
    ]);
    expect(trace[0]).toMatchObject({
      actorLogin: 'wholesale.bo',
      operatorId: 'operator-alpha',
      subject: `publication:${id}`,
      fromAddress: '192.0.2.1',
    });
  });

  test('is told what is wrong with a text, and nothing is written', async () => {
    await using desk = await aDesk();
    expect(await desk.create({ titleFr: '', operatorId: 'nobody' })).toEqual({
      ok: false,
      reason: 'problems',
      problems: { titleFr: 'missing' },
    });
    expect(await desk.create({ operatorId: 'nobody' })).toMatchObject({
      problems: { operatorId: 'unknown' },
    });
    expect(await desk.db.publication.count()).toBe(0);
    expect(await desk.db.auditRow.count()).toBe(0);
  });

  test('of two who change the same item, the second is told and overwrites nothing', async () => {
    await using desk = await aDesk();
    const id = await desk.created();
    const asSeen = { id, revision: 1, by };
    const answers = await Promise.all(
      ['Un', 'Deux', 'Trois'].map((titleFr) =>
        changeItem(desk.db, { ...asSeen, form: aPublicationForm({ titleFr }) }, start),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await moveItem(desk.db, { ...asSeen, action: 'publish' }, start)).toEqual({
      ok: false,
      reason: 'changed',
    });
    expect(await moveItem(desk.db, { ...asSeen, id: 'nothing', action: 'publish' }, start)).toMatchObject({
      ok: false,
    });
    expect(await desk.db.publication.findUniqueOrThrow({ where: { id } })).toMatchObject({
      revision: 2,
      state: 'draft',
    });
  });
});

describe('a maintenance', () => {
  test('is not published with less than 5 calendar days of notice', async () => {
    await using desk = await aDesk();
    const id = await desk.created(maintenance);
    const late = new Date('2026-11-23T10:00:00Z');
    expect(await desk.move(id, 'publish', late)).toMatchObject({ problems: { windowFrom: 'notice' } });
    expect(await desk.seenByAll(late)).toEqual([]);
    expect(await desk.move(id, 'publish')).toEqual({ ok: true, id });
    expect(await desk.seenByAll(start)).toEqual([id]);
  });

  test('that was announced may be told more of, or last longer, but is not brought forward or moved at short notice', async () => {
    await using desk = await aDesk();
    const id = await desk.created(maintenance);
    await desk.move(id, 'publish');
    const dayBefore = new Date('2026-11-26T10:00:00Z');
    expect(await findDesk(desk.db, id, dayBefore)).toMatchObject({
      announcedFor: '2026-11-27T21:00:00.000Z',
    });
    const longer = { ...maintenance, windowUntil: '2026-11-28T06:00', bodyFr: 'Plus long que prévu.' };
    expect(await desk.change(id, longer, dayBefore)).toEqual({ ok: true, id });
    for (const windowFrom of ['2026-11-27T20:00', '2026-11-27T23:00'])
      expect(await desk.change(id, { ...longer, windowFrom }, dayBefore)).toMatchObject({
        problems: { windowFrom: 'notice' },
      });
    // Still there, with the day on which it was published.
    expect(await findDesk(desk.db, id, dayBefore)).toMatchObject({
      phase: 'visible',
      form: { publishFrom: '2026-11-21T11:00', windowFrom: '2026-11-27T22:00' },
    });
    // Withdrawn, it has been announced to nobody.
    await desk.move(id, 'withdraw', dayBefore);
    expect(await findDesk(desk.db, id, dayBefore)).toMatchObject({ announcedFor: null });
    expect(await desk.move(id, 'publish', dayBefore)).toMatchObject({ problems: { windowFrom: 'notice' } });
  });

  test('that is scheduled is judged from the day on which its readers will see it', async () => {
    await using desk = await aDesk();
    const id = await desk.created({ ...maintenance, publishFrom: '2026-11-22T08:00' });
    expect(await desk.move(id, 'publish')).toEqual({ ok: true, id });
    expect(await desk.seenByAll(start)).toEqual([]);
    expect(await desk.change(id, { ...maintenance, publishFrom: '2026-11-24T08:00' })).toMatchObject({
      problems: { windowFrom: 'notice' },
    });
  });
});
