export { default, generateMetadata } from '#web/features/espace/publications/page.tsx';
