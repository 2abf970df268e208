import { describe, expect, test } from 'vitest';
import { limits, dailyLimit } from '#domain/qualification/limits';
import { checkQuota } from '#domain/qualification/quota';
import type { LineFault, Refusal } from '#domain/qualification/refusal';
import { aDatabase } from '#test/support/database';
import { aContract, anOperator } from '#test/support/rows';
import { problemText } from '#web/features/qualification/verdict/problem-text';
import { refusalText } from '#web/features/qualification/verdict/refusal-text';
import { en } from '#web/messages/en';
import { fr } from '#web/messages/fr';
import { targetContracts } from '#web/features/qualification/server/target-contracts';

const french = (refusal: Refusal) => refusalText(fr.qualification, refusal);

const everyRefusal: Refusal[] = [
  ...(['xls', 'protected', 'damaged', 'notText', 'archive', 'document', 'oversized', 'other'] as const).map(
    (detail) => ({ reason: 'unknownFormat', detail }) as const,
  ),
  { reason: 'tooLarge', limit: 1 },
  { reason: 'severalSheets', sheets: 3 },
  { reason: 'noLine' },
  { reason: 'tooManyLines', limit: 50_000 },
  { reason: 'tooManyLines', limit: 50_000, found: 60_000 },
  { reason: 'tooManyLines', limit: 50_000, found: 60_000, more: true },
  { reason: 'tooManyRows', limit: 250_000 },
  { reason: 'faultyLines', count: 7, firstLine: 12 },
  { reason: 'missingFile' },
  { reason: 'stopped' },
];

describe('why a file was refused', () => {
  test.each(everyRefusal)('$reason $detail is a detail of the one message [QPC-073]', (refusal) => {
    const prefix = "Erreur lors de l'insertion de votre qualification : ";
    expect(french(refusal)).toMatch(new RegExp(`^${prefix}\\S.+\\.$`));
    expect(refusalText(en.qualification, refusal)).toMatch(
      /^Your qualification could not be inserted: \S.+\.$/,
    );
  });

  test('every reason has words of its own in both languages', () => {
    for (const { qualification } of [fr, en]) {
      const texts = everyRefusal.map((refusal) => refusalText(qualification, refusal));
      expect(new Set(texts).size).toBe(everyRefusal.length);
    }
  });

  test('a file of no accepted format is told so, and an .xls what to do [QPC-071, QPC-073]', () => {
    expect(french({ reason: 'unknownFormat', detail: 'other' })).toContain('format de fichier inconnu');
    expect(french({ reason: 'unknownFormat', detail: 'xls' })).toContain('.xlsx');
  });

  test('faulty lines are counted and the first is named [QPC-073]', () => {
    expect(french({ reason: 'faultyLines', count: 1, firstLine: 12 })).toContain(
      'ligne 12 au format incorrect',
    );
    expect(french({ reason: 'faultyLines', count: 7, firstLine: 12 })).toContain(
      '7 lignes au format incorrect, la première est la ligne 12',
    );
  });

  test.each<LineFault>([
    'notANumber',
    'notAnAlias',
    'hiddenMark',
    'lineBreak',
    'blank',
    'extraColumn',
    'extraField',
    'formula',
    'notText',
    'tooLong',
    'quoted',
  ])('a line with the fault %s says which in both languages', (fault) => {
    for (const { qualification } of [fr, en]) {
      const { reasons } = qualification.faults;
      expect(Object.values(reasons).filter((text) => text === reasons[fault])).toHaveLength(1);
    }
  });
});

describe('a file that is not sent', () => {
  test('for its size is refused in the words of every refusal [QPC-073]', () => {
    expect(problemText(fr.qualification, 'fr', 'tooLarge')).toMatch(
      /^Erreur lors de l'insertion de votre qualification : le fichier dépasse 20.Mo\./,
    );
  });
});

