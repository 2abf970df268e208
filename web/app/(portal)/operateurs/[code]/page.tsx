export { default, generateMetadata } from '#web/features/accounts/operators/operator-page.tsx';
