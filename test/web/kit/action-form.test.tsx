import { expect, test, vi } from 'vitest';
import type { FormAction, Sent } from '#web/kit/action/form-action';
import { ActionForm } from '#web/kit/form/action-form.tsx';
import { markup, textOf } from '../../support/markup.tsx';

type Answer =
  | { ok: true; code: string }
  | { ok: false; problems: Partial<Record<'name' | 'code', 'missing' | 'taken'>> }
  | { ok: false; reason: 'gone' | 'locked' }
  | { ok: false; reason: 'unexpected'; reference: string };

/** What the browser sent without a script: React draws the page with it. */
const posted = vi.hoisted(() => ({ sent: null as unknown }));
vi.mock('react', async (original) => ({
  ...(await original<object>()),
  useActionState: () => [posted.sent, '/posted'],
}));

function form(answer?: Answer, typed: Record<string, string> = { name: 'Alpha', code: 'É' }): string {
  const sent: Sent<Answer> | null = answer ? { times: 1, typed, answer } : null;
  posted.sent = sent;
  const action: FormAction<Answer> = async () => ({ times: 1, typed, answer: { ok: true, code: 'x' } });
  return markup(
    <ActionForm
      action={action}
      id="thing"
      fields={['name', 'code']}
      labels={{ name: 'Nom', code: 'Code' }}
      problems={{ missing: 'champ requis', taken: 'déjà pris' }}
      reasons={{ locked: 'C’est verrouillé.' }}
      initial={{ name: 'Initial' }}
      hidden={{ revision: '7' }}
      submit="Enregistrer"
      done={({ code }) => `Enregistré sous ${code}.`}
    >
      {(field) =>
        (['name', 'code'] as const).map((name) => {
          const { label, error, ...input } = field(name);
          return (
            <label key={name}>
              {label} <input {...input} aria-invalid={error !== undefined} /> {error}
            </label>
          );
        })
      }
    </ActionForm>,
  );
}

test('a form begins with what there is, and is sent by the browser itself', () => {
  const html = form();
  expect(html).toContain('action="/posted"');
  expect(html).toMatch(/<input type="hidden" readOnly="" name="revision" value="7"/);
  expect(html).toMatch(/<input[^>]*name="name"[^>]*value="Initial"/);
  expect(html).not.toContain('role="alert"');
});

test('what was sent stands in it again, with what is wrong beside each field and on top, with links', () => {
  const html = form({ ok: false, problems: { code: 'taken', name: 'missing' } });
  expect(html).toMatch(/<input[^>]*name="code"[^>]*value="É"/);
  expect(textOf(html)).toContain('À corriger avant d’enregistrer Nom Code');
  expect(html).toMatch(/href="#thing-name"[^>]*>Nom<.*href="#thing-code"[^>]*>Code</s);
  expect(textOf(html)).toMatch(/Nom champ requis .*Code déjà pris/);
});

test('what came of it is said once, by its own words, those of the kit, or with a reference', () => {
  expect(textOf(form({ ok: true, code: 'alpha' }))).toContain('Enregistré sous alpha.');
  expect(textOf(form({ ok: false, reason: 'locked' }))).toContain('C’est verrouillé.');
  expect(textOf(form({ ok: false, reason: 'gone' }))).toContain('Cet élément n’existe plus');
  const failed = textOf(form({ ok: false, reason: 'unexpected', reference: '1a2b3c4d' }));
  expect(failed).toContain('1a2b3c4d');
});
