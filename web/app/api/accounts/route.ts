import { accountsList } from '#web/features/accounts/people/list.tsx';

export const GET = accountsList.live;
