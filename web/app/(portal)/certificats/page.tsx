export { default, generateMetadata } from '#web/features/certificates/list/page.tsx';
