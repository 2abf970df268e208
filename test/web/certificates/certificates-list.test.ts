import exceljs from 'exceljs';
import { beforeAll, describe, expect, test } from 'vitest';
import { slotName, type SlotKey } from '#domain/certificates/slot';
import { scopeOf, type Actor, type Role } from '#domain/rights';
import type { Certificate, Database } from '#prisma/client';
import { aCertificate } from '#test/support/certificates';
import { aDatabase } from '#test/support/database';
import { anOperator } from '#test/support/rows';
import { certificatesList } from '#web/features/certificates/list/list';
import { findCertificate } from '#web/features/certificates/server/certificates';
import { searchTextOf } from '#web/features/certificates/server/search';
import { exportStream } from '#web/kit/export/table-export';
import type { CertificatesQuery } from '#web/paths';
import { parentedAll } from '#test/support/parents';

const now = new Date('2026-11-21T10:00:00Z');
const actor = (role: Role, given: Partial<Actor> = {}): Actor => ({
  ...{ userId: 'me', role, operatorId: 'operator-alpha', contractId: null, services: ['certificates'] },
  ...given,
});
const alpha = actor('operatorUser');
const backOffice = actor('backOffice', { operatorId: null });
const reach = (who: Actor) => scopeOf(who, 'certificate.read');

type Given = Pick<Certificate, 'id'> & Partial<Certificate>;

/** As the portal and its slot write them; in use unless `place` says otherwise. */
async function filled(given: readonly (Given & { place?: string | null })[]) {
  const database = await aDatabase();
  const { db } = database;
  await db.operator.createMany({ data: [anOperator(), anOperator({ code: 'beta', name: 'Bêta Mobile' })] });
  await db.certificate.createMany({
    data: await parentedAll(
      db,
      given.map(({ place: _place, ...certificate }) => {
        const row = aCertificate(certificate);
        // Of the words that rows have here.
        const slot: Record<keyof SlotKey, string> = row;
        return { ...row, searchText: searchTextOf(row), slotName: slotName(slot as SlotKey) };
      }),
    ),
  });
  await db.certificatePlace.createMany({
    data: given.flatMap(({ id, place = 'current' }) =>
      place ? [{ certificateId: id, workflowId: id, place, since: now }] : [],
    ),
  });
  return database;
}

const readerOf = (who: Actor) => ({ actor: who, scope: reach(who), now });
const listed = (db: Database, who: Actor, query: CertificatesQuery = {}) =>
  certificatesList.page(db, readerOf(who), certificatesList.asked({ ...query }));
const idsOf = async (...asked: Parameters<typeof listed>) =>
  (await listed(...asked)).rows.map(({ id }) => id);

const day = (text: string) => new Date(`${text}T12:00:00Z`);
// The rows of the source (OWF-190), in the order in which it shows them.
const ofTheSource = [
  ['rdv', 'e-RDV', 'production', '2028-01-22', '397480930_eRDV_prod'],
  ['sav', 'e-SAV', 'production', '2029-02-07', '397480930_eSAV_prod'],
  ['sav-test', 'e-SAV', 'test', '2029-02-07', '397480930_eSAV_test'],
  ['fci', 'FCI', 'production', '2028-02-14', '397480930_FCI_prod'],
  ['gra', 'Grafic', 'production', '2028-11-21', '397480930_Gra_prod'],
  ['gra-test', 'Grafic', 'test', '2027-10-26', '397480930_GRA_test'],
  ['tao', 'TAO', 'production', '2029-04-09', '397480930_TAO_prod'],
  ['soon', 'TAO', 'production', '2026-12-12', 'Test certificat à renouveler bientôt'],
] as const;
const rows = ofTheSource.map(([id, service, environment, notAfter, label], place) => ({
  ...{ id, service, environment, label, notAfter: day(notAfter) },
  depositedAt: day(`2026-11-${10 + place}`),
}));

