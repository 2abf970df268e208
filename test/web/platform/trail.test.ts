import { globSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { scopeOf, type Actor, type Role } from '#domain/rights';
import type { AuditRow, Database } from '#prisma/client';
import { aCertificate } from '#test/support/certificates';
import { aDatabase } from '#test/support/database';
import { anAuditRow, anOperator, aContract, aProcess, aQualification, aUser } from '#test/support/rows';
import { catalogues } from '#web/messages/catalogue';
import { trailText } from '#web/features/platform/trail/trail-text';
import { searchTextOf } from '#web/features/certificates/server/search';
import { listTrail } from '#web/features/platform/trail/server/trail';
import { exportStream } from '#web/kit/export/table-export';
import { trailTable } from '#web/features/platform/trail/server/export';
import { readTrailFilter, soughtBy, type TrailFilter } from '#web/features/platform/trail/server/filter';

const actor = (role: Role, operatorId: string | null = null): Actor => ({
  ...{ userId: 'me', role, operatorId, contractId: null, services: ['qpc'] },
});
const backOffice = actor('backOffice');
const alphaAdmin = actor('operatorAdmin', 'operator-alpha');

async function filled(rows: Partial<AuditRow>[]) {
  const database = await aDatabase();
  const { db } = database;
  await db.operator.createMany({ data: [anOperator(), anOperator({ code: 'beta', name: 'Bêta Mobile' })] });
  await db.user.createMany({
    data: [
      aUser({ login: 'alpha.admin', name: 'Amélie Durand' }),
      aUser({ login: 'alpha.user', name: 'Karim Belkacem' }),
      aUser({ login: 'beta.admin', name: 'Amelie Martin', operatorId: 'operator-beta' }),
      aUser({ login: 'wholesale.bo', name: 'Bruno Office', operatorId: null, role: 'backOffice' }),
    ],
  });
  await db.auditRow.createMany({ data: rows.map(anAuditRow) });
  return database;
}
const found = async (db: Database, who: Actor, filter: TrailFilter = {}) => {
  const sought = await soughtBy(db, who, readTrailFilter(filter));
  return (await listTrail(db, scopeOf(who, 'audit.read'), sought, {})).rows;
};
const idsOf = async (...asked: Parameters<typeof found>) => (await found(...asked)).map(({ id }) => id);

describe('the trail', () => {
  const rows = [
    { id: '1', actorLogin: 'alpha.admin', action: 'account.update', subject: 'user:user-alpha.admin' },
    { id: '2', actorLogin: 'alpha.user', action: 'qualification.submit', subject: 'qualification:q1' },
    {
      id: '3',
      actorLogin: 'beta.admin',
      action: 'account.update',
      subject: 'user:user-beta.admin',
      operatorId: 'operator-beta',
    },
    { id: '4', actorLogin: 'wholesale.bo', action: 'contract.change', subject: 'contract:contract-12345' },
    { id: '5', actorLogin: 'wholesale.bo', action: 'task.done', subject: 'task:t', operatorId: null },
  ].map((row, index) => ({ ...row, at: new Date(Date.UTC(2026, 10, 1 + index, 12)) }));

  test.each<[string, Actor, string[]]>([
    ['the back office', backOffice, ['5', '4', '3', '2', '1']],
    ['operations', actor('operations'), ['5', '4', '3', '2', '1']],
    ['the administrator of an operator', alphaAdmin, ['4', '2', '1']],
    ['that of the other', actor('operatorAdmin', 'operator-beta'), ['3']],
    ['a user', actor('operatorUser', 'operator-alpha'), []],
    ['a contract’s own account', actor('contract', 'operator-alpha'), []],
    ['an administrator without an operator', actor('operatorAdmin'), []],
  ])('as %s reads it, newest first [OWF-215]', async (_who, person, expected) => {
    await using database = await filled(rows);
    expect(await idsOf(database.db, person)).toEqual(expected);
    // Naming another operator opens no door.
    const beta = await idsOf(database.db, person, { operator: 'beta' });
    expect(beta).toEqual(expected.filter((id) => id === '3'));
  });

  test.each<[string, TrailFilter, string[]]>([
    ['a login', { person: 'alpha.user' }, ['2']],
    ['a part of a name, whatever its accents', { person: 'amelie' }, ['3', '1']],
    ['a login that nobody has', { person: 'personne' }, []],
    ['an action', { action: 'account.update' }, ['3', '1']],
    ['an action that no version knows', { action: 'x.y' }, []],
    ['a file', { subject: 'été' }, ['2']],
    ['a reference', { subject: 'q1' }, ['2']],
    ['a contract', { subject: '12345' }, ['4']],
    ['an account', { subject: 'Amélie Durand' }, ['1']],
    ['what is called nowhere', { subject: 'rien de tel' }, []],
    ['an operator', { operator: 'beta' }, ['3']],
    ['the wholesaler', { operator: 'wholesaler' }, ['5']],
    ['an operator that there is not', { operator: 'gamma' }, []],
    ['days', { from: '2026-11-02', to: '2026-11-03' }, ['3', '2']],
    ['a first day', { from: '2026-11-04' }, ['5', '4']],
    ['a last day', { to: '2026-11-01' }, ['1']],
    ['days the wrong way round', { from: '2026-11-03', to: '2026-11-02' }, []],
    ['several at once', { person: 'amelie', action: 'account.update', from: '2026-11-02' }, ['3']],
    ['a person and a file', { person: 'alpha', subject: 'été' }, ['2']],
  ])('is found by %s [OWF-215]', async (_by, filter, expected) => {
    await using database = await filled(rows);
    const { db } = database;
    await db.qpcContract.create({ data: aContract() });
    await db.qualification.create({ data: aQualification({ id: 'q1', fileName: 'été.csv' }) });
    expect(await idsOf(db, backOffice, filter)).toEqual(expected);
  });

  test('is found by what its certificate is called, also by who does not hold the e-service [OWF-215]', async () => {
    const deposited = { action: 'certificate.deposit', actorLogin: 'wholesale.bo' };
    await using database = await filled([
      { ...deposited, id: 'own', subject: 'certificate:a' },
      { ...deposited, id: 'other', subject: 'certificate:b', operatorId: 'operator-beta' },
      { ...deposited, id: 'else', subject: 'certificate:c' },
    ]);
    const { db } = database;
    const fingerprint = 'ab'.repeat(32);
    const label = '397480930_eRDV_prod';
    for (const row of [
      aCertificate({ id: 'a', label, fingerprint }),
      aCertificate({ id: 'b', label, operatorId: 'operator-beta' }),
      aCertificate({ id: 'c', label: 'Secours' }),
    ])
      await db.certificate.create({ data: { ...row, searchText: searchTextOf(row) } });
    const subjects = [label, '397480930_erdv', fingerprint, fingerprint.replaceAll(/..(?=.)/g, '$&:')];
    for (const subject of subjects) expect(await idsOf(db, alphaAdmin, { subject })).toEqual(['own']);
    expect((await idsOf(db, backOffice, { subject: label })).toSorted()).toEqual(['other', 'own']);
    expect(await idsOf(db, actor('operations'), { subject: 'secours' })).toEqual(['else']);
  });

  test('of several people is put together page by page, both ways, equal instants told apart', async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({
      id: `r${String(index).padStart(3, '0')}`,
      actorLogin: index % 3 === 0 ? 'alpha.admin' : index % 3 === 1 ? 'beta.admin' : 'alpha.user',
      at: new Date(Date.UTC(2026, 10, 1, 0, Math.floor(index / 4))),
    }));
    await using database = await filled(many);
    const { db } = database;
    const sought = await soughtBy(db, backOffice, { person: 'amelie' });
    const page = (cursor: { after?: string; before?: string }) =>
      listTrail(db, scopeOf(backOffice, 'audit.read'), sought, cursor);
    const first = await page({});
    const second = await page({ after: first.older ?? '' });
    const expected = many.filter(({ actorLogin }) => actorLogin !== 'alpha.user').map(({ id }) => id);
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(expected.toReversed());
    expect((await page({ before: second.newer ?? '' })).rows).toEqual(first.rows);
  });

  test('tells an operator no address of the wholesaler’s people', async () => {
    await using database = await filled([
      { id: '1', actorId: 'user-alpha.user', fromAddress: '198.51.100.7' },
      { id: '2', actorId: 'user-wholesale.bo', fromAddress: '192.0.2.9' },
      { id: '3', actorId: 'gone', fromAddress: '192.0.2.10' },
    ]);
    const addresses = async (who: Actor) =>
      Object.fromEntries((await found(database.db, who)).map(({ id, fromAddress }) => [id, fromAddress]));
    expect(await addresses(alphaAdmin)).toEqual({ 1: '198.51.100.7', 2: null, 3: null });
    expect(await addresses(backOffice)).toEqual({ 1: '198.51.100.7', 2: '192.0.2.9', 3: '192.0.2.10' });
  });

  test('says an instant as the clocks of its readers do', () => {
    const change = { field: 'until', after: '2026-11-21T17:40:15.357Z' };
    expect(trailText(catalogues.fr, 'fr').change(change)).toBe('jusqu’à\u00a0: 21/11/2026 à 18:40');
    expect(trailText(catalogues.en, 'en').change(change)).toBe('until: 21 Nov 2026, 18:40');
  });

  test('says in words what it was about and what changed, in both languages', async () => {
    await using database = await filled([
      {
        action: 'contract.change',
        subject: 'contract:contract-12345',
        before: JSON.stringify({
          email: 'a@b.example',
          optionActive: false,
          dailyProfiles: null,
          masterCode: '01234',
        }),
        after: JSON.stringify({
          email: 'c@d.example',
          optionActive: true,
          dailyProfiles: 5_000,
          masterCode: '01234',
        }),
      },
    ]);
    const { db } = database;
    await db.qpcContract.create({ data: aContract() });
    await db.process.create({ data: aProcess() });
    const [row] = await found(db, backOffice);
    if (!row) throw new Error('no row');
    const said = (locale: 'fr' | 'en') => {
      const text = trailText(catalogues[locale], locale);
      return [
        text.action(row.action),
        text.subject(row.subject),
        ...row.changes.map((one) => text.change(one)),
      ];
    };
    expect(said('fr')).toEqual([
      'Contrat modifié',
      'Contrat\u00a0: 12345',
      'adresse de messagerie\u00a0: a@b.example → c@d.example',
      'option active\u00a0: non → oui',
      'profils par jour\u00a0: aucun → 5\u202f000',
    ]);
    expect(said('en')).toEqual([
      'Contract changed',
      'Contract: 12345',
      'email address: a@b.example → c@d.example',
      'option active: no → yes',
      'profiles a day: none → 5,000',
    ]);
  });

  test('only grows: no row can be changed or removed, and no code tries [OWF-215]', async () => {
    await using database = await filled([{ id: '1' }]);
    const { db } = database;
    // What the driver calls a violated constraint is the trigger, as a program without it is told.
    for (const forbidden of [
      db.auditRow.update({ where: { id: '1' }, data: { actorLogin: 'x' } }),
      db.auditRow.delete({ where: { id: '1' } }),
      db.auditRow.deleteMany(),
    ])
      await expect(forbidden).rejects.toThrow('constraint violated');
    using other = new DatabaseSync(database.file);
    for (const sql of ["UPDATE AuditRow SET actorLogin = 'x'", 'DELETE FROM AuditRow'])
      expect(() => other.exec(sql)).toThrow('the trail only grows');
    expect(await db.auditRow.findMany()).toMatchObject([{ id: '1', actorLogin: 'alpha.admin' }]);
    const sources = globSync('{activities,domain,prisma,tools,web,workflows}/**/*.{ts,tsx}', {
      exclude: (name) => /node_modules|\.next|generated/.test(name),
    });
    expect(sources.length).toBeGreaterThan(200);
    const offending = sources.filter((file) =>
      /auditRow\s*\.\s*(update|delete|upsert)|AuditRow.*(DROP|DELETE)|(DROP|DELETE).*AuditRow/.test(
        readFileSync(file, 'utf8'),
      ),
    );
    expect(offending).toEqual([]);
  });
});

