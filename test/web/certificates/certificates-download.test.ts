import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Actor } from '#domain/rights';
import { certificateFile } from '#domain/certificates/files';
import { aCertificateDesk, aKey, anOffer, now, office, officer } from './certificate-desk.ts';
import { certificateHouse, label, password } from '#test/support/certificate-files';
import { depositCertificates } from '#web/features/certificates/server/deposit';
import { downloadCertificate, withheld } from '#web/features/certificates/server/download';
import { revokeCertificate } from '#web/features/certificates/server/revoke';

const house = certificateHouse();
afterAll(() => house.remove());

async function deposited(bytes: Buffer = house.certificate().pem, fileName = 'alpha.pem') {
  const desk = await aCertificateDesk();
  const files = [anOffer(bytes, { fileName, password })];
  const asked = { operatorId: 'operator-alpha', files };
  const [answer] = (await depositCertificates(desk.dependencies, officer, asked, office, now)) ?? [];
  if (!answer?.ok) throw new Error('Not deposited');
  desk.told.length = 0;
  const { id } = answer;
  const { actor, by } = desk.alpha;
  return {
    ...desk,
    id,
    download: (who: Actor = actor, at = now) => downloadCertificate(desk.dependencies, who, id, by, at),
    revoke: (reason = 'Clé compromise', who: Actor = officer) =>
      revokeCertificate(desk.dependencies, who, { id, reason }, office, now),
    traces: (action: string) => desk.db.auditRow.findMany({ where: { action }, orderBy: { at: 'asc' } }),
    events: () => desk.db.certificateEvent.findMany({ where: { kind: { not: 'deposit' } } }),
  };
}

describe('a download', () => {
  test('hands out what was deposited, any number of times, each traced; the first is told to the slot [OWF-181]', async () => {
    const p12 = house.pkcs12(house.certificate());
    await using desk = await deposited(p12, 'alpha.p12');
    const later = new Date(now.getTime() + 1000);
    for (const at of [now, later, later])
      expect(await desk.download(undefined, at)).toEqual({
        ok: true,
        fileName: 'alpha.p12',
        contentType: 'application/x-pkcs12',
        bytes: p12,
      });
    const traces = await desk.traces('certificate.download');
    expect(traces).toHaveLength(3);
    expect(traces[0]).toMatchObject({
      ...{ subject: `certificate:${desk.id}`, operatorId: 'operator-alpha' },
      after: JSON.stringify({ label, service: 'e-RDV', environment: 'production', fileName: 'alpha.p12' }),
    });
    expect(await desk.events()).toEqual([
      { id: `download-${desk.id}`, certificateId: desk.id, kind: 'download', at: now, toldAt: null },
    ]);
    expect(await desk.db.certificate.findFirstOrThrow()).toMatchObject({ downloadedAt: now });
    expect(desk.told).toMatchObject([
      { eventId: `download-${desk.id}`, kind: 'download', certificate: { label } },
    ]);
  });

  test('by ten people at once is first once', async () => {
    await using desk = await deposited();
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.download()));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await desk.events()).toHaveLength(1);
    expect(await desk.traces('certificate.download')).toHaveLength(10);
    expect(desk.told).toHaveLength(1);
  });

  test('is for people of the operator who hold the e-service, and for nobody else [OWF-183]', async () => {
    await using desk = await deposited();
    const { actor } = desk.alpha;
    const strangers: Actor[] = [
      { ...actor, operatorId: 'operator-beta' },
      { ...actor, services: ['tao'] },
      { ...actor, readOnly: true },
      { ...actor, role: 'contract', contractId: 'contract-12345' },
      officer,
    ];
    for (const who of strangers) expect(await desk.download(who)).toEqual({ ok: false, reason: 'notFound' });
    expect((await desk.download({ ...actor, role: 'operatorUser' })).ok).toBe(true);
    expect(await desk.traces('certificate.download')).toHaveLength(1);
  });

  test('needs no Temporal, and does not wait for it', async () => {
    await using desk = await deposited();
    const { dependencies } = desk;
    const silent = { ...dependencies, tell: () => new Promise<never>(() => {}) };
    expect(await downloadCertificate(silent, desk.alpha.actor, desk.id, desk.alpha.by, now)).toMatchObject({
      ok: true,
    });
    expect(await desk.events()).toMatchObject([{ kind: 'download', toldAt: null }]);
  });

  test.each<[string, (desk: Awaited<ReturnType<typeof deposited>>) => void]>([
    ['missing', ({ vault, id }) => rmSync(join(vault.dataDir, certificateFile(id)))],
    ['damaged', ({ vault, id }) => writeFileSync(join(vault.dataDir, certificateFile(id)), 'x')],
    ['keyLost', ({ vault }) => Object.assign(vault, { keys: [aKey()] })],
  ])('of a file that is %s says so and was none', async (reason, spoil) => {
    await using desk = await deposited();
    const { db, vault, id } = desk;
    expect(await withheld(db, vault, id)).toBeNull();
    spoil(desk);
    expect(await withheld(db, vault, id)).toEqual({ trouble: reason, reference: null });
    const refused = await desk.download();
    expect(refused).toEqual({ ok: false, reason, reference: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(await desk.events()).toEqual([]);
    expect(await desk.traces('certificate.download')).toEqual([]);
    // The trail says what came of it, under the reference of the log.
    const [trace] = await desk.traces('certificate.downloadFailed');
    const reference = 'reference' in refused ? refused.reference : '';
    expect(trace).toMatchObject({ operatorId: 'operator-alpha', subject: `certificate:${id}` });
    expect(JSON.parse(trace?.after ?? '')).toMatchObject({ label, reason, reference });
    expect(await withheld(db, vault, id)).toEqual({ trouble: reason, reference });
  });
});

