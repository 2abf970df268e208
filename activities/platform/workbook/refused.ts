import type { Refusal, UnknownFormat } from '#domain/qualification/refusal';

/** Unwinds a reader to `readQualificationFile`, which turns it back into a value; it never leaves this folder. */
export class Refused extends Error {
  override name = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal, cause?: unknown) {
    super(refusal.reason, { cause });
    this.refusal = refusal;
  }
}

export function unknownFormat(detail: UnknownFormat, cause?: unknown): Refused {
  return new Refused({ reason: 'unknownFormat', detail }, cause);
}
