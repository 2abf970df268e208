/** Rows that are looked at in one go. */
export const pageSize = 200;

/**
 * The rows that `read` finds after a value of `key`, in its order, page by page: those that stay are passed once, and any
 * may go meanwhile.
 */
export async function* inPages<K extends string, R extends Record<K, string>>(
  key: K,
  read: (after: string) => Promise<R[]>,
): AsyncGenerator<R[], void> {
  for (let after = ''; ;) {
    const page = await read(after);
    yield page;
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = last[key];
  }
}
