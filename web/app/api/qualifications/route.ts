export { GET } from '#web/features/qualification/list/route';
