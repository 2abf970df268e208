import { expect, test } from 'vitest';
import { scopeOf, type Actor, type Role } from '#domain/rights';
import { TrailFilters } from '#web/features/platform/trail/trail-filters.tsx';
import { catalogues } from '#web/messages/catalogue';
import { actionsWithin } from '#web/server/audit';
import { markup } from '#test/support/markup.tsx';

const offered = (role: Role) => {
  const actor: Actor = { userId: 'me', role, operatorId: 'alpha', contractId: null, services: [] };
  const actions = actionsWithin(scopeOf(actor, 'audit.read'));
  const html = markup(<TrailFilters filter={{}} actions={actions} operators={[]} />);
  return [...html.matchAll(/<option value="([^"]+)"/g)].map(([, action = '']) => action);
};
const all = Object.keys(catalogues.fr.journal.actions);

test('the wholesaler’s people can look for every action', () => {
  expect(offered('backOffice').toSorted()).toEqual(all.toSorted());
});

test('an operator’s administrator is offered no action that the wholesaler’s people do among themselves', () => {
  const own = /^((staff|secondFactor|system|service)\.|certificate\.settings$)/;
  expect(offered('operatorAdmin').toSorted()).toEqual(all.filter((action) => !own.test(action)).toSorted());
  expect(all.some((action) => own.test(action))).toBe(true);
});
