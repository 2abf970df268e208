import type { Locator } from 'playwright-core';
import { type AccountEntry, entryFields } from '#domain/accounts/form';
import { fr } from '#web/messages/fr';

/** Fills the fields of one account: what is given, else a good answer made of its login. */
export async function fillAccount(group: Locator, given: Partial<AccountEntry> & { login: string }) {
  const entry: Partial<AccountEntry> = {
    email: `${given.login}@alpha-telecom.example`,
    mobilePhone: '06 12 34 56 78',
    ...given,
  };
  for (const field of entryFields) {
    const text = entry[field];
    if (text !== undefined) await group.getByLabel(fr.accounts.form[field], { exact: true }).fill(text);
  }
}
