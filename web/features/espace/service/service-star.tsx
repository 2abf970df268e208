'use client';
import type { Service } from '#domain/services';
import { Star } from '../catalogue/star.tsx';
import { useFavourites } from '../catalogue/use-favourites.ts';
import { useMessages } from '#web/kit/frame/locale.tsx';
import { keepFavourite } from '../catalogue/actions.ts';

/** ★ beside the title of one e-service. */
export function ServiceStar({ service, starred }: { service: Service; starred: boolean }) {
  const { espace } = useMessages();
  const { shown, toggle, notKept } = useFavourites(starred ? [service] : [], keepFavourite);
  return (
    <>
      <Star
        title={espace.cards[service].title}
        starred={shown.includes(service)}
        onToggle={() => toggle(service)}
      />
      {notKept && <span role="alert">{espace.favourites.failed}</span>}
    </>
  );
}
