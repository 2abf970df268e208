import { expect, test, vi } from 'vitest';
import { aCertificate } from '#test/support/certificates';
import { aDatabase } from '#test/support/database';
import { anOperator } from '#test/support/rows';
import { HEAD } from '#web/features/certificates/detail/file-route';
import { parentedAll } from '#test/support/parents';

const world = vi.hoisted(() => ({ db: undefined as unknown, signed: undefined as unknown }));
vi.mock('#web/server/database', () => ({ database: () => world.db }));
vi.mock('#web/server/session', () => ({ actingActor: () => Promise.resolve(world.signed) }));

test('who only asks about the file of a certificate has not downloaded it', async () => {
  await using database = await aDatabase();
  const { db } = database;
  await db.operator.create({ data: anOperator() });
  const revoked = { revokedAt: new Date(), revokedReason: 'clé perdue' };
  await db.certificate.createMany({
    data: await parentedAll(db, [
      aCertificate(),
      aCertificate({ id: 'c2', ...revoked }),
      aCertificate({ id: 'c3', operatorId: 'operator-beta' }),
    ]),
  });
  world.db = db;
  const asked = (id: string) =>
    HEAD(new Request('http://portal/x', { method: 'HEAD' }), { params: Promise.resolve({ id }) });
  world.signed = null;
  expect((await asked('c1')).status).toBe(303);
  const actor = { userId: 'me', role: 'operatorAdmin', contractId: null, services: ['certificates'] };
  world.signed = { actor: { ...actor, operatorId: 'operator-alpha' } };
  const found = await asked('c1');
  expect([found.status, found.headers.get('content-length')]).toEqual([200, '1500']);
  expect(found.headers.get('content-disposition')).toContain('c1.pem');
  expect([(await asked('c2')).status, (await asked('c3')).status]).toEqual([410, 404]);
  expect(await db.certificate.count({ where: { downloadedAt: { not: null } } })).toBe(0);
  expect([await db.certificateEvent.count(), await db.auditRow.count()]).toEqual([0, 0]);
});
