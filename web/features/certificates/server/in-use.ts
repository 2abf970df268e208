import 'server-only';
import type { InUse } from '#domain/certificates/refusal';
import type { Database } from '#prisma/client';
import { standingIn } from './certificates.ts';

/** What stands in each slot of an operator, by the slot's name. One that its process has not taken in yet is among them. */
export async function inUseOf(
  db: Pick<Database, 'certificate'>,
  { operatorId }: { operatorId: string },
  now: Date,
): Promise<Map<string, InUse>> {
  const rows = await db.certificate.findMany({
    where: { operatorId, notAfter: { gt: now }, ...standingIn },
    orderBy: { depositedAt: 'asc' },
    select: { slotName: true, label: true, notAfter: true, place: { select: { place: true } } },
  });
  const slots = Map.groupBy(rows, ({ slotName }) => slotName);
  return new Map(
    [...slots].map(([slotName, standing]) => {
      const [first, ...others] = standing;
      if (!first) throw new Error('A group has a row');
      const longest = others.reduce((one, other) => (other.notAfter > one.notAfter ? other : one), first);
      // Without one in use the first is about to be.
      const current = standing.find(({ place }) => place?.place === 'current') ?? first;
      return [slotName, { longest: told(longest), current: told(current) }];
    }),
  );
}

const told = ({ label, notAfter }: { label: string; notAfter: Date }) => ({
  label,
  notAfter: notAfter.toISOString(),
});
