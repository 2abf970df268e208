export { GET } from '#web/features/platform/tasks/route';
