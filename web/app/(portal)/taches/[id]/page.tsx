export { default, generateMetadata } from '#web/features/platform/tasks/detail/page.tsx';
