export { default, generateMetadata } from '#web/features/accounts/staff/list.tsx';
