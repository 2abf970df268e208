import 'server-only';
import { parisDay } from '#domain/kit/calendar/paris-day';
import { qualificationStates } from '#domain/qualification/state';
import type { Database } from '#prisma/client';
import { gauge, type Family } from '#web/server/metrics/metrics-text';

/** What the rows say about qualifications, as gauges. */
export async function qualificationMetrics(db: Database, now: Date): Promise<Family[]> {
  const [states, day, running] = await Promise.all([
    statesOf(db, now),
    db.quotaDay.aggregate({ where: { day: parisDay(now) }, _sum: { used: true } }),
    db.qualification.aggregate({
      where: { state: 'inProgress' },
      _sum: { profiles: true, profilesDone: true },
    }),
  ]);
  return [
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
