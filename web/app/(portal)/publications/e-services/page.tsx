export { default, generateMetadata } from '#web/features/espace/publications/addresses/page.tsx';
