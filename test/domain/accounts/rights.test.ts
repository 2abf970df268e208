import { describe, expect, test } from 'vitest';
import { operatorRoles } from '#domain/accounts/form';
import {
  actorOf,
  assignableRoles,
  grantableServices,
  isLastAdministrator,
  mayGive,
  servicesHeld,
  type AdministratorStanding,
} from '#domain/accounts/rights';
import { may, roles, type Actor, type Role } from '#domain/rights';
import { serviceNames, type Service } from '#domain/services';
import { chance } from '#test/activities/qualification/workbook/chance';

const anActor = (role: Role, services: readonly Service[]): Actor => ({
  userId: 'me',
  role,
  operatorId: role === 'backOffice' || role === 'operations' ? null : 'alpha',
  contractId: role === 'contract' ? 'c1' : null,
  services,
});

describe('what may be given', () => {
  test('over any grants: an administrator gives what it holds and nothing else, the back office all, nobody else anything [OWF-200]', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const dice = chance(seed);
      const held = serviceNames.filter(() => dice.once(2));
      expect(grantableServices(anActor('operatorAdmin', held))).toEqual(held);
      const wanted = serviceNames.filter(() => dice.once(3));
      for (const role of roles) {
        const actor = anActor(role, held);
        const allowed =
          role === 'backOffice' ||
          (role === 'operatorAdmin' && wanted.every((service) => held.includes(service)));
        for (const given of operatorRoles)
          expect({ seed, role, given, may: mayGive(actor, { role: given, services: wanted }) }).toEqual({
            ...{ seed, role, given, may: allowed },
          });
      }
    }
  });

  test('over any grants: what is unticked closes exactly the actions of that e-service [OWF-006, OWF-212]', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const dice = chance(seed);
      const granted = serviceNames.filter(() => dice.once(2));
      const operatorOption = dice.once(2);
      const services = servicesHeld({ granted, contractOption: null, operatorOption });
      const actor = anActor('operatorUser', services);
      expect(may(actor, 'qualification.submit')).toBe(granted.includes('qpc') && operatorOption);
      expect(may(actor, 'account.read')).toBe(true);
      expect(may(actor, 'user.manage')).toBe(false);
      expect(services.filter((service) => service !== 'qpc')).toEqual(
        granted.filter((service) => service !== 'qpc'),
      );
    }
  });

  test.each(roles)('a %s chooses profiles as the table of rights says', (role) => {
    const expected = role === 'operatorAdmin' || role === 'backOffice' ? operatorRoles : [];
    expect(assignableRoles(anActor(role, []))).toEqual(expected);
  });
});

describe('as whom an account acts', () => {
  const anAccount = {
    ...{ id: 'me', role: 'operatorUser', operatorId: 'alpha', contractId: null, contract: null },
    ...{ grants: [{ service: 'qpc' }, { service: 'certificates' }], operator: { contracts: [] } },
  };

  test('under its role, with the e-services that it holds now', () => {
    expect(actorOf(anAccount)).toEqual(anActor('operatorUser', ['certificates']));
    expect(actorOf({ ...anAccount, operator: { contracts: [{}] } }).services).toEqual([
      'qpc',
      'certificates',
    ]);
  });

  test('under no role that the table of rights does not know', () => {
    expect(() => actorOf({ ...anAccount, role: 'root' })).toThrow('unknown role root');
  });
});

describe('the last administrator [OWF-215]', () => {
  const aPerson = (id: string, given: Partial<AdministratorStanding> = {}): AdministratorStanding => ({
    ...{ id, role: 'operatorAdmin', disabled: false, active: true },
    ...given,
  });
  test.each<[string, AdministratorStanding[], boolean]>([
    ['alone', [aPerson('me')], true],
    ['beside another', [aPerson('me'), aPerson('other')], false],
    ['beside a disabled one', [aPerson('me'), aPerson('other', { disabled: true })], true],
    ['beside one who never chose a password', [aPerson('me'), aPerson('other', { active: false })], true],
    ['beside users', [aPerson('me'), aPerson('other', { role: 'operatorUser' })], true],
    ['without a password itself', [aPerson('me', { active: false }), aPerson('other')], false],
    ['as a user', [aPerson('me', { role: 'operatorUser' }), aPerson('other')], false],
  ])('%s', (_who, people, last) => expect(isLastAdministrator(people, 'me')).toBe(last));
});
