export { default, generateMetadata } from '#web/features/espace/publications/list.tsx';
