import 'server-only';
import { parisDay } from '#domain/calendar/paris-day';
import { externalSystems, waitReasons } from '#domain/process';
import { qualificationStates } from '#domain/qualification/state';
import type { Database } from '#prisma/client';
import { gauge, type Family } from './metrics-text.ts';

/** What the rows say about the processes, as gauges. */
export async function databaseMetrics(db: Database, now: Date): Promise<Family[]> {
  const [open, waits, pauses, states, day, running] = await Promise.all([
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
    statesOf(db, now),
    db.quotaDay.aggregate({ where: { day: parisDay(now) }, _sum: { used: true } }),
    db.qualification.aggregate({
      where: { state: 'inProgress' },
      _sum: { profiles: true, profilesDone: true },
    }),
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
    gauge(
      'jalon_qualifications',
      'Qualifications by state; those of ended states are counted once a minute.',
      Object.entries(states).map(([state, value]) => ({ labels: { state }, value })),
    ),
    gauge(
      'jalon_profiles_accepted_today',
      'Profiles that count against the limits of today.',
      day._sum.used ?? 0,
    ),
    gauge('jalon_profiles_in_progress', 'Profiles of the qualifications that are in progress.', [
      { labels: { answered: 'yes' }, value: running._sum.profilesDone ?? 0 },
      { labels: { answered: 'no' }, value: (running._sum.profiles ?? 0) - (running._sum.profilesDone ?? 0) },
    ]),
  ];
}

const shared = globalThis as typeof globalThis & {
  jalonStates?: { at: number; db: Database; counts: Record<string, number> };
};
/** Counting a million ended rows takes a tenth of a second, during which the portal answers nobody. Milliseconds. */
const countedFor = 60_000;

async function statesOf(db: Database, now: Date): Promise<Record<string, number>> {
  const known = shared.jalonStates;
  const fresh = known?.db === db && now.getTime() - known.at < countedFor;
  const counts: Record<string, number> = {};
  for (const [state, { final }] of Object.entries(qualificationStates))
    counts[state] =
      final && fresh && known
        ? (known.counts[state] ?? 0)
        : await db.qualification.count({ where: { state } });
  if (!fresh) shared.jalonStates = { at: now.getTime(), db, counts };
  return counts;
}
