import { tasksList } from '#web/features/platform/inbox/list.tsx';

export const GET = tasksList.live;
