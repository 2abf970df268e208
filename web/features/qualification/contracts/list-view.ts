'use client';
import { listView } from '#web/kit/list/view.tsx';
import { contractsSpec } from './columns.tsx';

export const ContractsView = listView(contractsSpec);
