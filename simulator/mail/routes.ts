import { limitOf } from '../http/body.ts';
import { newRoutes } from '../http/call.ts';
import type { Call, Routes } from '../http/call.ts';
import { json, jsonStream, problem, reply, seeOther } from '../http/reply.ts';
import type { Mail, Mailbox } from './mailbox.ts';
import { mailPage, mailboxPage } from './pages.ts';

/** How many mails the mailbox page lists. */
const listed = 200;

/** What a mail's own HTML may do: be looked at, and lead elsewhere when a person clicks. */
const sandbox = 'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/** The mailbox, for people and for programs. */
export function mailRoutes(mailbox: Mailbox): Routes {
  function withMail(call: Call, answer: (mail: Mail) => Response): Response {
    const id = Number(call.req.param('id'));
    const mail = Number.isSafeInteger(id) ? mailbox.get(id) : undefined;
    return mail ? answer(mail) : problem(404, 'Not found', 'There is no such mail.');
  }

  return newRoutes()
    .get('/mail', () => mailboxPage([...mailbox.summaries(listed)], mailbox.count()))
    .get('/mail/messages', (call) => jsonStream(mailbox.messages(limitOf(call))))
    .delete('/mail/messages', () => json(200, { deleted: mailbox.clear({}) }))
    .post('/mail/clear', () => {
      mailbox.clear({});
      return seeOther('/mail');
    })
    .get('/mail/:id', (call) => withMail(call, mailPage))
    .get('/mail/:id/html', (call) => withMail(call, ownHtml))
    .get('/mail/:id/source', (call) => withMail(call, ({ id }) => sourceOf(mailbox, id)));
}

function ownHtml({ html }: Mail): Response {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; ${sandbox}`,
    'referrer-policy': 'no-referrer',
  };
  // A link opens in place of the mailbox page, not inside the frame.
  return reply(200, headers, `<base target="_top">${html}`);
}

function sourceOf(mailbox: Mailbox, id: number): Response {
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; sandbox",
  };
  return reply(200, headers, mailbox.source(id) ?? '');
}
