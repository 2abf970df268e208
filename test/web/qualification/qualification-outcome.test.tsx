import { describe, expect, test } from 'vitest';
import { Billing } from '#web/features/qualification/detail/billing.tsx';
import { Outcome } from '#web/features/qualification/detail/outcome.tsx';
import { follow, paceOf, type Sample } from '#web/features/qualification/detail/pace';
import { StatusText } from '#web/features/qualification/status/status.tsx';
import type { Locale } from '#web/messages/catalogue';
import type { WholeQualification } from '#web/features/qualification/server/view';
import { markup, textOf } from '#test/support/markup.tsx';

const qualification: WholeQualification = {
  id: 's1',
  fileName: 'numéros.csv',
  format: 'csv',
  status: 'done',
  comment: null,
  stopReason: null,
  lines: 12_000,
  profiles: 11_000,
  profilesDone: 11_000,
  submittedAt: '2026-11-02T08:00:00.000Z',
  endedAt: '2026-11-02T08:01:00.000Z',
  keepUntil: '2026-12-02T08:01:00.000Z',
  purgedAt: null,
  wait: null,
  identifiant: '12345',
  operatorName: 'Alpha Télécom',
  submittedBy: 'Alpha Télécom',
  own: true,
  downloadable: true,
  runningMs: null,
  summary: { classes: { 0: 1_200, 3: 3_000, 7: 600, 90: 1_200, 99: 6_000 }, active: 6_000, clickable: 4_000 },
  billedCents: 11_000,
};

/** The rows of each table under its caption. */
function tables(html: string): Record<string, string[][]> {
  return Object.fromEntries(
    [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) => [
      textOf(/<caption>(.*?)<\/caption>/s.exec(table)?.[1] ?? ''),
      [...(/<tbody>(.*)<\/tbody>/s.exec(table)?.[1] ?? '').matchAll(/<tr>(.*?)<\/tr>/gs)].map(
        ([, row = '']) =>
          [...row.matchAll(/<t[hd].*?>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell)),
      ),
    ]),
  );
}

describe('what a finished qualification came to', () => {
  test('is counted by class with what the source says of each, the undescribed ones as reserved [QPC-114, QPC-115]', () => {
    expect(tables(markup(<Outcome qualification={qualification} />))['Lignes par classe MMS']).toEqual([
      ['0 Terminal non compatible MMS', '1 200', '10 %'],
      ["3 Terminal ayant une taille d'affichage MMS 160 * 120", '3 000', '25 %'],
      ['7 Classe réservée', '600', '5 %'],
      ['90 Terminal Orange dont les données sont indisponibles', '1 200', '10 %'],
      ['99 Terminal non Orange (autre opérateur)', '6 000', '50 %'],
    ]);
  });

  test('is counted by FILESTATE and by CLIQUABLE, every line once [QPC-112, QPC-119]', () => {
    const counted = tables(markup(<Outcome qualification={qualification} />));
    expect(counted['Lignes par FILESTATE']).toEqual([
      ['ACTIF Numéro géré par Orange', '6 000', '50 %'],
      ['INACTIF Numéro non géré par Orange', '6 000', '50 %'],
    ]);
    expect(counted['Lignes par CLIQUABLE']).toEqual([
      ['1 Terminal compatible', '4 000', '33,3 %'],
      ['0 Terminal incompatible, ou capacités inconnues', '8 000', '66,7 %'],
    ]);
  });

  test('is said not to be known for a file of an earlier version', () => {
    const old = { ...qualification, summary: null };
    expect(textOf(markup(<Outcome qualification={old} />))).toContain(
      'avant que les résultats ne soient comptés',
    );
  });
});

