export { default, generateMetadata } from '#web/features/platform/tasks/list.tsx';
