export { default, generateMetadata } from '#web/features/espace/home/page.tsx';
