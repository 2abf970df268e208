import { notFound } from 'next/navigation';
import { requireActor } from '#web/server/session';

/** Addresses that never existed answer like all others: to the identification page first (QPC-012), then 404. */
export default async function Unknown(): Promise<never> {
  await requireActor();
  notFound();
}
