export { default, generateMetadata } from '#web/features/certificates/settings/page.tsx';
