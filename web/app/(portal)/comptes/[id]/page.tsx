export { default, generateMetadata } from '#web/features/accounts/people/detail/page.tsx';
