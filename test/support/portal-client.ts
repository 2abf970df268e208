import { setTimeout as sleep } from 'node:timers/promises';

type Init = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };

/** A person's browser without a screen: keeps cookies, uploads, asks and downloads over HTTP. */
export function portalClient(portal: string, cookies: Readonly<Record<string, string>> = {}) {
  const jar = new Map(Object.entries(cookies));

  const cookieHeader = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  async function go(path: string, init: Init = {}): Promise<Response> {
    const response = await fetch(new URL(path, portal), {
      redirect: 'manual',
      ...init,
      // Packing and unpacking a page on one machine only costs.
      headers: { 'accept-encoding': 'identity', origin: portal, cookie: cookieHeader(), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  return {
    go,
    /** The cookies it holds, and the header that carries them. */
    cookies: () => Object.fromEntries(jar),
    cookieHeader,

    async upload(submissionId: string, fileName: string, body: Uint8Array | string): Promise<Response> {
      const query = new URLSearchParams({ submission: submissionId, name: fileName });
      return go(`/api/qualifications/upload?${query.toString()}`, {
        method: 'POST',
        body: body as NonNullable<RequestInit['body']>,
      });
    },

    /** Asks once; the portal takes up to ten seconds. */
    async askVerdict(submissionId: string): Promise<Record<string, unknown>> {
      const response = await go(`/api/qualifications/${submissionId}/verdict`);
      return (await response.json()) as Record<string, unknown>;
    },

    /** Asks until the verdict is there, as the page does. */
    async verdict(submissionId: string, withinMs = 60_000): Promise<Record<string, unknown>> {
      let last = 'nothing';
      const signal = AbortSignal.timeout(withinMs);
      for (const until = Date.now() + withinMs; Date.now() < until; await sleep(200)) {
        try {
          const response = await go(`/api/qualifications/${submissionId}/verdict`, { signal });
          const text = await response.text();
          last = `${response.status} ${text}`;
          const told = response.ok ? (JSON.parse(text) as Record<string, unknown>) : {};
          if (told['state'] === 'accepted' || told['state'] === 'refused') return told;
        } catch (error) {
          last = String(error);
        }
      }
      throw new Error(`No verdict in time; last: ${last}`);
    },

    /** The result once it is there. */
    async result(submissionId: string, format: 'csv' | 'xlsx', withinMs = 120_000): Promise<Buffer> {
      for (const until = Date.now() + withinMs; Date.now() < until; await sleep(50)) {
        const response = await go(`/api/qualifications/${submissionId}/result?format=${format}`).catch(
          () => undefined,
        );
        if (response?.ok) return Buffer.from(await response.arrayBuffer());
      }
      throw new Error('No result in time');
    },

    /** JSON of a route that the pages poll. */
    async read(path: string): Promise<unknown> {
      const response = await go(path);
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return response.json();
    },

    /** Calls the only server action that the page at `path` hands to the browser, and answers its reply as text. */
    async act(path: string, ...args: unknown[]): Promise<string> {
      const page = await (await go(path)).text();
      const action = /\\"id\\":\\"([0-9a-f]{42})\\"/.exec(page)?.[1];
      if (!action) throw new Error(`${path} hands out no action`);
      const response = await go(path, {
        method: 'POST',
        headers: { 'next-action': action, accept: 'text/x-component', 'content-type': 'text/plain' },
        body: JSON.stringify(args),
      });
      return response.text();
    },
  };
}

export type Person = ReturnType<typeof portalClient>;

/** Somebody who logs in as the form does. */
export async function logIn(portal: string, login: string, password: string): Promise<Person> {
  const person = portalClient(portal);
  const { csrfToken } = (await (await person.go('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = new URLSearchParams({ csrfToken, login, password, json: 'true', callbackUrl: portal });
  const answer = await person.go('/api/auth/callback/credentials', { method: 'POST', body: form });
  if (!answer.ok) throw new Error(`${login} could not log in: ${answer.status} ${await answer.text()}`);
  return person;
}

/** Fills and sends the form of a page that needs no session, as a browser without JavaScript does. */
export async function sendForm(
  portal: string,
  path: string,
  fields: Record<string, string>,
): Promise<Response> {
  const page = await (await fetch(new URL(path, portal))).text();
  const form = new FormData();
  for (const [input] of page.matchAll(/<input type="hidden"[^>]*>/g)) {
    const attribute = (name: string) =>
      new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    form.set(attribute('name') ?? '', attribute('value') ?? '');
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return fetch(new URL(path, portal), { method: 'POST', body: form, headers: { origin: portal } });
}

const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** A submission id as a form mints it. */
export const aSubmissionId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => digits[byte % 32]).join('');

/** `count` different mobile numbers in the four written forms in turn. */
export function mobileNumbers(count: number, first = 10_000_000): string[] {
  const forms = ['6', '06', '336', '+336'];
  return Array.from(
    { length: count },
    (_, index) => `${forms[index % 4]}${String(first + index).padStart(8, '0')}`,
  );
}

/**
 * `lines` lines about `distinct` numbers, 06… and 07…, in all four written forms; the repetitions come last, each in
 * another form than the first time.
 */
export function mixedLines(lines: number, distinct: number, first = 10_000_000): string[] {
  const forms = ['', '0', '33', '+33'];
  return Array.from({ length: lines }, (_, index) => {
    const number = (index * 7_919) % distinct;
    const form = forms[(index + Math.floor(index / distinct)) % 4];
    return `${form}${number % 5 === 0 ? '7' : '6'}${String(first + number).padStart(8, '0')}`;
  });
}
