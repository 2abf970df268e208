export { default, generateMetadata } from '#web/features/accounts/contracts/contract-page.tsx';
