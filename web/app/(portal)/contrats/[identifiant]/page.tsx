export { default, generateMetadata } from '#web/features/qualification/contracts/detail/page.tsx';
