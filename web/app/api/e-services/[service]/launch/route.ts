export { GET } from '#web/features/espace/service/launch-route';
