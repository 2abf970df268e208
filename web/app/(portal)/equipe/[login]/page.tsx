export { default, generateMetadata } from '#web/features/accounts/staff/detail/page.tsx';
