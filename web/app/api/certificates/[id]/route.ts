export { GET } from '#web/features/certificates/detail/route';
