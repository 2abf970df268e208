import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '#prisma/client';
import { aDatabase } from '#test/support/database';
import { askedPlace, changeFeed, changesSince, currentPlace } from '#web/server/changes';
import { changeStream, type Audience } from '#web/server/changes-stream';
import * as errors from '#web/server/errors';

vi.mock('#web/server/errors', { spy: true });
afterEach(() => vi.restoreAllMocks());

const at = new Date('2026-11-02T08:00:00Z');
const change = (db: Database, operatorId: string | null = 'operator-alpha') =>
  db.change.create({ data: { operatorId, entity: 'process', entityId: 'p', at } });
const changes = (db: Database, count: number) =>
  db.change.createMany({
    data: Array.from({ length: count }, () => ({
      operatorId: 'operator-alpha',
      entity: 'process',
      entityId: 'p',
      at,
    })),
  });

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(2);
}

const ofAlpha: Audience = (operatorId) => operatorId === 'operator-alpha';

interface Listening {
  db: Database;
  place?: number | undefined;
  audience?: () => Promise<Audience | null>;
  signal?: AbortSignal;
  feed?: ReturnType<typeof changeFeed>;
}

/** A browser: `next()` answers the next event as « name id », or undefined once the stream is closed. */
function listen({
  db,
  place,
  audience = async () => ofAlpha,
  signal = new AbortController().signal,
  feed = changeFeed(db, 5),
}: Listening) {
  const stream = changeStream({ db, feed, place, audience, signal, recheckMs: 20, heartbeatMs: 10_000 });
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    async next(): Promise<string | undefined> {
      for (;;) {
        const event = /^id: (\d+)\nevent: (\w+)\ndata: \1\n\n/m.exec(text);
        if (event) {
          text = text.slice(event.index + event[0].length);
          return `${event[2]} ${event[1]}`;
        }
        const { value, done } = await reader.read();
        if (done) return undefined;
        text += decoder.decode(value, { stream: true });
      }
    },
    leave: () => reader.cancel(),
  };
}

describe('coming back to the feed', () => {
  test('a browser that missed changes hears of them at once, and then of new ones', async () => {
    await using database = await aDatabase();
    const { db } = database;
    await changes(db, 3);
    const browser = listen({ db, place: 1 });
    expect(await browser.next()).toBe('change 3');
    await change(db);
    expect(await browser.next()).toBe('change 4');
    await browser.leave();
  });

  test('a browser that missed nothing hears of the next change only', async () => {
    await using database = await aDatabase();
    const { db } = database;
    await changes(db, 3);
    const browser = listen({ db, place: 3 });
    await pause(30);
    await change(db);
    expect(await browser.next()).toBe('change 4');
    await browser.leave();
  });

  test.each([
    [
      'the feed no longer goes back so far',
      1,
      (db: Database) => db.change.deleteMany({ where: { seq: { lte: 2 } } }),
    ],
    ['the place is of another database', 99, () => undefined],
  ])('%s: the page reloads, and goes on from the present', async (_why, place, before) => {
    await using database = await aDatabase();
    const { db } = database;
    await changes(db, 5);
    await before(db);
    const browser = listen({ db, place });
    expect(await browser.next()).toBe('reload 5');
    await change(db);
    expect(await browser.next()).toBe('change 6');
    await browser.leave();
  });

  test('after too many changes the page reloads instead of hearing of each', async () => {
    await using database = await aDatabase();
    await changes(database.db, 1_001);
    expect(await changesSince(database.db, 0)).toBe('reload');
    expect(await changesSince(database.db, 1)).toHaveLength(1_000);
  });

  test('what happens while the past is looked up is not lost', async () => {
    await using database = await aDatabase();
    const { db } = database;
    const feed = changeFeed(db, 1);
    await changes(db, 1);
    const browsers = Array.from({ length: 5 }, () => listen({ db, place: 0, feed }));
    const last = 20;
    for (let n = 2; n <= last; n++) await change(db);
    for (const browser of browsers) {
      const heard: (string | undefined)[] = [];
      while (heard.at(-1) !== `change ${last}` && heard.length < last) heard.push(await browser.next());
      expect(heard.at(-1)).toBe(`change ${last}`);
      await browser.leave();
    }
  });

  test.each([
    ['12', '7', 12],
    [null, '7', 7],
    [null, null, undefined],
    ['x', '7', undefined],
    ['-1', null, undefined],
  ])('Last-Event-ID %j wins over the page’s own place %j', (lastEventId, since, place) => {
    expect(askedPlace(lastEventId, since)).toBe(place);
  });
});