describe('the list of certificates', () => {
  let source: Awaited<ReturnType<typeof filled>>;
  beforeAll(async () => {
    source = await filled(rows);
    return () => source.close();
  });

  test.each<[string, CertificatesQuery, string[]]>([
    ['as the source lists them', {}, ['rdv', 'sav', 'sav-test', 'fci', 'gra', 'gra-test', 'tao', 'soon']],
    [
      'by e-service downwards',
      { sort: '-service' },
      ['soon', 'tao', 'gra-test', 'gra', 'fci', 'sav-test', 'sav', 'rdv'],
    ],
    [
      'by environment',
      { sort: 'environment' },
      ['rdv', 'sav', 'fci', 'gra', 'tao', 'soon', 'sav-test', 'gra-test'],
    ],
    ['by expiry', { sort: 'expires' }, ['soon', 'gra-test', 'rdv', 'fci', 'gra', 'sav', 'sav-test', 'tao']],
    ['by publication downwards', { sort: '-published', environment: 'test' }, ['gra-test', 'sav-test']],
    [
      'by label, whatever its case',
      { sort: 'label' },
      ['rdv', 'sav', 'sav-test', 'fci', 'gra', 'gra-test', 'tao', 'soon'],
    ],
    ['of an e-service', { service: 'e-SAV' }, ['sav', 'sav-test']],
    ['of both', { service: 'Grafic', environment: 'test' }, ['gra-test']],
    [
      'of an e-service that there is not',
      { service: 'e-XXX', environment: 'test' },
      ['sav-test', 'gra-test'],
    ],
    ['by a word, whatever its accents', { q: 'RENOUVELER bientot' }, ['soon']],
    ['by a part of a label', { q: '_esav_' }, ['sav', 'sav-test']],
    ['by what stands in several columns', { q: 'grafic hors-production' }, ['gra-test']],
    ['by what a database would take for anything', { q: '%' }, rows.map(({ id }) => id)],
    ['by what none is called', { q: 'rien' }, []],
  ])('%s [OWF-184, OWF-186, OWF-187, OWF-188]', async (_how, query, expected) => {
    expect(await idsOf(source.db, alpha, query)).toEqual(expected);
  });

  test('tells the state of each and how long it lasts, in calendar days of Paris [OWF-182, OWF-191]', async () => {
    await using database = await filled([
      { id: 'valid', notAfter: day('2027-11-21') },
      { id: 'first-day', notAfter: day('2027-01-20') },
      { id: 'last-day', notAfter: new Date('2026-11-21T22:59:00Z') },
      { id: 'tomorrow', notAfter: new Date('2026-11-21T23:00:00Z') },
      { id: 'expired', notAfter: new Date('2026-11-21T10:00:00Z') },
      { id: 'next', place: 'next' },
      { id: 'upcoming', notBefore: new Date('2026-11-21T10:00:01Z') },
      { id: 'untold', place: null },
      { id: 'replaced', place: 'replaced' },
      { id: 'revoked', revokedAt: now },
    ]);
    const { rows: found } = await listed(database.db, alpha);
    expect(Object.fromEntries(found.map(({ id, state, daysLeft }) => [id, `${state} ${daysLeft}`]))).toEqual({
      valid: 'valid 365',
      'first-day': 'expiring 60',
      'last-day': 'expiring 0',
      tomorrow: 'expiring 1',
      expired: 'expired 0',
      next: 'waiting 345',
      untold: 'waiting 345',
      upcoming: 'upcoming 345',
      replaced: 'replaced 345',
      revoked: 'revoked 345',
    });
    const current = await idsOf(database.db, alpha, { validity: 'current', sort: 'expires' });
    expect(current).toEqual(['last-day', 'tomorrow', 'first-day', 'next', 'untold', 'valid']);
  });

  test('is one’s own operator’s; the back office sees all, and of which it asks for [OWF-183]', async () => {
    await using database = await filled([
      { id: 'a' },
      { id: 'b', operatorId: 'operator-beta', depositedAt: day('2026-11-20') },
    ]);
    const { db } = database;
    expect(await idsOf(db, alpha)).toEqual(['a']);
    // Naming another operator opens no door, nor does beginning at a certificate of its own.
    expect(await idsOf(db, alpha, { operator: 'beta' })).toEqual([]);
    expect(await idsOf(db, alpha, { after: 'b' })).toEqual(['a']);
    expect(await idsOf(db, backOffice)).toEqual(['b', 'a']);
    expect(await idsOf(db, backOffice, { operator: 'beta' })).toEqual(['b']);
    expect(await idsOf(db, actor('operatorAdmin', { services: ['tao'] }))).toEqual([]);
    expect(await idsOf(db, actor('operations', { operatorId: null }))).toEqual([]);
    expect(await findCertificate(db, reach(alpha), 'b', now)).toBeNull();
    expect(await findCertificate(db, reach(backOffice), 'b', now)).toMatchObject({ operator: 'Bêta Mobile' });
  });

  test.each(['service', '-environment', 'expires', '-published', 'label'] as const)(
    'by %s goes on page after page and back, without a row twice or missing',
    async (sort) => {
      const many = Array.from({ length: 120 }, (_, place) => ({
        id: `c${String((place * 53) % 120).padStart(3, '0')}`,
        ...{ service: place % 3 ? 'TAO' : 'FCI', environment: place % 2 ? 'test' : 'production' },
        // Many alike in every column.
        ...{ notAfter: day(`2028-01-0${1 + (place % 3)}`), depositedAt: day('2026-11-01'), label: 'x' },
      }));
      await using database = await filled(many);
      const { db } = database;
      const seen: string[][] = [];
      let after: string | undefined;
      do {
        const page = await listed(db, alpha, { sort, after });
        seen.push(page.rows.map(({ id }) => id));
        after = page.older ?? undefined;
      } while (after);
      expect(seen.map(({ length }) => length)).toEqual([50, 50, 20]);
      expect(new Set(seen.flat()).size).toBe(120);
      const last = seen[2]?.[0] ?? '';
      expect(await idsOf(db, alpha, { sort, before: last })).toEqual(seen[1]);
    },
  );
});

