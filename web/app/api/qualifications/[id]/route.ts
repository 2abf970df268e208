export { GET } from '#web/features/qualification/detail/route';
