export { default, generateMetadata } from '#web/features/platform/account/edit/page.tsx';
