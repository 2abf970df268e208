export { POST } from '#web/features/qualification/submission/upload-route';
