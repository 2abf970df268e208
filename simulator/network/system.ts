import type { System } from '../system.ts';
import { networkSection } from './guide.ts';
import { maxIdentifiers, networkRoutes } from './routes.ts';

export const network = {
  name: 'network',
  plays: 'the mobile network',
  faults: { network: { narrowedBy: 'keyPrefix' } },
  paces: { networkDelayMs: { label: 'Service time of a batch, ms', usual: 20, narrowedBy: 'keyPrefix' } },
  guide: [
    [
      'POST /network/profiles',
      `Header Idempotency-Key; { "kind": "msisdn" | "alias", "identifiers": […] }, 1 to ${maxIdentifiers}, canonical. 200: { "profiles": […] } in the order asked.`,
    ],
  ],
  section: networkSection,
  open: (world) => ({ routes: networkRoutes(world) }),
} as const satisfies System;
