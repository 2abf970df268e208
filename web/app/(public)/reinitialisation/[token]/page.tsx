export { default, generateMetadata } from '#web/features/platform/password-reset/choose/page.tsx';
