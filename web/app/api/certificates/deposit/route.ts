export { POST } from '#web/features/certificates/deposit/route';
