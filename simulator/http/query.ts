import { Refusal, problem } from './reply.ts';

/** `?limit=`: a whole number from 1; everything when it is not given. @throws Refusal 422. */
export function limitOf(url: URL): number {
  const text = url.searchParams.get('limit');
  if (text === null) return Number.MAX_SAFE_INTEGER;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Refusal(problem(422, 'Refused', 'limit is a whole number from 1.'));
}
