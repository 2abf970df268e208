export { default, generateMetadata } from '#web/features/platform/second-step/asked/page.tsx';
