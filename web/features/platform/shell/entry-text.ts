import type { Messages } from '#web/messages/catalogue';
import { serviceName } from '#web/kit/ui/service-name';
import type { NavigationEntry } from './navigation.ts';

/** What an entry of the navigation is called. */
export function entryText({ shell, espace }: Messages, { key, service }: NavigationEntry): string {
  if (service) return serviceName(espace.cards[service].title);
  // What has no e-service is named by its key alone.
  return shell.entries[key as keyof typeof shell.entries];
}
