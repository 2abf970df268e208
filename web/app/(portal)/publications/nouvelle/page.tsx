export { default, generateMetadata } from '#web/features/espace/publications/new/page.tsx';
