export { GET } from '#web/features/platform/operations/route';
