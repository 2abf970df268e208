'use client';
import { listView } from '#web/kit/list/view.tsx';
import { tasksSpec } from './columns.tsx';

export const TasksView = listView(tasksSpec);
