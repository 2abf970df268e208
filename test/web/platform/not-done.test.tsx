import { expect, test } from 'vitest';
import type { NotDone } from '#web/features/platform/operations/not-done';
import { SteerAnswerPanel } from '#web/features/platform/operations/steer-answer.tsx';
import { markup, textOf } from '#test/support/markup.tsx';

test.each<[NotDone, string]>([
  [{ ok: false, reason: 'noReason' }, 'Indiquez un motif, de 3 à 300 caractères.'],
  [{ ok: false, reason: 'notSent' }, 'Le portail ne répond pas ; recommencez.'],
  [
    { ok: false, reason: 'unexpected', reference: '0a1b2c3d' },
    'La demande n’a pas abouti (référence 0a1b2c3d).',
  ],
])('a request that was not done at all says why (%j)', (answer, text) => {
  const said = { number: 1, action: 'retry', answer } as const;
  expect(textOf(markup(<SteerAnswerPanel said={said} onClose={() => undefined} />))).toContain(text);
});
