import { tasksList } from '#web/features/platform/tasks/list.tsx';

export const GET = tasksList.live;
