export { default, generateMetadata } from '#web/features/qualification/contracts/new-page.tsx';
