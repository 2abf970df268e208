export { GET } from '#web/features/accounts/board/route';
