export { desksFor, entryFacts } from './shell/navigation.ts';
