import { operators, unknownHandsetPercent } from '../network/profiles.ts';
import { maxIdentifiers } from '../network/routes.ts';
import { sentinelAlias, sentinels } from '../network/sentinels.ts';
import { html } from '../pages/html.ts';
import { table } from '../pages/table.ts';

/** What each number brings: the rules of the seed and the sentinels. */
export const networkSection = html` <h2>The mobile network</h2>
  <p>
    A number’s operator and handset are drawn by a hash of its eleven digits (FNV-1a, mixed by Murmur3’s
    finaliser), never by its Arcep block: every number counts as if it had been ported. An alias has the
    profile of the number behind it.
  </p>
  ${table(
    ['Opérateur exploitant technique', 'Managed by Orange', 'Share'],
    operators.map(({ opet, onNetwork, perMille }) => [opet, onNetwork ? 'yes' : 'no', `${perMille / 10} %`]),
  )}
  <p>Of the managed numbers ${unknownHandsetPercent} % have no handset data.</p>
  <h3>Sentinels</h3>
  <p>One such number in a batch is enough. As an alias it is written 000 and its last nine digits.</p>
  ${table(
    ['MSISDN', 'Alias', 'What happens'],
    sentinels.map(({ msisdn, effect }) => [
      html`<code>${msisdn}</code>`,
      html`<code>${sentinelAlias(msisdn)}</code>`,
      effect,
    ]),
  )}`;

const paths: readonly [path: string, meaning: string][] = [
  [
    'POST /network/profiles',
    `Header Idempotency-Key; { "kind": "msisdn" | "alias", "identifiers": […] }, 1 to ${maxIdentifiers}, canonical. 200: { "profiles": […] } in the order asked.`,
  ],
  ['GET /log', 'Effects, newest first; ?kind=network, ?limit=20.'],
  ['GET /faults', 'Pending faults.'],
  [
    'POST /faults',
    '{ "kind": "network" | "smtp", "mode": "unavailable" | "refuse" | "slow" | "lost-answer" | "twice", "times": 1 | … | "until-cleared", "delayMs": 3000 }',
  ],
  ['DELETE /faults', 'Clears the faults.'],
  ['POST /reset', 'Forgets faults, idempotency keys, log and mails.'],
  ['POST /settings', '{ "networkDelayMs": 20 }, until the next start.'],
  ['GET /mail/messages', 'Mails, newest first: to, subject, text, html, messageId, date, headers; ?limit=.'],
  ['DELETE /mail/messages', 'Empties the mailbox.'],
  ['GET /health', '200 when it serves.'],
];

/** The HTTP interface, for those who script it. */
export const interfaceSection = html` <h2>For programs</h2>
  ${table(
    ['Path', 'Meaning'],
    paths.map(([path, meaning]) => [html`<code>${path}</code>`, meaning]),
  )}`;
