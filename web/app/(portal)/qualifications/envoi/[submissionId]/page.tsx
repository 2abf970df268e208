export { default, generateMetadata } from '#web/features/qualification/verdict/page.tsx';
