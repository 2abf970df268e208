import { html } from '../pages/html.ts';
import { portOf } from '../ports.ts';
import type { System, World } from '../system.ts';
import { createMailCatcher } from './catcher.ts';
import { openMailbox } from './mailbox.ts';
import { mailRoutes } from './routes.ts';

export const mail = {
  name: 'mail',
  plays: 'the mail server',
  faults: { smtp: { narrowedBy: 'recipient' } },
  ports: { smtpPort: { protocol: 'SMTP', usual: 1025 } },
  guide: [
    [
      'GET /mail/messages',
      'Mails, newest first: to, subject, text, html, messageId, date, headers; ?limit=.',
    ],
    ['DELETE /mail/messages', 'Empties the mailbox.'],
  ],
  clears: 'mails',
  open({ db, faults, keptSince, pause }: World) {
    const mailbox = openMailbox(db);
    mailbox.forgetBefore(keptSince);
    const { server, close } = createMailCatcher({ mailbox, faults, pause });
    return {
      routes: mailRoutes(mailbox),
      status: () =>
        html`<a href="/mail">Mailbox: ${mailbox.count()} mail(s)</a>, caught on SMTP port
          ${portOf(server.server)}.`,
      reset: (scope) => void mailbox.clear(scope),
      servers: { smtpPort: server.server },
      close,
    };
  },
} as const satisfies System;
