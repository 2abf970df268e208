import type { Dependencies } from '#activities/dependencies';
import { accountsHooks } from './hooks.ts';
import { accountMails } from './mails.ts';
import { accountRows } from './rows.ts';

export const accounts = {
  hooks: accountsHooks,
  activities: (dependencies: Dependencies) => ({
    ...accountRows(dependencies),
    ...accountMails(dependencies),
  }),
};
