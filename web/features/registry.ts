import type { Service } from '#domain/services';
import type { Feature, ServicePage } from '#web/kit/navigation';
import { accounts } from './accounts/feature.ts';
import { certificates } from './certificates/feature.ts';
import { espace } from './espace/feature.ts';
import { platform } from './platform/feature.ts';
import { qualification } from './qualification/feature.ts';

/** What each feature adds to the frame of the portal. */
export const features = { platform, accounts, espace, qualification, certificates } as const;

export type FeatureName = keyof typeof features;
type EntriesOf<F> = F extends { entries: infer Entries } ? keyof Entries & string : never;
export type EntryName = EntriesOf<(typeof features)[FeatureName]>;

export const all: readonly Feature[] = Object.values(features);

/** Pages of the e-services that run in this portal; those that run elsewhere have none. */
export const servicePages: Partial<Readonly<Record<Service, ServicePage>>> = Object.assign(
  {},
  ...all.map(({ pages }) => pages),
);
