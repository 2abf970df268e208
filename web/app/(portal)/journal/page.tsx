export { default, generateMetadata } from '#web/features/platform/trail/page.tsx';
