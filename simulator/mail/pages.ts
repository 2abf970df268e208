import { html, linked } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import { table } from '../pages/table.ts';
import { instant, page } from '../pages/layout.ts';
import type { Mail, MailSummary } from './mailbox.ts';

export function mailboxPage(mails: readonly MailSummary[], count: number): Response {
  return page(
    'Mailbox',
    html`<h1>Mailbox (${count})</h1>
      ${count === 0 ? empty : list(mails, count)}`,
  );
}

const empty = html`<p>
  No mail yet. Whatever the portal sends by SMTP arrives here, and nowhere else: a password reset is a good
  way to begin. Reload this page to see what is new.
</p>`;

function list(mails: readonly MailSummary[], count: number): Html {
  return html` <form method="post" action="/mail/clear"><button>Empty the mailbox</button></form>
    ${table(
      ['Received', 'To', 'Subject'],
      mails.map(({ id, receivedAt, to, subject }) => [
        instant(receivedAt),
        to,
        html`<a href="/mail/${id}">${subject || '(no subject)'}</a>`,
      ]),
    )}
    ${count > mails.length ? html`<p class="quiet">The newest ${mails.length}; all of them as JSON: <a href="/mail/messages">/mail/messages</a></p>` : ''}`;
}

export function mailPage(mail: Mail): Response {
  return page(
    mail.subject || 'Mail',
    html` <p><a href="/mail">← Mailbox</a></p>
      <h1>${mail.subject || '(no subject)'}</h1>
      <dl class="facts">
        <dt>From</dt>
        <dd>${mail.headers.from ?? mail.from}</dd>
        <dt>To</dt>
        <dd>${mail.to}</dd>
        <dt>Date</dt>
        <dd>${instant(mail.date)}</dd>
        <dt>Message-ID</dt>
        <dd><code>${mail.messageId}</code></dd>
        ${mail.attachments.map(
          ({ filename, mimeType, bytes }) =>
            html`<dt>Attachment</dt>
              <dd>${filename || '(unnamed)'} · ${mimeType} · ${bytes} bytes</dd>`,
        )}
      </dl>
      ${
        mail.text
          ? html`<h2>Text</h2>
              <pre>${linked(mail.text)}</pre>`
          : ''
      }
      ${mail.html ? htmlFrame(mail.id) : ''}
      <p><a href="/mail/${mail.id}/source">Source</a></p>`,
  );
}

function htmlFrame(id: number): Html {
  return html`<h2>HTML</h2>
    <iframe
      src="/mail/${id}/html"
      title="The mail’s HTML"
      sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
    ></iframe>`;
}
