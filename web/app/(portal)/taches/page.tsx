export { default, generateMetadata } from '#web/features/platform/inbox/list.tsx';
