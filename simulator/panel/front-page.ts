import type { LogEntry } from '../effects.ts';
import { faultModes, slowMs } from '../faults.ts';
import type { Fault, Faults } from '../faults.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import { instant, page } from '../pages/layout.ts';
import { table } from '../pages/table.ts';
import { maxPaceMs } from '../paces.ts';
import type { Paces } from '../paces.ts';
import type { Scope } from '../scope.ts';
import type { System } from '../system.ts';
import { interfaceSection } from './guide.ts';

export type FrontPageFacts = {
  systems: readonly System[];
  /** What systems say of what they hold now. */
  statuses: readonly Html[];
  log: readonly LogEntry[];
  effectCount: number;
  faults: Faults;
  paces: Paces;
};

const listed = new Intl.ListFormat('en-GB');

export function frontPage({ systems, statuses, log, effectCount, faults, paces }: FrontPageFacts): Response {
  return page(
    'Control panel',
    html` <h1>The outside world</h1>
      <p>
        Everything Jalon reaches outside is played here: ${listed.format(systems.map(({ plays }) => plays))}.
        It is seeded, so that the same question gets the same answer on every machine, and it remembers: a
        repeated idempotency key gets its first answer, even after a crash.
      </p>
      ${statuses.map((status) => html`<p>${status}</p>`)} ${faultSection(systems, faults)}
      ${paceSection(systems, paces)} ${logSection(log, effectCount)}
      ${systems.map(({ section }) => section ?? '')} ${interfaceSection(systems)}`,
  );
}

function faultSection(systems: readonly System[], faults: Faults): Html {
  const forgotten = ['faults', 'keys', 'log', ...systems.flatMap(({ clears }) => clears ?? [])];
  const pending = faults.list();
  return html` <h2>Faults</h2>
    <p>
      A fault strikes the next calls of its kind, the oldest first. <b>unavailable</b>: 503, or 451 by SMTP.
      <b>refuse</b>: 422, or 550. <b>slow</b>: the delay below is added. <b>lost-answer</b>: acts, then hangs
      up. <b>twice</b>: the same call arrives twice.
    </p>
    <form method="post" action="/faults">
      <label
        >Kind<select name="kind">
          ${Object.keys(faults.kinds).map(option)}
        </select></label
      >
      <label
        >Mode<select name="mode">
          ${faultModes.map(option)}
        </select></label
      >
      <label
        >Times<select name="times">
          ${['1', '2', '5', '10', '100', 'until-cleared'].map(option)}
        </select></label
      >
      <label>Delay, ms<input type="number" name="delayMs" min="0" max="60000" value="${slowMs}" /></label>
      <label>Only keys beginning<input name="keyPrefix" /></label>
      <label>Only recipients like<input name="recipient" placeholder="*@alpha.example" /></label>
      <button class="primary">Set the fault</button>
    </form>
    ${pending.length === 0 ? html`<p class="quiet">No fault is set.</p>` : pendingFaults(pending)}
    <form method="post" action="/reset">
      <button>Reset: forget ${listed.format(forgotten)}</button>
    </form>`;
}

function option(value: string): Html {
  return html`<option>${value}</option>`;
}

function pendingFaults(faults: readonly Fault[]): Html {
  return html`${table(
      ['Kind', 'Mode', 'Calls left', 'Only', 'Delay', 'Since'],
      faults.map(({ kind, mode, times, delayMs, since, ...scope }) => [
        kind,
        mode,
        times,
        narrowing(scope),
        mode === 'slow' ? `${delayMs} ms` : '–',
        instant(since),
      ]),
    )}
    <form method="post" action="/faults/clear"><button>Clear the faults</button></form>`;
}

function narrowing({ keyPrefix, recipient }: Scope): Html {
  return html`<code>${keyPrefix ?? recipient ?? '–'}</code>`;
}

function paceSection(systems: readonly System[], paces: Paces): Html {
  const general = paces.general();
  const narrow = paces.narrow();
  return html` <h2>Pace</h2>
    <form method="post" action="/settings">
      ${systems
        .flatMap((system) => Object.entries(system.paces ?? {}))
        .map(
          ([name, { label }]) =>
            html`<label
              >${label}
              <input
                type="number"
                name="${name}"
                min="0"
                max="${maxPaceMs}"
                required
                value="${general[name] ?? 0}"
            /></label>`,
        )}
      <button>Apply</button>
    </form>
    ${
      narrow.length === 0
        ? ''
        : table(
            ['Pace', 'Only', 'ms'],
            narrow.map(({ name, ms, ...scope }) => [name, narrowing(scope), ms]),
          )
    }`;
}

function logSection(log: readonly LogEntry[], count: number): Html {
  return html`<h2>Effects asked for (${count})</h2>
    ${log.length === 0 ? noEffects : effectTable(log)}`;
}

const noEffects = html`<p class="quiet">None yet: what the portal asks of a system appears here.</p>`;

function effectTable(log: readonly LogEntry[]): Html {
  return html`${table(
      ['When', 'What', 'Identifiers', 'Repeated', 'Idempotency key'],
      log.map(({ at, kind, operation, count, repeats, key }) => [
        instant(at),
        `${kind} · ${operation}`,
        count,
        repeats,
        html`<code>${key}</code>`,
      ]),
    )}
    <p class="quiet">The newest ${log.length}; all of them as JSON: <a href="/log">/log</a></p>`;
}
