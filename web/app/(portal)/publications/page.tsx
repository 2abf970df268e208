export { default, generateMetadata } from '#web/features/espace/desk/list.tsx';
