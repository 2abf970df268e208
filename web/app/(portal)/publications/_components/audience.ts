import type { Service } from '#domain/services';
import { serviceName } from '../../../../components/e-services/service-name.ts';
import type { Messages } from '../../../../messages/catalogue.ts';

/** For whom an item is, in words. */
export function audienceOf(
  { publications: words, espace }: Messages,
  { operator, service }: { operator: string | null; service: Service | null },
): string {
  const holders = service && words.holders(serviceName(espace.cards[service].title));
  return [operator, holders].filter(Boolean).join(' · ') || words.everybody;
}
