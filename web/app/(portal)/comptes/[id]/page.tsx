export { default, generateMetadata } from '#web/features/accounts/detail/page.tsx';
