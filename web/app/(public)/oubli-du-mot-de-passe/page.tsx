export { default, generateMetadata } from '#web/features/platform/password-reset/forgotten/page.tsx';
