'use client';
import { listView } from '#web/kit/list/view.tsx';
import { staffSpec } from './columns.tsx';

export const StaffListView = listView(staffSpec);
