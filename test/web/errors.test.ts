import { describe, expect, test } from 'vitest';
import { answered, guarded, traceOf } from '#web/server/errors';

describe('the log line of an unexpected error', () => {
  test('keeps no number and no address that a library quoted', () => {
    const error = new Error('no row for +33 6 12 34 56 78, 0612345678 or jean.martin@alpha.example, line 12');
    const line = JSON.stringify(traceOf(error));
    expect(line).not.toMatch(/12 34|0612345678|martin/);
    expect(traceOf(error)['message']).toBe('no row for ‹digits›, ‹digits› or ‹mail› line 12');
  });

  test('says where it came from, and the code of errors that have one', () => {
    const trace = traceOf(Object.assign(new TypeError('x'), { code: 'P2002' }));
    expect(trace).toMatchObject({ error: 'TypeError', code: 'P2002' });
    expect(JSON.stringify(trace['stack'])).toContain('errors.test.ts');
  });
});

describe('the one mapper of errors', () => {
  test('lets redirections and refusals through', async () => {
    const redirection = Object.assign(new Error('NEXT_REDIRECT'), {
      digest: 'NEXT_REDIRECT;replace;/x;307;',
    });
    await expect(guarded('test', () => Promise.reject(redirection))).rejects.toBe(redirection);
    expect(await guarded('test', () => Promise.resolve({ ok: false }))).toEqual({ ok: false });
  });

  test('gives the person a reference and nothing of the error', async () => {
    const response = await answered('test', () => Promise.reject(new Error('secret')));
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: 'unexpected',
      reference: expect.stringMatching(/^[0-9a-f]{8}$/),
    });
  });
});
