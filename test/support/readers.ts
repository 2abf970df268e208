import type { Actor, Scope } from '#domain/rights';

const backOffice: Actor = {
  ...{ userId: 'user-bo', role: 'backOffice', operatorId: null, contractId: null, services: [] },
};

/** Somebody of the back office who reads a list, within a scope of the test's. */
export const backOfficeReader = (scope: Scope, now: Date) => ({ actor: backOffice, scope, now });
