export { GET } from '#web/features/qualification/detail/result-route';
