export { default, generateMetadata } from '#web/features/certificates/deposit/page.tsx';
