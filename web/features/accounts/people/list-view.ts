'use client';
import { listView } from '#web/kit/list/view.tsx';
import { accountsSpec } from './columns.tsx';

export const AccountsView = listView(accountsSpec);
