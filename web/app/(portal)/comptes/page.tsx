export { default, generateMetadata } from '#web/features/accounts/people/list.tsx';
