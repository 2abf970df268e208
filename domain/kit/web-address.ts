/** The most that fits into a field and an address bar. */
export const longestWebAddress = 2_000;

/**
 * An address to which a person may be sent, as it is written again by the parser; null for anything else: other
 * schemes than the web's, names and passwords in it, and what no parser understands.
 */
export function webAddress(text: string): string | null {
  const typed = text.trim();
  if (typed.length > longestWebAddress || !/^https?:\/\/[^\s\\]+$/i.test(typed)) return null;
  const parsed = URL.parse(typed);
  return parsed && parsed.username === '' && parsed.password === '' ? parsed.href : null;
}
