import type { TableRefusal, UnknownFormat } from '#domain/kit/table/file';

/** Unwinds a reader to `readTable`, which turns it back into a value; it never leaves this folder. */
export class Refused extends Error {
  override name = 'Refused';
  readonly refusal: TableRefusal;

  constructor(refusal: TableRefusal, cause?: unknown) {
    super(refusal.reason, { cause });
    this.refusal = refusal;
  }
}

export function unknownFormat(detail: UnknownFormat, cause?: unknown): Refused {
  return new Refused({ reason: 'unknownFormat', detail }, cause);
}
