'use client';
import { listView } from '#web/kit/list/view.tsx';
import { operatorsSpec } from './columns.tsx';

export const OperatorsView = listView(operatorsSpec);
