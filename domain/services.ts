import { serviceFamilies, type ServiceRow as DeclaredService } from './kit/manifest.ts';
import { joined, namesIn, type NameIn } from './manifests.ts';

/**
 * The catalogue of e-services, joined from the manifests. Cards, check boxes of rights, navigation and certificates read
 * it; the words of each stand in web/messages.
 */

export { serviceFamilies, type ServiceFamily } from './kit/manifest.ts';

/** Names under which certificates are issued, as their filter shows them (OWF-187). */
export const certificateNames = ['e-RDV', 'e-SAV', 'FCI', 'Grafic', 'TAO', 'WebEligibilité'] as const;
export type CertificateName = (typeof certificateNames)[number];

interface ServiceRow extends DeclaredService {
  certificate?: CertificateName;
}

/** An e-service that accounts are granted (OWF-006). */
export type Service = NameIn<'services'>;

export const services: Readonly<Record<Service, ServiceRow>> = joined('services');

/** In the order of the source's columns (OWF-202). */
export const serviceNames: readonly Service[] = serviceFamilies.flatMap((family) =>
  namesIn('services')
    .filter((service) => services[service].family === family)
    .toSorted((one, other) => services[one].place - services[other].place),
);

export function isService(text: string): text is Service {
  return Object.hasOwn(services, text);
}
