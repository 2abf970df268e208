export { default, generateMetadata } from '#web/features/qualification/detail/page.tsx';
