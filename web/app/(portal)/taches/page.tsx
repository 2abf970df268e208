export { default, generateMetadata } from '#web/features/platform/tasks/page.tsx';
