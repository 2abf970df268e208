import { serviceName } from '#web/kit/ui/service-name';
import type { Messages } from '#web/messages/catalogue';
import { entryFacts, type NavigationEntry } from './navigation.ts';

/** What an entry of the navigation is called. */
export function entryText(messages: Messages, { key, service }: NavigationEntry): string {
  const { cards, entries } = messages.espace;
  if (service) return serviceName(cards[service].title);
  if (Object.hasOwn(entryFacts, key)) return entryFacts[key as keyof typeof entryFacts].name(messages);
  // The other entries are kinds of publications that are looked up when needed.
  return entries[key as keyof typeof entries];
}
