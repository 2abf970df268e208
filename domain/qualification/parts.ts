/** Identifiers asked in one step: enough to be worth a line in the history, few enough to be asked again after a crash. */
const partSize = 5_000;
/** Identifiers of one request to the network. */
export const batchSize = 1_000;

/** A slice of the distinct identifiers, asked in one step. */
export interface Part {
  number: number;
  from: number;
  count: number;
}

export function partsOf(profiles: number): Part[] {
  return Array.from({ length: Math.ceil(profiles / partSize) }, (_, number) => ({
    number,
    from: number * partSize,
    count: Math.min(partSize, profiles - number * partSize),
  }));
}
