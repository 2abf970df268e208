import type { FileRefusal } from '#domain/certificates/refusal';

/** Thrown in the depths of a file, and caught where reading began: no reader throws it on. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  readonly reason: FileRefusal;

  constructor(reason: FileRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** What `read` answers; anything that a library throws over bytes of others is said as `reason`. */
export function orElse<T>(reason: FileRefusal, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(reason);
  }
}