describe('an export of the trail', () => {
  const read = async (db: Database, who: Actor, format: 'csv' | 'xlsx', filter: TrailFilter = {}) => {
    const sought = await soughtBy(db, who, filter);
    const scope = scopeOf(who, 'audit.read');
    const stream = exportStream(format, trailTable({ db, scope, sought, locale: 'fr' }));
    return Buffer.from(await new Response(stream).arrayBuffer());
  };
  const traps = ['=1+1', '+336', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '|x', '"; =1', 'a;b', 'fin\uffff'];

  test('holds no formula, whatever people typed, and each row is one row of eight fields', async () => {
    await using database = await filled(
      traps.map((fileName, index) => ({
        id: `${index}`,
        at: new Date(Date.UTC(2026, 10, 1, 12, -index)),
        actorLogin: fileName,
        after: JSON.stringify({ fileName }),
      })),
    );
    const { db } = database;
    const csv = (await read(db, backOffice, 'csv')).toString('utf8');
    const lines = csv.slice(1).split('\r\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(traps.length + 1);
    const fields = lines.map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"(?:;|$)/g)].map(([, field]) => field),
    );
    for (const row of fields) expect(row).toHaveLength(8);
    expect(fields.flat().filter((field) => /^\s*[=+\-@|＝]/.test(field ?? ''))).toEqual([]);

    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await read(db, backOffice, 'xlsx')).buffer);
    const [sheet] = workbook.worksheets;
    const logins: unknown[] = [];
    sheet?.eachRow((row) => {
      row.eachCell((cell) => expect(cell.type).toBe(exceljs.ValueType.String));
      logins.push(row.getCell(2).value);
    });
    expect(logins).toEqual([
      'Personne',
      '=1+1',
      '+336',
      '-1',
      '@SUM(A1)',
      ' =1',
      ' =1',
      '＝1',
      '|x',
      '"; =1',
      'a;b',
      'fin',
    ]);
  });

  test('has every row of the search once, over many batches, and only those of the reader', async () => {
    const many = Array.from({ length: 2_501 }, (_, index) => ({
      id: `r${String(index).padStart(4, '0')}`,
      at: new Date(Date.UTC(2026, 10, 1, 0, 0, Math.floor(index / 3))),
      subject: `user:u${index}`,
      operatorId: index % 5 === 0 ? 'operator-beta' : 'operator-alpha',
    }));
    await using database = await filled(many);
    const lines = (await read(database.db, alphaAdmin, 'csv'))
      .toString('utf8')
      .trimEnd()
      .split('\r\n')
      .slice(1);
    const own = many.filter(({ operatorId }) => operatorId === 'operator-alpha');
    expect(lines.map((line) => /Compte\u00a0: (u\d+)"/.exec(line)?.[1])).toEqual(
      own.map(({ subject }) => subject.slice('user:'.length)).toReversed(),
    );
  });

  test.each(['csv', 'xlsx'] as const)('as %s reads no further once the browser has left', async (format) => {
    await using database = await filled(
      Array.from({ length: 8_000 }, (_, index) => ({ id: `${index}`, at: new Date(index) })),
    );
    let asked = 0;
    const counting = database.db.$extends({
      query: {
        auditRow: {
          findMany({ args, query }) {
            asked += 1;
            return query(args);
          },
        },
      },
    });
    const table = trailTable({
      db: counting as unknown as Database, // the same queries, counted
      ...{ scope: scopeOf(backOffice, 'audit.read'), locale: 'fr' },
      sought: await soughtBy(database.db, backOffice, {}),
    });
    const reader = exportStream(format, table).getReader();
    await reader.read();
    await reader.cancel();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const stopped = asked;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(asked).toBe(stopped);
    expect(stopped).toBeLessThan(8);
  });
});
