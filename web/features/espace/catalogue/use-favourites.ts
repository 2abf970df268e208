'use client';
import { startTransition, useOptimistic, useState } from 'react';
import type { Service } from '#domain/services';

/** Keeps the star of an e-service; answers what came of it. */
export type KeepFavourite = (
  service: Service,
  starred: boolean,
) => Promise<{ ok: true } | { ok: false; reference?: string }>;

export interface NotKept {
  reference: string | undefined;
}

/** Shows a star at once, and what is really kept as soon as the portal has answered. */
export function useFavourites(kept: readonly Service[], keep: KeepFavourite) {
  const [notKept, setNotKept] = useState<NotKept | null>(null);
  const [shown, show] = useOptimistic(
    kept,
    (before, { service, starred }: { service: Service; starred: boolean }) => {
      const others = before.filter((one) => one !== service);
      return starred ? [...others, service] : others;
    },
  );
  const toggle = (service: Service) => {
    const starred = !shown.includes(service);
    startTransition(async () => {
      show({ service, starred });
      // A portal that cannot be reached says nothing at all.
      const answer = await keep(service, starred).catch(() => ({ ok: false as const }));
      startTransition(() =>
        setNotKept(answer.ok ? null : { reference: 'reference' in answer ? answer.reference : undefined }),
      );
    });
  };
  return { shown, toggle, notKept };
}
