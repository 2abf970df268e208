import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepUp, type LiveConnection } from '#web/kit/live/keep-up';

/** The stream of a browser, moved by hand. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Stream[] = [];
  readyState = 1;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Stream.opened.push(this);
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
  open(): void {
    this.dispatchEvent(new Event('open'));
  }
  change(place: number): void {
    this.dispatchEvent(new MessageEvent('change', { data: String(place) }));
  }
}

const answer = (status: number, data: unknown = {}) => Response.json(data, { status });

interface Kept {
  source?: string;
  at?: number;
  unsettled?: () => boolean;
}

function aPage({ source = '/api/processes', at = 7, unsettled }: Kept = {}) {
  const fetched = vi.fn<() => Promise<Response>>(async () => answer(200, 'new'));
  const shown: unknown[] = [];
  const told: LiveConnection[] = [];
  vi.stubGlobal('fetch', fetched);
  const place = { current: at };
  const stop = keepUp({
    source,
    place,
    show: (data) => shown.push(data),
    tell: (connection) => told.push(connection),
    ...(unsettled && { unsettled }),
  });
  const [stream] = Stream.opened;
  if (!stream) throw new Error('no stream was opened');
  return { fetched, shown, told, place, stream, [Symbol.dispose]: stop };
}

beforeEach(() => {
  vi.useFakeTimers();
  Stream.opened = [];
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a page that keeps up', () => {
  test('asks once for several changes, and again half a second later', async () => {
    using page = aPage();
    page.stream.open();
    page.stream.change(8);
    page.stream.change(9);
    await vi.advanceTimersByTimeAsync(0);
    expect(page.fetched).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(500);
    expect(page.fetched).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.fetched).toHaveBeenCalledTimes(2);
    expect(page.shown).toEqual(['new', 'new']);
    expect(page.place.current).toBe(9);
  });

  test.each([
    ['answers 500', () => Promise.resolve(answer(500))],
    ['is away', () => Promise.reject(new TypeError('fetch failed'))],
    ['answers what is not JSON', () => Promise.resolve(new Response('<!doctype html>'))],
  ])('asks again what the portal failed to tell when it %s, until it does', async (_how, failing) => {
    using page = aPage();
    page.stream.open();
    page.fetched.mockImplementationOnce(failing).mockImplementationOnce(failing);
    page.stream.change(8);
    await vi.advanceTimersByTimeAsync(0);
    expect(page.told.at(-1)).toBe('lost');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(page.told.at(-1)).toBe('lost');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(page.shown).toEqual(['new']);
    expect(page.told.at(-1)).toBe('live');
  });

  test('asks again at once when the stream is back, and is not live before it has the answer', async () => {
    using page = aPage();
    page.fetched.mockResolvedValueOnce(answer(502));
    page.stream.change(8);
    await vi.advanceTimersByTimeAsync(1_000);
    page.stream.open();
    expect(page.told.at(-1)).toBe('lost');
    await vi.advanceTimersByTimeAsync(0);
    expect(page.shown).toEqual(['new']);
    expect(page.told.at(-1)).toBe('live');
  });

  test('asks every five seconds, unheard of, for what no change will tell, and at once for what one does', async () => {
    let waits = true;
    using page = aPage({ unsettled: () => waits });
    await vi.advanceTimersByTimeAsync(0);
    expect(page.fetched).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(page.fetched).toHaveBeenCalledTimes(2);
    waits = false;
    page.stream.change(8);
    await vi.advanceTimersByTimeAsync(0);
    expect(page.fetched).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.fetched).toHaveBeenCalledTimes(3);
  });

  test('opens a refused stream anew from where it is', async () => {
    using page = aPage();
    page.stream.change(8);
    page.stream.close();
    page.stream.dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(Stream.opened.map(({ url }) => url)).toEqual(['/api/events?since=7', '/api/events?since=8']);
  });

  test('asks nothing more once the session is over', async () => {
    using page = aPage();
    page.fetched.mockResolvedValueOnce(answer(401));
    page.stream.change(8);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.told).toEqual(['ended']);
    expect(page.fetched).toHaveBeenCalledTimes(1);
    expect(page.stream.readyState).toBe(Stream.CLOSED);
  });

  test('shares its stream with the other parts of it; the last one closes it', async () => {
    const list = aPage();
    const counter = aPage({ source: '/api/tasks/count' });
    expect(Stream.opened).toHaveLength(1);
    list.stream.open();
    list.stream.change(8);
    await vi.advanceTimersByTimeAsync(0);
    expect([list.place.current, counter.place.current]).toEqual([8, 8]);
    expect([list.shown, counter.shown]).toEqual([['new'], ['new']]);
    list[Symbol.dispose]();
    list.stream.change(9);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([list.place.current, counter.place.current]).toEqual([8, 9]);
    expect(list.stream.readyState).not.toBe(Stream.CLOSED);
    counter[Symbol.dispose]();
    expect(list.stream.readyState).toBe(Stream.CLOSED);
  });

  test('hears at once what its stream has told before it joined', async () => {
    using counter = aPage({ source: '/api/tasks/count' });
    counter.stream.change(12);
    await vi.advanceTimersByTimeAsync(0);
    using late = aPage({ at: 9 });
    using upToDate = aPage({ source: '/api/tasks', at: 12 });
    await vi.advanceTimersByTimeAsync(0);
    expect([late.place.current, late.shown]).toEqual([12, ['new']]);
    expect(upToDate.shown).toEqual([]);
  });

  test('whose stream is refused opens one for all its parts', async () => {
    using list = aPage();
    using counter = aPage({ source: '/api/tasks/count' });
    list.stream.close();
    list.stream.dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(Stream.opened).toHaveLength(2);
    Stream.opened[1]?.change(9);
    await vi.advanceTimersByTimeAsync(0);
    expect([list.place.current, counter.place.current]).toEqual([9, 9]);
  });
});
