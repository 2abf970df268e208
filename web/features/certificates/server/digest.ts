import 'server-only';
import type { Database } from '#prisma/client';

/** Whether a person prefers one mail a day about certificates to single ones. */
export async function wantsDigest(db: Database, userId: string): Promise<boolean> {
  return (await db.certificateDigest.count({ where: { userId } })) > 0;
}

/** Idempotent. */
export async function chooseDigest(
  db: Database,
  { userId, wanted }: { userId: string; wanted: boolean },
  now: Date,
): Promise<void> {
  if (wanted)
    await db.certificateDigest.upsert({ where: { userId }, create: { userId, at: now }, update: {} });
  else await db.certificateDigest.deleteMany({ where: { userId } });
}
