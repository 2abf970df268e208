import 'server-only';
import type { Environment } from '#domain/certificates/facts';
import { slotKeyOf, type DepositMail } from '#domain/certificates/slot';
import type { CertificateName } from '#domain/services';
import type { Database } from '#prisma/client';
import { recipientsOf } from './sendings.ts';

/** A deposit of which its operator has not been told yet; it travels to the browser as it is. */
export interface OwedView {
  operator: string;
  service: CertificateName;
  environment: Environment;
  certificate: { id: string; label: string };
  /** Null while its slot has not taken it in. */
  mail: DepositMail | null;
  depositedAt: string;
  recipients: number;
}

/** As many as a page shows; others follow as these leave. */
const most = 50;

/** Mails about deposits that leave as soon as they can, the longest owed first; and how many there are. */
export async function owedDeposits(db: Database): Promise<{ rows: OwedView[]; count: number }> {
  const mails = ['creation', 'renewal'] as const satisfies DepositMail[];
  const untold = { kind: 'deposit', toldAt: null };
  const counts = await Promise.all([
    ...mails.map((owed) => db.certificatePlace.count({ where: { owed } })),
    db.certificateEvent.count({ where: untold }),
  ]);
  const owed = await Promise.all([
    // Each by its index.
    ...mails.map(async (mail) => {
      const places = await db.certificatePlace.findMany({
        where: { owed: mail },
        orderBy: { since: 'asc' },
        take: most,
        select: { certificateId: true },
      });
      return places.map(({ certificateId: id }) => ({ id, mail }));
    }),
    (async () => {
      const events = await db.certificateEvent.findMany({
        where: untold,
        orderBy: { at: 'asc' },
        take: most,
        select: { certificateId: true },
      });
      return events.map(({ certificateId: id }) => ({ id, mail: null }));
    })(),
  ]);
  const mailOf = new Map<string, DepositMail | null>(owed.flat().map(({ id, mail }) => [id, mail]));
  const certificates = await db.certificate.findMany({
    where: { id: { in: [...mailOf.keys()] } },
    orderBy: [{ depositedAt: 'asc' }, { id: 'asc' }],
    take: most,
    include: { operator: true },
  });
  const recipients = await recipientsOf(db, [...new Set(certificates.map(({ operatorId }) => operatorId))]);
  const rows = certificates.flatMap(({ id, label, operator, service, environment, depositedAt }) => {
    const key = slotKeyOf(service, environment);
    if (!key) return [];
    return [
      {
        ...{ ...key, certificate: { id, label }, mail: mailOf.get(id) ?? null },
        operator: operator.name,
        depositedAt: depositedAt.toISOString(),
        recipients: recipients.get(operator.id) ?? 0,
      },
    ];
  });
  return { rows, count: counts.reduce((sum, count) => sum + count, 0) };
}
