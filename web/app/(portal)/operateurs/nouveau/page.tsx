export { default, generateMetadata } from '#web/features/accounts/operators/new-page.tsx';
