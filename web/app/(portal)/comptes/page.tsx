export { default, generateMetadata } from '#web/features/accounts/board/page.tsx';
