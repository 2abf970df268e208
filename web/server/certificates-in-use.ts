import 'server-only';
import type { InUse } from '#domain/certificate/refusal';
import type { Database } from '#prisma/client';

/**
 * What is in use or stands ready in each slot of an operator, by the slot's name: of several the one that ends last. One
 * that its process has not taken in yet is among them.
 */
export async function inUseOf(
  db: Pick<Database, 'certificate'>,
  { operatorId }: { operatorId: string },
  now: Date,
): Promise<Map<string, InUse>> {
  const rows = await db.certificate.findMany({
    where: {
      ...{ operatorId, revokedAt: null, notAfter: { gt: now } },
      OR: [{ place: { is: null } }, { place: { is: { place: { in: ['current', 'next'] } } } }],
    },
    orderBy: { notAfter: 'asc' },
    select: { slotName: true, label: true, notAfter: true },
  });
  return new Map(
    rows.map(({ slotName, label, notAfter }) => [slotName, { label, notAfter: notAfter.toISOString() }]),
  );
}
