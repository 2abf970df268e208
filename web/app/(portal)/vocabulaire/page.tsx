export { default, generateMetadata } from '#web/features/qualification/vocabulary/page.tsx';
