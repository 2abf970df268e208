import { serviceNames, type Service } from '#domain/services';

/** What stands in the address of an e-service's pages. */
export const serviceSlugs: Readonly<Record<Service, string>> = {
  ePricer: 'e-pricer',
  eligibility: 'eligibilite',
  unbundlingEligibility: 'eligibilite-degroupage',
  setiar: 'setiar',
  eBlc: 'e-blc',
  particularSite: 'site-particulier',
  tao: 'tao',
  qpc: 'qpc',
  fci: 'fci',
  enterpriseAppointment: 'e-rdv-entreprise',
  consumerAppointment: 'e-rdv-grand-public',
  dataOrderTracking: 'suivi-de-commandes-data',
  justFibre: 'e-just-fibre',
  justInternet: 'e-just',
  preOrderAppointment: 'e-rdv-avant-commande',
  savTest: 'e-sav-test',
  savSignalisation: 'e-sav-signalisation',
  fileDeposit: 'depot-de-fichiers',
  fileRetrieval: 'recuperation-de-fichiers',
  invoices: 'factures',
  certificates: 'certificats',
};

export function serviceOfSlug(slug: string): Service | undefined {
  return serviceNames.find((service) => serviceSlugs[service] === slug);
}
