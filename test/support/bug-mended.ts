/** `bug.ts` as the next version has it. */
export async function qualification(): Promise<string> {
  return 'mended';
}
