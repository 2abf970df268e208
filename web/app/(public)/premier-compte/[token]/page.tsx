export { default, generateMetadata } from '#web/features/platform/first-account/page.tsx';
