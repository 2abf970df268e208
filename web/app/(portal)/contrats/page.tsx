export { default, generateMetadata } from '#web/features/accounts/contracts/list.tsx';
