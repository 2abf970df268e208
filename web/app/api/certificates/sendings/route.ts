export { GET } from '#web/features/certificates/sendings/route';
