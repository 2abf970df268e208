'use client';
import { formatInstant } from '../../messages/format.ts';
import { useLocale } from '../locale.tsx';

/** An instant, in Paris time. */
export function Instant({ at }: { at: string }) {
  return <time dateTime={at}>{formatInstant(useLocale(), at)}</time>;
}
