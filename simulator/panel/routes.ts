import type { Effects } from '../effects.ts';
import { faultRequest } from '../faults.ts';
import type { Faults } from '../faults.ts';
import { parseBody, readBody } from '../http/body.ts';
import { limitOf } from '../http/query.ts';
import { json, jsonStream, seeOther } from '../http/reply.ts';
import type { Route } from '../http/server.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import { settingsRequest } from '../settings.ts';
import type { Settings } from '../settings.ts';
import { frontPage } from './front-page.ts';

export type PanelDependencies = {
  effects: Effects;
  faults: Faults;
  mailbox: Mailbox;
  settings: Settings;
  /** Port of the mail catcher, for the front page. */
  smtpPort: () => number;
};

/** How many effects the front page shows. */
const shown = 20;

/** The front page and the levers behind it; each takes JSON from programs and forms from browsers. */
export function panelRoutes(dependencies: PanelDependencies): Route[] {
  const { effects, faults, mailbox, settings, smtpPort } = dependencies;
  return [
    { method: 'GET', path: '/health', answer: () => json(200, { status: 'ok' }) },
    {
      method: 'GET',
      path: '/',
      answer: () =>
        frontPage({
          log: [...effects.log('', shown)],
          effectCount: effects.count(),
          mailCount: mailbox.count(),
          faults: faults.list(),
          settings,
          smtpPort: smtpPort(),
        }),
    },
    {
      method: 'GET',
      path: '/log',
      answer: ({ url }) => jsonStream(effects.log(url.searchParams.get('kind') ?? '', limitOf(url))),
    },
    { method: 'GET', path: '/faults', answer: () => json(200, faults.list()) },
    {
      method: 'POST',
      path: '/faults',
      answer: async ({ request }) => {
        const body = await readBody(request);
        const fault = faults.add(parseBody(faultRequest, body.value));
        return body.isForm ? seeOther('/') : json(201, fault);
      },
    },
    {
      method: 'DELETE',
      path: '/faults',
      answer: () => {
        faults.clear();
        return json(200, []);
      },
    },
    {
      method: 'POST',
      path: '/faults/clear',
      answer: () => {
        faults.clear();
        return seeOther('/');
      },
    },
    { method: 'GET', path: '/settings', answer: () => json(200, settings) },
    {
      method: 'POST',
      path: '/settings',
      answer: async ({ request }) => {
        const body = await readBody(request);
        Object.assign(settings, parseBody(settingsRequest, body.value));
        return body.isForm ? seeOther('/') : json(200, settings);
      },
    },
    {
      method: 'POST',
      path: '/reset',
      answer: async ({ request }) => {
        const body = await readBody(request);
        effects.clear();
        faults.clear();
        mailbox.clear();
        return body.isForm ? seeOther('/') : json(200, { reset: ['faults', 'log', 'mails'] });
      },
    },
  ];
}
