import type { Service } from '#domain/services';
import { publicationDemo, type DemoPublication } from './demo-publications-content.ts';
import type { Database } from './client.ts';

/** Whose applications the simulator stands in for; SETIAR has no address yet. */
const launched: Readonly<Partial<Record<Service, string>>> = {
  ePricer: 'e-pricer',
  eligibility: 'eligibilite',
  unbundlingEligibility: 'eligibilite-degroupage',
  eBlc: 'e-blc',
  particularSite: 'site-particulier',
  tao: 'tao',
  fci: 'fci',
  enterpriseAppointment: 'e-rdv-entreprise',
  consumerAppointment: 'e-rdv-grand-public',
  dataOrderTracking: 'suivi-de-commandes-data',
  justFibre: 'e-just-fibre',
  justInternet: 'e-just',
  preOrderAppointment: 'e-rdv-avant-commande',
  savTest: 'e-sav-test',
  savSignalisation: 'e-sav-signalisation',
};

const hour = 3_600_000;
const after = (now: Date, hours: number | undefined) =>
  hours === undefined ? null : new Date(Math.ceil(now.getTime() / hour) * hour + hours * hour);

/** Adds, once, what the demo's wholesaler has published and where its applications are. */
export async function seedDemoPublications(db: Database, simulator: string, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    // Afterwards it is the back office's: what it removes or changes stays so.
    if ((await tx.publication.count({ where: { id: { startsWith: 'demo-' } } })) > 0) return;
    const operators = await tx.operator.findMany({ select: { id: true, code: true } });
    const operatorId = ({ operator }: DemoPublication) =>
      operators.find(({ code }) => code === operator)?.id ?? null;
    for (const [index, item] of publicationDemo.entries()) {
      const { kind, service = null, titleFr, bodyFr, titleEn = null, bodyEn = null, link } = item;
      const publishFrom = new Date(now.getTime() - item.hoursAgo * hour);
      await tx.publication.create({
        data: {
          ...{ id: `demo-publication-${index + 1}`, kind, service, titleFr, bodyFr, titleEn, bodyEn },
          ...{ state: 'published', publishFrom, createdAt: publishFrom, operatorId: operatorId(item) },
          link: link === undefined ? null : simulator + link,
          windowFrom: after(now, item.window?.[0]),
          windowUntil: after(now, item.window?.[1]),
        },
      });
    }
    for (const [service, name] of Object.entries(launched))
      await tx.serviceAddress.upsert({
        where: { service },
        create: { service, url: `${simulator}/applications/${name}` },
        update: {},
      });
  });
}