describe('a contract that has sent too much', () => {
  test('is told from when on it may send again, in Paris time', () => {
    const problem = { tooMuchUntil: '2026-11-22T13:05:00Z' };
    expect(problemText(fr.qualification, 'fr', problem)).toContain(
      'à partir du 22/11/2026 à 14:05 (heure de Paris)',
    );
    expect(problemText(en.qualification, 'en', problem)).toContain('from 22 Nov 2026, 14:05 on (Paris time)');
  });
});

describe('the daily limit', () => {
  test('exceeded and reached are told in the source’s words [QPC-076, QPC-077]', () => {
    const { dailyProfiles: limit } = limits;
    expect(french({ reason: 'quotaExceeded', limit, remaining: 12_345 })).toBe(
      'Ce fichier vous fait dépasser la limite de 100 000 profils à qualifier par jour. Veuillez soumettre un nouveau fichier ne contenant pas plus de 12 345 profils à qualifier.',
    );
    expect(french({ reason: 'quotaReached', limit })).toBe(
      'La limite de 100 000 profils à qualifier par jour est atteinte, veuillez patienter et soumettre votre fichier ultérieurement.',
    );
  });

  test('set to 50,000 for a contract, the rule and both texts follow [QPC-075, QPC-076, QPC-077]', () => {
    const limit = dailyLimit({ dailyProfiles: 50_000 });
    expect(checkQuota(49_000, 1_000, limit)).toEqual({ ok: true });
    const exceeded = checkQuota(49_000, 1_001, limit);
    const reached = checkQuota(50_000, 1, limit);
    expect(exceeded.ok ? '' : french(exceeded.refusal)).toBe(
      'Ce fichier vous fait dépasser la limite de 50 000 profils à qualifier par jour. Veuillez soumettre un nouveau fichier ne contenant pas plus de 1 000 profils à qualifier.',
    );
    expect(reached.ok ? '' : french(reached.refusal)).toBe(
      'La limite de 50 000 profils à qualifier par jour est atteinte, veuillez patienter et soumettre votre fichier ultérieurement.',
    );
  });

  test('the form shows the contract’s own limit and what today’s files have taken of it, by the day in Paris [QPC-075]', async () => {
    await using database = await aDatabase();
    const { db } = database;
    await db.operator.create({ data: anOperator() });
    await db.qpcContract.createMany({
      data: [
        aContract({ dailyProfiles: 50_000 }),
        aContract({ identifiant: '12346' }),
        aContract({ identifiant: '12347', optionActive: false }),
      ],
    });
    await db.quotaDay.createMany({
      data: [
        { contractId: 'contract-12345', day: '2026-11-02', used: 7 },
        { contractId: 'contract-12345', day: '2026-11-03', used: 20_000 },
      ],
    });
    const actor = {
      userId: 'u',
      role: 'operatorUser',
      operatorId: 'operator-alpha',
      contractId: null,
      services: ['qpc'],
    } as const;
    const contracts = await targetContracts(db, actor, new Date('2026-11-02T23:30:00Z'));
    expect(contracts.map(({ identifiant, limit, used }) => [identifiant, limit, used])).toEqual([
      ['12345', 50_000, 20_000],
      ['12346', limits.dailyProfiles, 0],
    ]);
  });
});

describe('the statuses', () => {
  test('three words and three sentences, as the source has them [QPC-092, QPC-093, QPC-094, QPC-095]', () => {
    expect(fr.qualification.statuses).toEqual({ pending: 'En attente', done: 'Terminé', rejected: 'Rejeté' });
    expect(fr.qualification.statusTexts).toEqual({
      pending: 'Votre fichier a bien été pris en compte, il est en cours de traitement par le système.',
      done: 'Votre fichier a été qualifié, il est disponible au téléchargement.',
      rejected:
        "Votre fichier a été rejeté, il contient une anomalie qui empêche son traitement par le système. Le détail de l'anomalie est spécifié dans le champ « Commentaires ». Ce fichier ne sera jamais disponible au téléchargement. Vous devez en soumettre un nouvel exemplaire corrigé, afin d'effectuer cette qualification.",
    });
  });
});
