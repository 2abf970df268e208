export { default, generateMetadata } from '#web/features/espace/publications/edit/page.tsx';
