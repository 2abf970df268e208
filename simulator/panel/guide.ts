import { faultModes, slowMs } from '../faults.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import { table } from '../pages/table.ts';
import type { GuideLine, System } from '../system.ts';

/** The HTTP interface, for those who script it. */
export function interfaceSection(systems: readonly System[]): Html {
  return html` <h2>For programs</h2>
    ${table(
      ['Path', 'Meaning'],
      [...systems.flatMap(({ guide }) => guide), ...panelGuide(systems)].map(([path, meaning]) => [
        html`<code>${path}</code>`,
        meaning,
      ]),
    )}
    <p>
      Several programs share one simulator when each narrows what it sets: "keyPrefix" to the idempotency keys
      that begin so, "recipient" to the addresses of a pattern such as *@alpha.example. Without either, a
      fault, a pace or a reset is for all.
    </p>`;
}

function panelGuide(systems: readonly System[]): GuideLine[] {
  const kinds = systems.flatMap(({ faults }) => Object.keys(faults ?? {}));
  const anyOf = (words: readonly string[]) => words.map((word) => `"${word}"`).join(' | ');
  const clears = systems.flatMap((system) => system.clears ?? []);
  const paces = systems.flatMap((system) => Object.entries(system.paces ?? {}));
  const usual = paces.map(([name, pace]) => `"${name}": ${pace.usual}`);
  return [
    ['GET /log', 'Effects, newest first; ?kind=network, ?limit=20.'],
    ['GET /faults', 'Pending faults.'],
    [
      'POST /faults',
      `{ "kind": ${anyOf(kinds)}, "mode": ${anyOf(faultModes)}, "times": 1 | … | "until-cleared", "delayMs": ${slowMs} }, narrowed by "keyPrefix" or, for mails, "recipient".`,
    ],
    ['DELETE /faults', 'Clears the faults, all or those of ?keyPrefix= and ?recipient=.'],
    [
      'POST /reset',
      `Forgets ${['faults', 'idempotency keys', 'log', ...clears].join(', ')} and narrowed paces; with "keyPrefix" or "recipient", only theirs.`,
    ],
    ['GET /settings', 'The paces.'],
    ['POST /settings', `{ ${usual.join(', ')} }, until the next start; narrowed by "keyPrefix".`],
    ['GET /health', '200 when it serves.'],
  ];
}
