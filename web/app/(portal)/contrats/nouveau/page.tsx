export { default, generateMetadata } from '#web/features/accounts/contracts/new-page.tsx';
