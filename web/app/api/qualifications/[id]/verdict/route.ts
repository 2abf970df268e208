export { GET } from '#web/features/qualification/verdict/route';
