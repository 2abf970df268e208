export { GET } from '#web/features/platform/tasks/count-route';
