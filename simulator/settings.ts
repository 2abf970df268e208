import { z } from 'zod';

/** What can be turned while it runs; a restart goes back to the command line. */
export type Settings = {
  /** Service time of one batch of the network, in milliseconds. */
  networkDelayMs: number;
};

export const settingsRequest = z.strictObject({
  networkDelayMs: z.coerce.number().int().min(0).max(60_000),
});
