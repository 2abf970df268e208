export { GET } from '#web/features/qualification/verdict/faults-route';
