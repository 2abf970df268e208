export { default, generateMetadata } from '#web/features/platform/second-step/own/page.tsx';