describe('a revocation', () => {
  test('is written with its reason, traced, told to the slot, and ends the downloads', async () => {
    await using desk = await deposited();
    expect(await desk.revoke('  Clé   compromise ')).toEqual({ ok: true });
    expect(await desk.db.certificate.findFirstOrThrow()).toMatchObject({
      revokedAt: now,
      revokedReason: 'Clé compromise',
    });
    expect(await desk.events()).toMatchObject([{ id: `revoke-${desk.id}`, kind: 'revoke', toldAt: null }]);
    expect(await desk.traces('certificate.revoke')).toMatchObject([
      {
        ...{ operatorId: 'operator-alpha', subject: `certificate:${desk.id}` },
        after: expect.stringMatching(/^\{"label":.*"reason":"Clé compromise"\}$/),
      },
    ]);
    expect(desk.told).toMatchObject([{ kind: 'revoke', eventId: `revoke-${desk.id}` }]);
    expect(await desk.download()).toEqual({ ok: false, reason: 'revoked' });
    expect(await desk.traces('certificate.download')).toEqual([]);
  });

  test('happens once, also for two at once', async () => {
    await using desk = await deposited();
    const answers = await Promise.all([desk.revoke(), desk.revoke(), desk.revoke()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await desk.revoke()).toEqual({ ok: false, reason: 'revoked' });
    expect(await desk.traces('certificate.revoke')).toHaveLength(1);
  });

  test('is for the back office, and needs a reason', async () => {
    await using desk = await deposited();
    expect(await desk.revoke('Clé compromise', desk.alpha.actor)).toEqual({ ok: false, reason: 'notFound' });
    expect(await desk.revoke('Clé compromise', { ...officer, readOnly: true })).toEqual({
      ok: false,
      reason: 'notFound',
    });
    expect(await desk.revoke('  ')).toEqual({ ok: false, reason: 'noReason' });
    expect(await desk.db.certificate.findFirstOrThrow()).toMatchObject({ revokedAt: null });
    expect(await desk.events()).toEqual([]);
  });
});
