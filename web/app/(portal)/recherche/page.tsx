export { default, generateMetadata } from '#web/features/platform/search/page.tsx';
