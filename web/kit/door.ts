const mark = Symbol.for('jalon.door');

/**
 * Marks what the kit made for a page, a route or an action: it asks who is there before anything else. Tests look for the
 * mark.
 */
export function asDoor<T extends object>(made: T): T {
  return Object.defineProperty(made, mark, { value: true });
}

export const isDoor = (made: unknown): boolean => typeof made === 'function' && mark in made;
