export { GET, HEAD } from '#web/features/certificates/detail/file-route';
