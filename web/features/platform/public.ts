export { desksFor, type DeskKey } from './shell/navigation.ts';
