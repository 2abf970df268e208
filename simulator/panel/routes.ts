import { z } from 'zod';
import type { Effects } from '../effects.ts';
import type { Faults } from '../faults.ts';
import { limitOf, parseBody, readBody } from '../http/body.ts';
import { newRoutes } from '../http/call.ts';
import type { Routes } from '../http/call.ts';
import { json, jsonStream, seeOther } from '../http/reply.ts';
import type { Paces } from '../paces.ts';
import { scopeFields } from '../scope.ts';
import type { OpenSystem, System } from '../system.ts';
import { frontPage } from './front-page.ts';

export type PanelDependencies = {
  systems: readonly System[];
  opened: readonly OpenSystem[];
  effects: Effects;
  faults: Faults;
  paces: Paces;
};

/** How many effects the front page shows. */
const shown = 20;

/** Strict: a misspelt narrowing would reset everything. */
const resetRequest = z.strictObject(scopeFields);

/** The front page and the levers behind it; each takes JSON from programs and forms from browsers. */
export function panelRoutes({ systems, opened, effects, faults, paces }: PanelDependencies): Routes {
  const cleared = ['faults', 'log', ...systems.flatMap(({ clears }) => clears ?? [])];

  return newRoutes()
    .get('/health', () => json(200, { status: 'ok' }))
    .get('/', () =>
      frontPage({
        systems,
        statuses: opened.flatMap(({ status }) => status?.() ?? []),
        log: [...effects.log('', shown)],
        effectCount: effects.count(),
        faults,
        paces,
      }),
    )
    .get('/log', (call) => jsonStream(effects.log(call.req.query('kind') ?? '', limitOf(call))))
    .get('/faults', () => json(200, faults.list()))
    .post('/faults', async (call) => {
      const body = await readBody(call);
      const fault = faults.add(parseBody(faults.request, body.value));
      return body.isForm ? seeOther('/') : json(201, fault);
    })
    .delete('/faults', ({ req }) => {
      faults.clear(parseBody(z.object(scopeFields), req.query()));
      return json(200, faults.list());
    })
    .post('/faults/clear', () => {
      faults.clear({});
      return seeOther('/');
    })
    .get('/settings', () => {
      const narrow = paces.narrow().map(({ name, ms, ...scope }) => ({ [name]: ms, ...scope }));
      return json(200, { ...paces.general(), ...(narrow.length > 0 ? { narrow } : {}) });
    })
    .post('/settings', async (call) => {
      const body = await readBody(call);
      const { times, scope } = parseBody(paces.request, body.value);
      paces.set(times, scope);
      return body.isForm ? seeOther('/') : json(200, { ...paces.general(), ...times, ...scope });
    })
    .post('/reset', async (call) => {
      const body = await readBody(call);
      const scope = parseBody(resetRequest, body.value);
      effects.clear(scope);
      faults.clear(scope);
      paces.clear(scope);
      for (const { reset } of opened) reset?.(scope);
      return body.isForm ? seeOther('/') : json(200, { reset: cleared, ...scope });
    });
}
