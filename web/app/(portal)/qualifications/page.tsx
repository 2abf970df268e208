export { default, generateMetadata } from '#web/features/qualification/list/page.tsx';
