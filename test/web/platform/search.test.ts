import { beforeAll, describe, expect, test } from 'vitest';
import { scopeOf, type Actor } from '#domain/rights';
import { qualificationStates, type QualificationState } from '#domain/qualification/state';
import type { Database, Qualification } from '#prisma/client';
import { aCertificate } from '#test/support/certificates';
import { aDatabase, type TestDatabase } from '#test/support/database';
import { alphaTelecom } from '#test/support/people';
import { aProcess, aQualification } from '#test/support/rows';
import { searchTextOf } from '#web/features/certificates/server/search';
import { findQualification } from '#web/features/qualification/server/qualifications';
import { search } from '#web/features/platform/search/server/search';
import { parented, parentedAll } from '#test/support/parents';

/** The account of a contract, and what it finds by name. */
async function anAccount(db: Database, rows: (Partial<Qualification> & { id: string })[]) {
  const { account } = await alphaTelecom(db);
  await db.qualification.createMany({
    data: await parentedAll(
      db,
      rows.map((row) => aQualification({ userId: account.id, ...row })),
    ),
  });
  const actor: Actor = {
    userId: account.id,
    role: 'contract',
    operatorId: account.operatorId,
    contractId: account.contractId,
    services: ['qpc'],
  };
  return { actor, find: async (query: string) => (await search(db, actor, query)).hits };
}
const operations: Actor = {
  ...{ userId: 'u-ops', role: 'operations', operatorId: null, contractId: null, services: [] },
};

test('the search finds what has a page, and no file that never became a qualification', async () => {
  await using database = await aDatabase();
  const { db } = database;
  const states = Object.keys(qualificationStates) as QualificationState[];
  const { actor, find } = await anAccount(
    db,
    states.map((state) => ({ id: state.toLowerCase(), state })),
  );
  const scope = scopeOf(actor, 'qualification.read');
  const found = (await find('numéros')).map(({ reference }) => reference);
  expect(found.toSorted()).toEqual(['completed', 'inprogress', 'rejected']);
  for (const id of found) expect(await findQualification(db, actor, scope, id, new Date())).not.toBeNull();
});

describe('the search', () => {
  const files = [
    { id: '7k3m9qxp2d4a', fileName: 'Été_2026 100%.csv' },
    { id: '1a2b3c4d5e6f', fileName: 'ete-2026.csv' },
    { id: 'aaaaaaaaaaaa', fileName: 'Cœur d’année.xlsx' },
    { id: 'bbbbbbbbbbbb', fileName: `lot-${'numéro'.normalize('NFD')}.csv` },
  ];

  test.each([
    ['ete', ['7k3m9qxp2d4a', '1a2b3c4d5e6f']],
    ['ÉTÉ', ['7k3m9qxp2d4a', '1a2b3c4d5e6f']],
    ['été_', ['7k3m9qxp2d4a']],
    ['100%', ['7k3m9qxp2d4a']],
    ['%', ['7k3m9qxp2d4a']],
    ['e%6', []],
    ['_', ['7k3m9qxp2d4a']],
    ["coeur d'annee", ['aaaaaaaaaaaa']],
    ['CŒUR', ['aaaaaaaaaaaa']],
    ['numéro', ['bbbbbbbbbbbb']],
    ['3m9q', ['7k3m9qxp2d4a']],
    ['D4A', ['7k3m9qxp2d4a']],
    ['qualification:alpha:7k3m9qxp2d4a', ['7k3m9qxp2d4a']],
    ['7_3m', []],
  ])(
    'finds by « %s » %j, without case or accents, and no character is a wildcard',
    async (query, expected) => {
      await using database = await aDatabase();
      const { find } = await anAccount(database.db, files);
      const found = (await find(query)).map(({ reference }) => reference);
      expect(found.toSorted()).toEqual([...expected].toSorted());
    },
  );

  test('says that there are more than it shows, and no total that it does not know', async () => {
    await using database = await aDatabase();
    const ids = Array.from({ length: 21 }, (_, n) => ({ id: `lot${n}` }));
    const { actor } = await anAccount(database.db, ids);
    expect(await search(database.db, actor, 'numeros')).toMatchObject({ rest: 'more' });
    expect((await search(database.db, actor, 'numeros')).hits).toHaveLength(20);
    await database.db.qualification.delete({ where: { id: 'lot0' } });
    expect(await search(database.db, actor, 'numeros')).toMatchObject({ rest: 'none' });
  });

  test('finds behind more rows than one reading brings', async () => {
    await using database = await aDatabase();
    const at = new Date('2026-01-01T00:00:00Z');
    const rows = Array.from({ length: 1_100 }, (_, n) => ({ id: `n${n}`, fileName: 'etat.csv' }));
    const { find } = await anAccount(database.db, [
      ...rows,
      { id: 'old', fileName: 'tata.csv', submittedAt: at },
    ]);
    expect((await find('tata')).map(({ reference }) => reference)).toEqual(['old']);
  });

  test('says that it gave up where more candidates stand than it reads, and only there', async () => {
    await using database = await aDatabase();
    const { db } = database;
    const { actor } = await anAccount(db, [{ id: 'n0', fileName: 'etat.csv' }]);
    // With one that is there, as many as are read.
    await db.$executeRaw`
      WITH RECURSIVE numbered(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbered WHERE n < 19999)
      INSERT INTO Qualification (id, workflowId, operatorId, contractId, userId, fileName, state, submittedAt)
      SELECT 'n' || n, 'w' || n, operatorId, contractId, userId, fileName, state,
        strftime('%Y-%m-%dT%H:%M:%f+00:00', submittedAt, -n || ' seconds')
      FROM numbered, Qualification`;
    expect(await search(db, actor, 'tata')).toEqual({ hits: [], rest: 'none' });
    const submittedAt = new Date('2026-01-01T00:00:00Z');
    await db.qualification.create({
      data: await parented(db, aQualification({ id: 'old', fileName: 'tata.csv', submittedAt })),
    });
    expect(await search(db, actor, 'tata')).toEqual({ hits: [], rest: 'unread' });
    await db.qualification.create({
      data: await parented(db, aQualification({ id: 'new', fileName: 'tata.csv' })),
    });
    expect(await search(db, actor, 'tata')).toMatchObject({ hits: [{ name: 'tata.csv' }], rest: 'unread' });
  });

  test('leads operations to processes, by name and by id, and nobody else', async () => {
    await using database = await aDatabase();
    const { db } = database;
    const { find } = await anAccount(db, []);
    await db.process.create({
      data: aProcess({ workflowId: 'qualification:alpha:7k3m9qxp2d4a', reference: 'été.csv' }),
    });
    for (const query of ['ete', 'qualification:alpha:7k3m', '9qxp'])
      expect((await search(db, operations, query)).hits).toEqual([
        {
          href: '/exploitation/qualification%3Aalpha%3A7k3m9qxp2d4a',
          ...{ name: 'été.csv', reference: 'qualification:alpha:7k3m9qxp2d4a' },
        },
      ]);
    expect(await find('ete')).toEqual([]);
  });
});

