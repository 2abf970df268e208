import type { Manifest } from '#domain/kit/manifest';
import { backOfficeOnly } from '#domain/kit/roles';

/** « Espace Opérateurs »: home, catalogue of e-services and their addresses, publications, favourites. */
export const espace = {
  rights: {
    'publication.manage': { reach: backOfficeOnly },
    // Where the applications of the wholesaler are.
    'service.manage': { reach: backOfficeOnly },
  },
  audit: {
    'service.address': 'own',
    'publication.create': 'operator',
    'publication.change': 'operator',
    'publication.publish': 'operator',
    'publication.withdraw': 'operator',
  },
} as const satisfies Manifest;
