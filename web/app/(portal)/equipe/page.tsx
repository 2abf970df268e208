export { default, generateMetadata } from '#web/features/accounts/staff/page.tsx';
