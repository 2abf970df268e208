export { default, generateMetadata } from '#web/features/qualification/contracts/page.tsx';
