import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { config } from '#config';
import { processActions } from '#domain/process';
import { may } from '#domain/rights';
import { ProcessDetail } from '../process-detail.tsx';
import { currentPlace } from '#web/server/changes';
import { database } from '#web/server/database';
import { messages } from '#web/server/locale';
import { findProcess } from '../server/detail.ts';
import { decodedPart } from '#web/server/search-params';
import { requireRight } from '#web/server/session';
import { steerProcesses } from '../actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).exploitation.title };
}

/** One durable process, and what operations did to it. */
export default async function ProcessPage({ params }: { params: Promise<{ workflowId: string }> }) {
  const { actor, scope } = await requireRight('process.read');
  const since = await currentPlace(database());
  const workflowId = decodedPart((await params).workflowId);
  const detail = workflowId && (await findProcess(database(), scope, workflowId, config().temporal));
  if (!detail) notFound();
  return (
    <ProcessDetail
      steer={steerProcesses}
      allowed={processActions.filter((action) => may(actor, `process.${action}`))}
      detail={detail}
      since={since}
    />
  );
}
