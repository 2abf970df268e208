export { default, generateMetadata } from '#web/features/espace/service/page.tsx';
