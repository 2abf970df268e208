export { GET } from '#web/features/certificates/list/export-route';
