import type { Service } from '#domain/services';
import { serviceName } from '#web/kit/ui/service-name';
import type { Messages } from '#web/messages/catalogue';

/** For whom an item is, in words. */
export function audienceOf(
  { publications: words, espace }: Messages,
  { operator, service }: { operator: string | null; service: Service | null },
): string {
  const holders = service && words.holders(serviceName(espace.cards[service].title));
  return [operator, holders].filter(Boolean).join(' · ') || words.everybody;
}
