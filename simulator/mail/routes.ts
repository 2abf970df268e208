import { json, jsonStream, problem, seeOther } from '../http/reply.ts';
import type { Reply } from '../http/reply.ts';
import { limitOf } from '../http/query.ts';
import type { Call, Route } from '../http/server.ts';
import type { Mail, Mailbox } from './mailbox.ts';
import { mailPage, mailboxPage } from './pages.ts';

/** How many mails the mailbox page lists. */
const listed = 200;

/** What a mail's own HTML may do: be looked at, and lead elsewhere when a person clicks. */
const sandbox = 'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/** The mailbox, for people and for programs. */
export function mailRoutes(mailbox: Mailbox): Route[] {
  return [
    {
      method: 'GET',
      path: '/mail',
      answer: () => mailboxPage([...mailbox.summaries(listed)], mailbox.count()),
    },
    {
      method: 'GET',
      path: '/mail/messages',
      answer: ({ url }) => jsonStream(mailbox.messages(limitOf(url))),
    },
    {
      method: 'DELETE',
      path: '/mail/messages',
      answer: () => json(200, { deleted: mailbox.clear() }),
    },
    {
      method: 'POST',
      path: '/mail/clear',
      answer: () => {
        mailbox.clear();
        return seeOther('/mail');
      },
    },
    { method: 'GET', path: '/mail/:id', answer: (call) => withMail(mailbox, call, mailPage) },
    { method: 'GET', path: '/mail/:id/html', answer: (call) => withMail(mailbox, call, ownHtml) },
    {
      method: 'GET',
      path: '/mail/:id/source',
      answer: (call) => withMail(mailbox, call, ({ id }) => sourceOf(mailbox, id)),
    },
  ];
}

function withMail(mailbox: Mailbox, { params }: Call, answer: (mail: Mail) => Reply): Reply {
  const id = Number(params.id);
  const mail = Number.isSafeInteger(id) ? mailbox.get(id) : undefined;
  return mail ? answer(mail) : problem(404, 'Not found', 'There is no such mail.');
}

function ownHtml({ html }: Mail): Reply {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; ${sandbox}`,
      'referrer-policy': 'no-referrer',
    },
    // A link opens in place of the mailbox page, not inside the frame.
    body: `<base target="_top">${html}`,
  };
}

function sourceOf(mailbox: Mailbox, id: number): Reply {
  return {
    status: 200,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'; sandbox",
    },
    body: mailbox.source(id) ?? '',
  };
}
