import type { Messages } from '../../messages/catalogue.ts';
import { serviceName } from '../e-services/service-name.ts';
import type { NavigationEntry } from './navigation.ts';

/** What an entry of the navigation is called. */
export function entryText({ shell, espace }: Messages, { key, service }: NavigationEntry): string {
  if (service) return serviceName(espace.cards[service].title);
  // What has no e-service is named by its key alone.
  return shell.entries[key as keyof typeof shell.entries];
}