describe('what is billed', () => {
  const billed = (given: Partial<WholeQualification>, locale: Locale = 'fr') =>
    textOf(markup(<Billing qualification={{ ...qualification, ...given }} />, locale));

  test('is 0,01 € for each different profile, with the access to the extranet as a note [QPC-124]', () => {
    expect(billed({})).toContain('110,00 € HT 11 000 profils différents à 0,01 € HT');
    expect(billed({})).toContain(
      'accès à l’extranet est facturé à part : 200,00 € HT par mois et par raison sociale',
    );
    expect(billed({}, 'en')).toContain('€110.00 excl. VAT 11,000 different profiles at €0.01 excl. VAT');
  });

  test('is nothing for a rejected file and not known before the end [QPC-124]', () => {
    expect(billed({ status: 'rejected', billedCents: 0 })).toContain('n’est pas facturé');
    expect(billed({ status: 'pending', billedCents: null })).toContain('une fois « Terminé »');
  });
});

test('a status whose results were removed says so and not that they can be downloaded [QPC-100]', () => {
  const removed = textOf(
    markup(<StatusText qualification={{ ...qualification, purgedAt: '2026-12-03T02:00:00.000Z' }} />),
  );
  expect(removed).toContain('supprimés le 03/12/2026 à 03:00');
  expect(removed).not.toContain('il est disponible au téléchargement');
});

describe('the sentence of a status', () => {
  const said = (given: Partial<WholeQualification>) =>
    textOf(markup(<StatusText qualification={{ ...qualification, ...given }} />));

  test('blames the file when the network refused its numbers [QPC-095]', () => {
    expect(said({ status: 'rejected', comment: 'networkRefused' })).toContain(
      'il contient une anomalie qui empêche son traitement',
    );
  });

  test.each([
    ['cancelled', true, 'L’exploitation a annulé'],
    ['stopped', true, 'a été arrêté.'],
    ['lostFile', true, 'n’en a plus d’exemplaire'],
    ['cancelled', false, 'L’exploitation a annulé'],
    ['stopped', false, 'a été arrêté.'],
    ['lostFile', false, 'n’a plus d’exemplaire'],
  ] as const)('does not blame a file that was %s (own: %s)', (comment, own, cause) => {
    const text = said({ status: 'rejected', comment, own });
    expect(text).toContain(cause);
    expect(text).toContain('n’est pas en cause');
    expect(text).toContain('de nouveau tel quel');
    expect(text).not.toMatch(/contient une anomalie|corrigé|par l’exploitation/);
  });

  test.each([
    { status: 'pending' },
    { status: 'done' },
    { status: 'done', purgedAt: '2026-12-03T02:00:00.000Z' },
    { status: 'rejected', comment: 'networkRefused' },
    { status: 'rejected', comment: 'stopped' },
  ] as const)('promises nothing to those who only look (%j)', (given) => {
    expect(said({ ...given, own: false })).not.toMatch(/[Vv]o(tre|us) |disponibles? au téléchargement/);
  });
});

describe('how fast it goes and how long it still takes', () => {
  const seen = (...samples: Sample[]) =>
    samples.reduce<readonly Sample[]>((before, sample) => follow(before, sample), []);

  test('is told by the average for whoever has just come', () => {
    expect(paceOf(seen({ ms: 10_000, done: 5_000 }), 20_000)).toEqual({ perSecond: 500, leftMs: 30_000 });
  });

  test('is told by what was seen since, so that an outage that is over does not count', () => {
    const after = seen({ ms: 3_600_000, done: 5_000 }, { ms: 3_605_000, done: 10_000 });
    expect(paceOf(after, 20_000)).toEqual({ perSecond: 1_000, leftMs: 10_000 });
  });

  test('forgets what is older than a minute', () => {
    const samples = seen(
      { ms: 1_000, done: 1_000 },
      { ms: 60_000, done: 2_000 },
      { ms: 70_000, done: 12_000 },
    );
    expect(paceOf(samples, 22_000)).toEqual({ perSecond: 1_000, leftMs: 10_000 });
  });

  test.each([
    ['nothing is done yet', seen({ ms: 5_000, done: 0 })],
    ['no time has passed', seen({ ms: 0, done: 5_000 })],
    ['it began anew', seen({ ms: 5_000, done: 5_000 }, { ms: 9_000, done: 0 })],
  ])('is not told when %s', (_when, samples) => {
    expect(paceOf(samples, 20_000)).toBeNull();
  });
});
