export { GET } from '#web/features/platform/trail/export-route';
