import type { Client } from '@temporalio/client';
import { describe, expect, test } from 'vitest';
import { aDatabase } from '#test/support/database';
import { NoProcess } from '#web/features/platform/operations/no-process.tsx';
import { ReportedProcesses } from '#web/features/platform/operations/reported-processes.tsx';
import { VerdictOutcome } from '#web/features/qualification/verdict/verdict.tsx';
import { reportedProcesses, type Reported } from '#web/features/platform/operations/server/reported';
import { markup, textOf } from '#test/support/markup.tsx';

const away: Reported = { processes: null, more: false };
const nothing: Reported = { processes: [], more: false };

describe('while Temporal is silent', () => {
  test('whoever asks hears so after two seconds, whatever becomes of the connection', async () => {
    await using database = await aDatabase();
    // The one call that is made of it.
    const frozen = { withDeadline: () => new Promise(() => undefined) } as unknown as Client;
    const began = Date.now();
    const ui = { uiUrl: 'http://127.0.0.1:8233', namespace: 'default' };
    expect(await reportedProcesses(() => frozen)(database.db, ui)).toEqual(away);
    expect(Date.now() - began).toBeLessThan(3_500);
  });

  test.each([
    ['before the answer', undefined, 'Temporal est interrogé…'],
    ['without one', away, 'Temporal ne répond pas'],
    ['when nothing is reported', nothing, 'Temporal ne signale aucun processus.'],
  ])('what it reports is said %s', (_when, reported, text) => {
    expect(textOf(markup(<ReportedProcesses reported={reported} />))).toContain(text);
  });

  test('that nothing is open is only said once it answers', () => {
    const said = (reported: Reported | undefined) =>
      textOf(markup(<NoProcess filter={{ show: 'open' }} reported={reported} />));
    const all = 'Tout ce qui a commencé est terminé.';
    expect(said(nothing)).toContain(all);
    expect(said(undefined)).not.toContain(all);
    expect(said(away)).toContain('Temporal ne répond pas');
    expect(said(away)).not.toContain(all);
  });

  test('a verdict that takes long says that nothing is lost', () => {
    const waiting = {
      state: 'waiting',
      fileName: 'a.csv',
      notify: false,
      because: 'verification',
      until: null,
    } as const;
    const said = (slow: boolean) =>
      textOf(markup(<VerdictOutcome submission={waiting} trouble="unasked" slow={slow} />));
    expect(said(true)).toContain('rien n’est perdu');
    expect(said(false)).not.toContain('rien n’est perdu');
  });
});
