export { GET } from '#web/features/certificates/list/route';
