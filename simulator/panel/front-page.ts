import type { LogEntry } from '../effects.ts';
import { faultKinds, faultModes, slowMs } from '../faults.ts';
import type { Fault } from '../faults.ts';
import type { Reply } from '../http/reply.ts';
import { html } from '../pages/html.ts';
import type { Html } from '../pages/html.ts';
import { instant, page } from '../pages/layout.ts';
import { table } from '../pages/table.ts';
import type { Settings } from '../settings.ts';
import { interfaceSection, networkSection } from './guide.ts';

export type FrontPageFacts = {
  log: readonly LogEntry[];
  effectCount: number;
  mailCount: number;
  faults: readonly Fault[];
  settings: Settings;
  smtpPort: number;
};

export function frontPage(facts: FrontPageFacts): Reply {
  return page(
    'Control panel',
    html` <h1>The outside world</h1>
      <p>
        Everything Jalon reaches over HTTP and SMTP is played here: the mobile network and the mail server. It
        is seeded, so that the same question gets the same answer on every machine, and it remembers: a
        repeated idempotency key gets its first answer, even after a crash.
      </p>
      <p><a href="/mail">Mailbox: ${facts.mailCount} mail(s)</a>, caught on SMTP port ${facts.smtpPort}.</p>
      ${faultSection(facts.faults)} ${settingsSection(facts.settings)}
      ${logSection(facts.log, facts.effectCount)} ${networkSection} ${interfaceSection}`,
  );
}

function faultSection(faults: readonly Fault[]): Html {
  return html` <h2>Faults</h2>
    <p>
      A fault strikes the next calls of its kind, the oldest first. <b>unavailable</b>: 503, or 451 by SMTP.
      <b>refuse</b>: 422, or 550. <b>slow</b>: the delay below is added. <b>lost-answer</b>: acts, then hangs
      up. <b>twice</b>: the same call arrives twice.
    </p>
    <form method="post" action="/faults">
      <label
        >Kind<select name="kind">
          ${faultKinds.map(option)}
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
      <button class="primary">Set the fault</button>
    </form>
    ${faults.length === 0 ? html`<p class="quiet">No fault is set.</p>` : pendingFaults(faults)}
    <form method="post" action="/reset">
      <button>Reset: forget faults, keys, log and mails</button>
    </form>`;
}

function option(value: string): Html {
  return html`<option>${value}</option>`;
}

function pendingFaults(faults: readonly Fault[]): Html {
  return html`${table(
      ['Kind', 'Mode', 'Calls left', 'Delay', 'Since'],
      faults.map(({ kind, mode, times, delayMs, since }) => [
        kind,
        mode,
        times,
        mode === 'slow' ? `${delayMs} ms` : '–',
        instant(since),
      ]),
    )}
    <form method="post" action="/faults/clear"><button>Clear the faults</button></form>`;
}

function settingsSection({ networkDelayMs }: Settings): Html {
  return html` <h2>Pace</h2>
    <form method="post" action="/settings">
      <label
        >Service time of a batch, ms
        <input type="number" name="networkDelayMs" min="0" max="60000" required value="${networkDelayMs}"
      /></label>
      <button>Apply</button>
    </form>`;
}

function logSection(log: readonly LogEntry[], count: number): Html {
  return html`<h2>Effects asked for (${count})</h2>
    ${log.length === 0 ? noEffects : effectTable(log)}`;
}

const noEffects = html`<p class="quiet">
  None yet: qualify a file in the portal, and its batches appear here.
</p>`;

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