describe('the export', () => {
  const exported = async (
    db: Database,
    who: Actor,
    format: 'csv' | 'xlsx',
    query: CertificatesQuery = {},
  ) => {
    const asked = certificatesList.asked({ ...query });
    const table = await certificatesList.table(db, readerOf(who), asked, 'fr');
    return Buffer.from(await new Response(exportStream(format, table)).arrayBuffer());
  };

  test('holds what the list shows, in its order, and no formula [OWF-185, OWF-190]', async () => {
    await using database = await filled([
      ...rows.slice(0, 2),
      { id: 'trap', service: 'TAO', label: '=1+1', notAfter: day('2027-02-01') },
    ]);
    const csv = (await exported(database.db, alpha, 'csv', { sort: '-service' })).toString();
    const lines = csv.split('\r\n').map((line) => line.replaceAll('"', ''));
    expect(lines).toEqual([
      '\ufeffeService;Environnement;Expire le;Publié le;Libellé;État;Jours restants',
      "TAO;Production;01/02/2027;02/11/2026;'=1+1;Valide;72",
      'e-SAV;Production;07/02/2029;11/11/2026;397480930_eSAV_prod;Valide;809',
      'e-RDV;Production;22/01/2028;10/11/2026;397480930_eRDV_prod;Valide;427',
      '',
    ]);
    const workbook = new exceljs.Workbook();
    // Another copy of Node's declarations of Buffer.
    await workbook.xlsx.load((await exported(database.db, backOffice, 'xlsx')) as never);
    const sheet = workbook.worksheets[0];
    expect(sheet?.getRow(1).values).toEqual([
      ...[undefined, 'Opérateur', 'eService', 'Environnement', 'Expire le', 'Publié le'],
      ...['Libellé', 'État', 'Jours restants'],
    ]);
    expect(sheet?.rowCount).toBe(4);
  });
});
