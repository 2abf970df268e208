/** How far a qualification was, by the server's clock: milliseconds since its acceptance, profiles done. */
export interface Sample {
  ms: number;
  done: number;
}

/** Older samples than this say little about how fast it goes now. */
const windowMs = 60_000;

/** `samples` with one more; nothing is added while nothing has moved. */
export function follow(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last && last.done === next.done) return samples;
  // It began anew: a reset process.
  if (last && next.done < last.done) return [next];
  return [...samples.filter(({ ms }) => next.ms - ms <= windowMs), next];
}

/**
 * Profiles a second and milliseconds left; null when nothing tells. By what was seen in the last minute, because an outage
 * that is over would slow the average for ever; by the average since the acceptance for whoever has just come.
 */
export function paceOf(
  samples: readonly Sample[],
  total: number,
): { perSecond: number; leftMs: number } | null {
  const last = samples.at(-1);
  if (!last) return null;
  const first = samples.length > 1 ? samples[0] : undefined;
  const from = first ?? { ms: 0, done: 0 };
  const done = last.done - from.done;
  const ms = last.ms - from.ms;
  if (done <= 0 || ms <= 0) return null;
  return { perSecond: (done / ms) * 1_000, leftMs: ((total - last.done) * ms) / done };
}
