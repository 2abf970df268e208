export { default, generateMetadata } from '#web/features/accounts/operators/page.tsx';
