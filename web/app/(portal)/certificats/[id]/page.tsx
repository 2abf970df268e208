export { default, generateMetadata } from '#web/features/certificates/detail/page.tsx';
