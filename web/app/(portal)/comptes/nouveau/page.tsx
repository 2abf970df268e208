export { default, generateMetadata } from '#web/features/accounts/creation/page.tsx';
