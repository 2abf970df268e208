import { redirect } from 'next/navigation';
import { UnrecognizedActionError } from 'next/dist/client/components/unrecognized-action-error.js';
import { expect, test } from 'vitest';
import { orNotSent } from '#web/kit/form/not-sent';

test('an action’s answer passes; a portal that is away and one that was upgraded are told apart', async () => {
  expect(await orNotSent(Promise.resolve({ ok: true }))).toEqual({ ok: true });
  const away = Promise.reject(new TypeError('Failed to fetch'));
  expect(await orNotSent(away)).toEqual({ ok: false, reason: 'notSent' });
  const upgraded = Promise.reject(new UnrecognizedActionError('Server Action "40…" was not found'));
  expect(await orNotSent(upgraded)).toEqual({ ok: false, reason: 'outdated' });
});

test('a redirection passes through', async () => {
  const led = async () => redirect('/identification');
  await expect(orNotSent(led())).rejects.toThrow('NEXT_REDIRECT');
});
