export { default, generateMetadata } from '#web/features/platform/identification/page.tsx';