describe('who hears', () => {
  test('changes of another operator are not told [QPC-101]', async () => {
    await using database = await aDatabase();
    const { db } = database;
    const browser = listen({ db, place: 0 });
    await change(db, 'operator-beta');
    await change(db, null);
    await pause(30);
    await change(db, 'operator-alpha');
    expect(await browser.next()).toBe('change 3');
    await browser.leave();
  });

  test('a stream whose session ends says so and closes', async () => {
    await using database = await aDatabase();
    const { db } = database;
    let living = true;
    const browser = listen({ db, place: 0, audience: async () => (living ? ofAlpha : null) });
    await change(db);
    expect(await browser.next()).toBe('change 1');
    living = false;
    expect(await browser.next()).toBe('ended 1');
    expect(await browser.next()).toBeUndefined();
  });

  test('a database that is away for a moment ends no stream', async () => {
    await using database = await aDatabase();
    const { db } = database;
    let asked = 0;
    const audience = async () => {
      if (asked++ === 1) throw new Error('busy');
      return ofAlpha;
    };
    const browser = listen({ db, place: 0, audience });
    await until(() => asked > 2);
    await change(db);
    expect(await browser.next()).toBe('change 1');
    await browser.leave();
  });

  test('a right that is withdrawn silences the stream', async () => {
    await using database = await aDatabase();
    const { db } = database;
    const feed = changeFeed(db, 5);
    let hears: Audience = ofAlpha;
    let asked = 0;
    const audience = async () => {
      asked += 1;
      return hears;
    };
    /** The stream has taken what `hears` says now. */
    const taken = async (next: Audience) => {
      hears = next;
      const before = asked;
      await until(() => asked > before + 1);
    };
    const browser = listen({ db, place: 0, audience, feed });
    const heard: number[] = [];
    const stop = await feed.listen((batch) => heard.push(...batch.map(({ seq }) => seq)));
    await taken(() => false);
    await change(db);
    await until(() => heard.includes(1));
    await taken(ofAlpha);
    await change(db);
    expect(await browser.next()).toBe('change 2');
    stop();
    await browser.leave();
  });

  test('a stream that cannot begin is reported, closes and listens no more', async () => {
    await using database = await aDatabase();
    const { db } = database;
    const reported = vi.spyOn(errors, 'report').mockReturnValue('ref');
    let listening = 0;
    const feed = {
      listen: async () => {
        listening += 1;
        return () => (listening -= 1);
      },
    };
    vi.spyOn(db.change, 'findMany').mockRejectedValueOnce(new Error('busy'));
    const ending = new AbortController();
    const browser = listen({ db, place: 0, feed, signal: ending.signal });
    expect(await browser.next()).toBeUndefined();
    expect(reported).toHaveBeenCalledTimes(1);
    expect(listening).toBe(0);
    ending.abort();
  });

  test('the server’s end closes every stream', async () => {
    await using database = await aDatabase();
    const ending = new AbortController();
    const browser = listen({ db: database.db, place: 0, signal: ending.signal });
    await pause(20);
    ending.abort();
    expect(await browser.next()).toBeUndefined();
  });
});

describe('the poller', () => {
  test('it asks nothing while nobody listens, and begins anew from the present', async () => {
    await using database = await aDatabase();
    const { db } = database;
    const feed = changeFeed(db, 1);
    const heard: number[] = [];
    const stop = await feed.listen((batch) => heard.push(...batch.map(({ seq }) => seq)));
    await change(db);
    await until(() => heard.length > 0);
    stop();
    await pause(20);
    await change(db);
    expect(await currentPlace(db)).toBe(2);
    const stopAgain = await feed.listen((batch) => heard.push(...batch.map(({ seq }) => seq)));
    await change(db);
    await until(() => heard.length > 1);
    stopAgain();
    expect(heard).toEqual([1, 3]);
  });
});
