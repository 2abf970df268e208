import 'server-only';
import { waitReasons } from '#domain/process';
import { externalSystems } from '#domain/systems';
import type { Database } from '#prisma/client';
import { gauge, type Family } from './metrics-text.ts';

/** What the rows say about the processes, as gauges. */
export async function processMetrics(db: Database, now: Date): Promise<Family[]> {
  const [open, waits, pauses] = await Promise.all([
    db.process.groupBy({
      by: ['kind', 'state', 'waitingFor'],
      where: { endedAt: null },
      _count: { _all: true },
    }),
    db.process.groupBy({
      by: ['waitingFor'],
      where: { endedAt: null, waitingFor: { not: null } },
      _min: { waitingSince: true },
    }),
    db.systemPause.findMany({ select: { system: true } }),
  ]);
  const waitedSeconds = (reason: string) => {
    const since = waits.find(({ waitingFor }) => waitingFor === reason)?._min.waitingSince;
    return since ? Math.max(0, (now.getTime() - since.getTime()) / 1000) : 0;
  };
  return [
    gauge(
      'jalon_processes_open',
      'Processes that have not ended, by kind, state and what they wait for.',
      open.map(({ kind, state, waitingFor, _count }) => ({
        labels: { kind, state, waiting_for: waitingFor ?? 'nothing' },
        value: _count._all,
      })),
    ),
    gauge(
      'jalon_oldest_wait_seconds',
      'For how long the process that has waited longest has been waiting; 0 when none does.',
      waitReasons.map((reason) => ({ labels: { waiting_for: reason }, value: waitedSeconds(reason) })),
    ),
    gauge(
      'jalon_system_paused',
      'Whether operations hold back the calls to an external system.',
      externalSystems.map((system) => ({
        labels: { system },
        value: pauses.some((pause) => pause.system === system) ? 1 : 0,
      })),
    ),
  ];
}
