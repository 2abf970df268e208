export { default, generateMetadata } from '#web/features/platform/account/page.tsx';
