/** A workflow whose code has a bug: each of its tasks fails in Temporal. */
export async function qualification(input: { file?: { name: string } }): Promise<string> {
  const { file } = input;
  return (file as { name: string }).name; // what a bug believes
}
