import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#domain/rights';
import { serviceNames, services as table } from '#domain/services';
import { servicePages } from '#web/features/registry';
import { catalogues } from '#web/messages/catalogue';
import { entryText } from '#web/features/platform/shell/entry-text';
import {
  currentEntry,
  desksFor,
  entryFacts,
  navigationFor,
  type EntryKey,
} from '#web/features/platform/shell/navigation';

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

const texts = catalogues.fr;
const entriesOf = (actor: Actor) =>
  navigationFor(actor).flatMap(({ entries }) => entries.map(({ key }) => key));

const informations: EntryKey[] = ['news', 'maintenance', 'mailing', 'video', 'help'];

describe('the desks on the home page', () => {
  test('are those of the wholesaler’s people in the navigation, each with its words', () => {
    const keys = (role: Role) => desksFor(anActor(role));
    expect(keys('backOffice')).toEqual([
      ...['accounts', 'publications', 'serviceAddresses', 'operators', 'contracts', 'certificates', 'staff'],
    ]);
    expect(keys('operations')).toEqual(['operations']);
    expect(keys('operatorAdmin')).toEqual([]);
    expect(keys('backOffice').map((key) => entryFacts[key].desk?.(texts))).not.toContain(undefined);
  });
});

describe('the navigation', () => {
  test('of a QPC account has the entries of the source in its order [QPC-133]', () => {
    const shown = navigationFor(anActor('contract', ['qpc']), { news: 3 }).flatMap(({ entries }) =>
      entries.map((entry) => entryText(texts, entry)),
    );
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
    [
      'a colleague with the grant',
      anActor('operatorUser', ['qpc']),
      ['inbox', 'submit', 'retrieve', ...informations],
    ],
    ['a colleague without it', anActor('operatorAdmin'), ['inbox', 'journal', ...informations, 'accounts']],
    [
      'a colleague with others',
      anActor('operatorUser', ['savTest', 'tao']),
      ['inbox', 'service.tao', 'service.savTest', ...informations],
    ],
    [
      'the back office',
      anActor('backOffice'),
      [
        ...(['inbox', 'journal', 'retrieve', 'accounts', 'publications', 'serviceAddresses'] as const),
        ...(['operators', 'contracts', 'certificates', 'staff'] as const),
      ],
    ],
    ['operations', anActor('operations'), ['inbox', 'journal', 'operations']],
  ])('of %s has what it may use and nothing else', (_name, actor, own) => {
    const shown = entriesOf(actor);
    expect(shown).toEqual(['home', 'account', ...own, 'leave', 'vocabulary']);
  });

  test('leads to a page of each e-service that runs here, and of no other', () => {
    const here = serviceNames.filter((service) => table[service].runs === 'here');
    expect(Object.keys(servicePages).toSorted()).toEqual(here.toSorted());
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