describe('certificates', () => {
  const serialNumber = '0A1B2C3D4E5F';
  const fingerprint = '7f'.repeat(20) + 'c0ffee'.repeat(4);
  const rows = [
    { id: 'a', label: 'Été_2027 de secours', serialNumber, fingerprint, fileName: 'machine.p12' },
    { id: 'b', label: '397480930_eRDV_prod', serialNumber: '77', fingerprint: '11'.repeat(32) },
    { id: 'other', label: '397480930_eRDV_prod', operatorId: 'operator-beta', serialNumber: '77' },
  ];
  const person = (given: Partial<Actor> = {}): Actor => ({
    ...{ userId: 'me', role: 'operatorUser', operatorId: 'operator-alpha', contractId: null },
    ...{ services: ['certificates'], ...given },
  });
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase();
    await database.db.certificate.createMany({
      data: await parentedAll(
        database.db,
        rows.map((given) => {
          const row = aCertificate(given);
          return { ...row, searchText: searchTextOf(row) };
        }),
      ),
    });
    return () => database.close();
  });
  const found = async (query: string, who = person()) =>
    (await search(database.db, who, query)).hits.map(({ href }) => href.replace('/certificats/', ''));

  test.each([
    ['a label, whatever its accents', 'ete_2027', ['a']],
    ['words of it', 'secours été', ['a']],
    ['a serial number', '0a1b2c3d4e5f', ['a']],
    ['the same as pages write it', '0A:1B:2C:3D:4E:5F', ['a']],
    ['a part of it', ' 1B:2C:3D ', ['a']],
    ['a fingerprint', fingerprint, ['a']],
    ['the same as tools write it', fingerprint.toUpperCase().replaceAll(/..(?=.)/g, '$&:'), ['a']],
    ['the name of its file', 'machine.p12', ['a']],
    ['what two operators call theirs', 'erdv_prod', ['b']],
    ['what a database would take for anything', '_', []],
    ['what none is called', 'rien', []],
  ])('are found by %s', async (_how, query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  test.each<[string, Actor, string[]]>([
    ['who holds the e-service', person(), ['b']],
    ['the other operator', person({ operatorId: 'operator-beta' }), ['other']],
    ['the back office', person({ role: 'backOffice', operatorId: null, services: [] }), ['b', 'other']],
    ['who does not hold it', person({ services: ['qpc'] }), []],
    ['a contract', person({ role: 'contract', contractId: 'contract-12345' }), []],
    ['operations', operations, []],
  ])('are found by %s: its own', async (_who, who, expected) => {
    expect((await found('erdv', who)).toSorted()).toEqual(expected);
    expect((await found('77', who)).toSorted()).toEqual(expected);
  });
});
