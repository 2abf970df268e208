export { default, generateMetadata } from '#web/features/accounts/staff/member-page.tsx';
