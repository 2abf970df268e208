export { default, generateMetadata } from '#web/features/accounts/operators/list.tsx';
