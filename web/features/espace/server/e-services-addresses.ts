import 'server-only';
import { serviceNames, services, type Service } from '#domain/services';
import { webAddress } from '#domain/kit/web-address';
import type { Database } from '#prisma/client';
import { audit, type By } from '#web/server/audit';

export interface ServiceAddressView {
  service: Service;
  url: string;
}

/** Those that run elsewhere, with the address that is set, or an empty one. */
export async function listAddresses(db: Database): Promise<ServiceAddressView[]> {
  const rows = await db.serviceAddress.findMany();
  const urls = new Map(rows.map(({ service, url }) => [service, url]));
  return serviceNames
    .filter((service) => services[service].runs === 'external')
    .map((service) => ({ service, url: urls.get(service) ?? '' }));
}

export type AddressAnswer = { ok: true; url: string } | { ok: false; reason: 'address' };

/** Sets where an e-service is launched; an empty address closes the way. With its audit row, or not at all. */
export async function setAddress(
  db: Database,
  { service, typed, by }: { service: Service; typed: string; by: By },
  now: Date,
): Promise<AddressAnswer> {
  const url = typed.trim() === '' ? '' : webAddress(typed);
  if (url === null || services[service].runs !== 'external') return { ok: false, reason: 'address' };
  return db.$transaction(async (tx): Promise<AddressAnswer> => {
    const before = (await tx.serviceAddress.findUnique({ where: { service } }))?.url ?? '';
    if (before === url) return { ok: true, url };
    if (url === '') await tx.serviceAddress.deleteMany({ where: { service } });
    else await tx.serviceAddress.upsert({ where: { service }, create: { service, url }, update: { url } });
    await audit(tx, now, {
      action: 'service.address',
      actor: by,
      operatorId: null,
      subject: `service:${service}`,
      before: { url: before },
      after: { url },
      fromAddress: by.address,
    });
    return { ok: true, url };
  });
}
