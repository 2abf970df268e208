export { default, generateMetadata } from '#web/features/qualification/contracts/list.tsx';
