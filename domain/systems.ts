/** Systems outside, each reached through one client; operations can hold back all calls to one of them. */
export const externalSystems = ['network', 'mail'] as const;
export type ExternalSystem = (typeof externalSystems)[number];
