import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { faultsCsvFile, resultFile } from '#domain/qualification/files';
import type { Actor } from '#domain/rights';
import { aDatabase, type TestDatabase } from '#test/support/database';
import { alphaTelecom } from '#test/support/people';
import { aQualification } from '#test/support/rows';
import { GET as getFaults } from '#web/features/qualification/verdict/faults-route';
import { GET as getResult } from '#web/features/qualification/detail/result-route';
import { fr } from '#web/messages/fr';

const world = vi.hoisted(() => ({ db: undefined as unknown, dataDir: '', signed: undefined as unknown }));
vi.mock('#config', () => ({ config: () => ({ dataDir: world.dataDir, logLevel: 'silent' }) }));
vi.mock('#web/server/database', () => ({ database: () => world.db }));
vi.mock('#web/server/locale', () => ({ messages: () => Promise.resolve(fr) }));
vi.mock('#web/server/request', () => ({ callerAddress: () => Promise.resolve('192.0.2.1') }));
vi.mock('#web/server/session', () => ({ actingActor: () => Promise.resolve(world.signed) }));

let database: TestDatabase;
let actor: Actor;
beforeEach(async () => {
  database = await aDatabase();
  world.db = database.db;
  world.dataDir = mkdtempSync(join(tmpdir(), 'jalon-files-'));
  const { account } = await alphaTelecom(database.db);
  const { operatorId, contractId } = account;
  actor = { userId: account.id, role: 'contract', operatorId, contractId, services: ['qpc'] };
  world.signed = { actor, user: account };
});
afterEach(async () => {
  await database.close();
  rmSync(world.dataDir, { recursive: true });
});

function write(name: string, content: string): void {
  const file = join(world.dataDir, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
const faultyLines = JSON.stringify({ reason: 'faultyLines', count: 2, firstLine: 4 });
const params = Promise.resolve({ id: 's1' });

describe('the faulty lines of a refused file', () => {
  const asked = (headers = {}) => getFaults(new Request('http://portal/x', { headers }), { params });
  const refused = (given: Parameters<typeof aQualification>[0] = {}) =>
    database.db.qualification.create({
      data: aQualification({ state: 'refused', refusal: faultyLines, userId: actor.userId, ...given }),
    });

  test('come as an attachment that nothing keeps on the way, and leave their trace [QPC-073]', async () => {
    await refused();
    write(faultsCsvFile('s1'), 'Ligne;Contenu;Anomalie\n4;x;y\n');
    const answer = await asked();
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition':
        'attachment; filename="numeros-lignes-en-erreur.csv"; filename*=UTF-8\'\'num%C3%A9ros-lignes-en-erreur.csv',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(await answer.text()).toBe('Ligne;Contenu;Anomalie\n4;x;y\n');
    expect(await database.db.auditRow.findMany()).toMatchObject([
      { action: 'qualification.download', subject: 'qualification:s1', after: '{"file":"faults"}' },
    ]);
  });

  test('are said to be gone once they were removed', async () => {
    await refused();
    const answer = await asked();
    expect(answer.status).toBe(410);
    expect(await answer.text()).toBe(fr.qualification.faults.gone);
    const followed = await asked({ 'sec-fetch-mode': 'navigate' });
    expect([followed.status, followed.headers.get('location')]).toEqual([303, '/qualifications/envoi/s1']);
    expect(await database.db.auditRow.count()).toBe(0);
  });

  test.each<[string, Partial<Actor>]>([
    ['a colleague of the sender', { userId: 'user-alpha.user' }],
    ['another contract', { userId: 'other', contractId: 'contract-23456', operatorId: 'operator-beta' }],
    ['the sender, moved to another contract', { contractId: 'contract-23456' }],
    ['the sender, without the option', { services: [] }],
    ['the back office', { role: 'backOffice', operatorId: null, contractId: null }],
    ['operations', { role: 'operations', operatorId: null, contractId: null }],
  ])('do not exist for %s [QPC-101]', async (_who, given) => {
    await refused();
    write(faultsCsvFile('s1'), '4;x;y\n');
    world.signed = { actor: { ...actor, ...given }, user: { id: 'x', login: 'x' } };
    expect((await asked()).status).toBe(404);
  });

  test.each([
    ['is accepted', { state: 'completed', refusal: null }],
    ['was refused for another reason', { refusal: JSON.stringify({ reason: 'noLine' }) }],
  ])('do not exist for a file that %s', async (_what, given) => {
    await refused(given);
    write(faultsCsvFile('s1'), '4;x;y\n');
    expect((await asked()).status).toBe(404);
  });

  test('are behind the identification page, which leads back to the verdict [QPC-012]', async () => {
    await refused();
    world.signed = null;
    const answer = await asked();
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/identification?retour=%2Fqualifications%2Fenvoi%2Fs1',
    ]);
  });
});

describe('results that were removed', () => {
  const asked = (headers = {}) =>
    getResult(new Request('http://portal/x?format=csv', { headers }), { params });

  test('are not sent, even while a file is still there, and the answer says so [QPC-100]', async () => {
    write(resultFile('s1', 'csv'), '0612345678');
    await database.db.qualification.create({ data: aQualification({ state: 'completed' }) });
    expect((await asked()).status).toBe(200);
    await database.db.qualification.update({ where: { id: 's1' }, data: { purgedAt: new Date() } });
    const answer = await asked();
    expect([answer.status, await answer.text()]).toEqual([410, fr.qualification.download.purged]);
    const followed = await asked({ 'sec-fetch-mode': 'navigate' });
    expect([followed.status, followed.headers.get('location')]).toEqual([303, '/qualifications/s1']);
  });

  test('are told from results that never were', async () => {
    await database.db.qualification.create({
      data: aQualification({ state: 'rejected', purgedAt: new Date() }),
    });
    expect((await asked()).status).toBe(404);
  });
});
