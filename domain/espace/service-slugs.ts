import { serviceNames, services, type Service } from '#domain/services';

/** What stands in the address of an e-service's pages. */
export const serviceSlugs = Object.fromEntries(
  serviceNames.map((service) => [service, services[service].slug]),
) as Readonly<Record<Service, string>>; // each name has its entry

export function serviceOfSlug(slug: string): Service | undefined {
  return serviceNames.find((service) => serviceSlugs[service] === slug);
}
