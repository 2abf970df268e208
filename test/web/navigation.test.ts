import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#domain/rights';
import { catalogues } from '#web/messages/catalogue';
import { currentEntry, navigationFor, type EntryKey } from '#web/components/shell/navigation';

function anActor(role: Role, services: Actor['services'] = []): Actor {
  const ofWholesaler = role === 'backOffice' || role === 'operations';
  return {
    userId: 'u',
    role,
    operatorId: ofWholesaler ? null : 'o',
    contractId: role === 'contract' ? 'c' : null,
    services,
  };
}

const entriesOf = (actor: Actor) =>
  navigationFor(actor).flatMap(({ entries }) => entries.map(({ key }) => key));

describe('the navigation', () => {
  test('of a QPC account has the entries of the source in its order [QPC-133]', () => {
    const { entries } = catalogues.fr.shell;
    const shown = entriesOf(anActor('contract', ['qpc'])).map((key) => entries[key]);
    const ofSource = [
      'Accueil',
      'Compte',
      'Soumettre une qualification',
      'Récupérer une qualification',
      'Quitter le service',
    ];
    expect(shown).toEqual([...ofSource, 'Vocabulaire']);
  });

  test.each<[string, Actor, EntryKey[]]>([
    ['a contract without the option', anActor('contract'), []],
    ['a colleague with the grant', anActor('operatorUser', ['qpc']), ['submit', 'retrieve']],
    ['an administrator without it', anActor('operatorAdmin'), ['accounts']],
    ['the back office', anActor('backOffice'), ['retrieve', 'accounts', 'contracts']],
    ['operations', anActor('operations'), ['operations']],
  ])('of %s has what it may use and nothing else', (_name, actor, own) => {
    const shown = entriesOf(actor);
    expect(shown).toEqual(['home', 'account', ...own, 'leave', 'vocabulary']);
  });

  test('marks the entry under which a page stands', () => {
    const groups = navigationFor(anActor('contract', ['qpc']));
    expect(currentEntry(groups, '/')).toBe('home');
    expect(currentEntry(groups, '/compte/modifier')).toBe('account');
    expect(currentEntry(groups, '/qualifications/envoi')).toBe('submit');
    expect(currentEntry(groups, '/qualifications/abc')).toBe('retrieve');
    expect(currentEntry(groups, '/recherche')).toBeUndefined();
  });
});
