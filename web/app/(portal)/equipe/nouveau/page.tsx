export { default, generateMetadata } from '#web/features/accounts/staff/new-page.tsx';
