export { default, generateMetadata } from '#web/features/qualification/submission/page.tsx';
