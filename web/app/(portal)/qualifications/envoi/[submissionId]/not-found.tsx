export { default } from '#web/features/qualification/verdict/not-found.tsx';
