import { candidate, certificateRecipients } from '#domain/certificates/recipients';
import type { Database, User } from '#prisma/client';

/** Who is told of an operator's certificates at present. */
export async function recipientsOf(db: Database, operatorId: string): Promise<User[]> {
  const people = await db.user.findMany({
    where: { operatorId, disabledAt: null },
    include: { grants: { where: { service: 'certificates' } } },
    orderBy: { id: 'asc' },
  });
  return certificateRecipients(people.map(candidate));
}
