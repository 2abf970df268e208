export { GET } from '#web/features/platform/operations/reported-route';
