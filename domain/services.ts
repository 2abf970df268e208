/**
 * The catalogue of e-services: the one place that knows which there are. Cards, check boxes of rights, navigation and
 * certificates read it; what people read of each stands in web/messages.
 */

/**
 * What e-services are grouped by: the four columns of « E-services » in the form of accounts (OWF-202), which are also
 * « Avant-vente », « Commande Production Livraison », « Après-vente » and the documents among the cards (OWF-003).
 */
export const serviceFamilies = ['preSales', 'orders', 'afterSales', 'documents'] as const;
export type ServiceFamily = (typeof serviceFamilies)[number];

/** Names under which certificates are issued, as their filter shows them (OWF-187). */
export const certificateNames = ['e-RDV', 'e-SAV', 'FCI', 'Grafic', 'TAO', 'WebEligibilité'] as const;
export type CertificateName = (typeof certificateNames)[number];

interface ServiceRow {
  family: ServiceFamily;
  /** Whether it runs in this portal or is an application elsewhere, whose address the wholesaler sets. */
  runs: 'here' | 'external';
  /** The certificate that its machines need, where one is issued for it. */
  certificate?: CertificateName;
}

/** In the order of the source's columns (OWF-202), then what it forgot (OWF-203) and what has a card (OWF-005). */
const catalogue = {
  ePricer: { family: 'preSales', runs: 'external' },
  eligibility: { family: 'preSales', runs: 'external', certificate: 'WebEligibilité' },
  unbundlingEligibility: { family: 'preSales', runs: 'external' },
  setiar: { family: 'preSales', runs: 'external' },
  eBlc: { family: 'preSales', runs: 'external' },
  particularSite: { family: 'preSales', runs: 'external' },
  tao: { family: 'preSales', runs: 'external', certificate: 'TAO' },
  qpc: { family: 'preSales', runs: 'here' },
  fci: { family: 'orders', runs: 'external', certificate: 'FCI' },
  enterpriseAppointment: { family: 'orders', runs: 'external', certificate: 'e-RDV' },
  consumerAppointment: { family: 'orders', runs: 'external', certificate: 'e-RDV' },
  dataOrderTracking: { family: 'orders', runs: 'external' },
  justFibre: { family: 'orders', runs: 'external' },
  justInternet: { family: 'orders', runs: 'external' },
  preOrderAppointment: { family: 'orders', runs: 'external', certificate: 'e-RDV' },
  savTest: { family: 'afterSales', runs: 'external', certificate: 'e-SAV' },
  savSignalisation: { family: 'afterSales', runs: 'external', certificate: 'e-SAV' },
  fileDeposit: { family: 'documents', runs: 'external' },
  fileRetrieval: { family: 'documents', runs: 'external' },
  invoices: { family: 'documents', runs: 'external' },
  certificates: { family: 'documents', runs: 'here' },
} as const satisfies Record<string, ServiceRow>;

/** An e-service that accounts are granted (OWF-006). */
export type Service = keyof typeof catalogue;

export const services: Readonly<Record<Service, ServiceRow>> = catalogue;

// Keys of an object literal are what its type says, which `Object.keys` cannot know.
export const serviceNames = Object.keys(catalogue) as Service[];

export function isService(text: string): text is Service {
  return Object.hasOwn(catalogue, text);
}
