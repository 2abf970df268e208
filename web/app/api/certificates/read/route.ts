export { POST } from '#web/features/certificates/deposit/read-route';
