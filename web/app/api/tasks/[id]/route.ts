export { GET } from '#web/features/platform/tasks/detail/route';
