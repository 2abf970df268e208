export { default, generateMetadata } from '#web/features/espace/informations/item/page.tsx';
