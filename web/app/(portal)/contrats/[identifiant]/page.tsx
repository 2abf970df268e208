export { default, generateMetadata } from '#web/features/qualification/contracts/contract-page.tsx';
