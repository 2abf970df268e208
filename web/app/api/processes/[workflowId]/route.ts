export { GET } from '#web/features/platform/operations/detail/route';
