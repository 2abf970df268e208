export { default, generateMetadata } from '#web/features/platform/account/leave/page.tsx';
