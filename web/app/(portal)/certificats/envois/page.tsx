export { default, generateMetadata } from '#web/features/certificates/sendings/page.tsx';
