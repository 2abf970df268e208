'use client';
import { formatInstant } from '#web/messages/format';
import { useLocale } from '../frame/locale.tsx';

/** An instant, in Paris time. */
export function Instant({ at }: { at: string }) {
  return <time dateTime={at}>{formatInstant(useLocale(), at)}</time>;
}
