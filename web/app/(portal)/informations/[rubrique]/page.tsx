export { default, generateMetadata } from '#web/features/espace/informations/page.tsx';
