export { default, generateMetadata } from '#web/features/accounts/operators/detail/page.tsx';
