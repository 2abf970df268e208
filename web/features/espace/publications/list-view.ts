'use client';
import { listView } from '#web/kit/list/view.tsx';
import { deskSpec } from './columns.tsx';

export const DeskView = listView(deskSpec);
