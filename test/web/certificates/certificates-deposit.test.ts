import { afterAll, describe, expect, test, vi } from 'vitest';
import { aCertificateDesk, anOffer, countsOf, now, office, officer } from './certificate-desk.ts';
import { certificateHouse, label, password } from '#test/support/certificate-files';
import type { Actor } from '#domain/rights';
import { certificatesList } from '#web/features/certificates/list/list';
import { getCertificate } from '#web/features/certificates/server/vault';
import { checkCertificate } from '#web/features/certificates/server/check';
import { depositCertificates, type OfferedFile } from '#web/features/certificates/server/deposit';
import { revokeCertificate } from '#web/features/certificates/server/revoke';

const house = certificateHouse();
afterAll(() => house.remove());

type Desk = Awaited<ReturnType<typeof aCertificateDesk>>;
const deposit = (
  desk: Desk,
  files: OfferedFile[],
  given: { operatorId?: string; actor?: Actor; now?: Date } = {},
) =>
  depositCertificates(
    desk.dependencies,
    given.actor ?? officer,
    { operatorId: given.operatorId ?? 'operator-alpha', files },
    office,
    given.now ?? now,
  );
const reasonsOf = (answers: Awaited<ReturnType<typeof deposit>>) =>
  answers?.map((answer) => (answer.ok ? 'ok' : 'refusal' in answer ? answer.refusal.reason : answer.reason));

describe('a deposit', () => {
  test('writes row, trace and event, keeps the file encrypted and tells the slot', async () => {
    await using desk = await aCertificateDesk();
    const { pem } = house.certificate();
    const [answer] = (await deposit(desk, [anOffer(pem, { fileName: 'C:\\certs\\Clé.pem' })])) ?? [];
    expect(answer).toMatchObject({ ok: true, label, service: 'e-RDV', environment: 'production' });
    const row = await desk.db.certificate.findFirstOrThrow();
    expect(row).toMatchObject({
      ...{ operatorId: 'operator-alpha', service: 'e-RDV', environment: 'production', label },
      ...{ fileName: 'Clé.pem', format: 'pem', sizeBytes: pem.length, siren: '397480930' },
      ...{ keyAlgorithm: 'ec', keyBits: 256, signatureAlgorithm: 'ecdsa-with-SHA256', chain: 0 },
      ...{ depositedAt: now, depositedById: office.userId, downloadedAt: null, revokedAt: null },
    });
    expect(desk.files()).toEqual([row.id]);
    expect(await getCertificate(desk.vault, row.id)).toEqual({ ok: true, bytes: pem });
    expect(await desk.db.certificateEvent.findMany()).toEqual([
      { id: `deposit-${row.id}`, certificateId: row.id, kind: 'deposit', at: now, toldAt: null },
    ]);
    const trace = await desk.db.auditRow.findFirstOrThrow();
    expect(trace).toMatchObject({
      ...{ action: 'certificate.deposit', actorLogin: office.login, operatorId: 'operator-alpha' },
      ...{ subject: `certificate:${row.id}`, fromAddress: office.address },
    });
    expect(desk.told).toEqual([
      {
        ...{ eventId: `deposit-${row.id}`, kind: 'deposit' },
        certificate: { id: row.id, label, notAfter: row.notAfter.toISOString() },
        slot: {
          ...{ operatorId: 'operator-alpha', operatorCode: 'alpha', startedAt: now.toISOString() },
          ...{ service: 'e-RDV', environment: 'production' },
        },
      },
    ]);
  });

  test('keeps no password anywhere', async () => {
    await using desk = await aCertificateDesk();
    const secret = 'Mot-de-passe-2026';
    const file = house.pkcs12(house.certificate(), [], secret);
    expect(reasonsOf(await deposit(desk, [anOffer(file, { password: secret })]))).toEqual(['ok']);
    const rows = [
      await desk.db.certificate.findMany(),
      await desk.db.auditRow.findMany(),
      await desk.db.certificateEvent.findMany(),
      desk.told,
    ];
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(JSON.stringify(rows)).toContain(label);
  });

  test('tells the slot no name of a person: a free label stays in the row', async () => {
    await using desk = await aCertificateDesk();
    const person = house.certificate({ subject: '/CN=Camille Durand' });
    const slot = { service: 'TAO', environment: 'test' };
    const [answer] = (await deposit(desk, [anOffer(person.pem, slot)])) ?? [];
    expect(answer).toMatchObject({ ok: true, label: 'Camille Durand' });
    const { id } = await desk.db.certificate.findFirstOrThrow();
    expect(desk.told).toMatchObject([{ certificate: { id, label: id } }]);
    expect(JSON.stringify(desk.told)).not.toContain('Durand');
  });

  test('one that is refused among many stops no other', async () => {
    await using desk = await aCertificateDesk();
    const chosen = {
      service: 'TAO',
      environment: 'test',
      label: '  Test certificat\u202e à   renouveler bientôt ',
    };
    const free = house.certificate({ subject: '/CN=portail.alpha.example' });
    const answers = await deposit(desk, [
      anOffer(Buffer.from('text')),
      anOffer(house.certificate().pem),
      anOffer(house.pkcs12(house.certificate({ subject: '/CN=397480930_eSAV_test' })), {
        password: 'falsch',
      }),
      anOffer(free.pem),
      anOffer(free.pem, { service: 'TAO', environment: 'nowhere' }),
      anOffer(house.certificate({ subject: '/O=Alpha' }).pem, { service: 'TAO', environment: 'test' }),
      anOffer(house.certificate({ algorithm: ['rsa:1024'], subject: '/CN=weak' }).pem, chosen),
      anOffer(house.certificate().pem),
      anOffer(free.pem, chosen),
    ]);
    expect(reasonsOf(answers)).toEqual([
      ...['notACertificate', 'ok', 'wrongPassword', 'slotMissing', 'slotMissing'],
      ...['labelMissing', 'weakKey', 'alreadyDeposited', 'ok'],
    ]);
    expect(answers?.at(-1)).toMatchObject({ label: 'Test certificat à renouveler bientôt', service: 'TAO' });
    expect(await countsOf(desk.db)).toEqual({ certificates: 2, events: 2, traces: 2 });
    expect(desk.files()).toHaveLength(2);
    expect(desk.told).toHaveLength(2);
  });

  test('is for the back office, and for an operator that exists', async () => {
    await using desk = await aCertificateDesk();
    const file = () => anOffer(house.certificate().pem);
    expect(await deposit(desk, [file()], { actor: desk.alpha.actor })).toBeNull();
    expect(await deposit(desk, [file()], { actor: { ...officer, role: 'operations' } })).toBeNull();
    expect(await deposit(desk, [file()], { actor: { ...officer, readOnly: true } })).toBeNull();
    expect(reasonsOf(await deposit(desk, [file()], { operatorId: 'gamma' }))).toEqual(['unknownOperator']);
    expect(await countsOf(desk.db)).toEqual({ certificates: 0, events: 0, traces: 0 });
    expect(desk.files()).toEqual([]);
  });

  test('of a certificate that is known is refused, for another operator and in another format too', async () => {
    await using desk = await aCertificateDesk();
    const one = house.certificate();
    expect(reasonsOf(await deposit(desk, [anOffer(one.pem)]))).toEqual(['ok']);
    expect(reasonsOf(await deposit(desk, [anOffer(one.der)], { operatorId: 'operator-beta' }))).toEqual([
      'alreadyDeposited',
    ]);
    const { id } = await desk.db.certificate.findFirstOrThrow();
    const p12 = { bytes: house.pkcs12(one), password };
    expect(await checkCertificate(desk.db, p12, now)).toEqual({
      ok: false,
      refusal: { reason: 'alreadyDeposited', id },
    });
    expect(await countsOf(desk.db)).toEqual({ certificates: 1, events: 1, traces: 1 });
  });

  test('of the same certificate ten times at once is one, and the other files are gone', async () => {
    await using desk = await aCertificateDesk();
    const { pem } = house.certificate();
    const answers = await Promise.all(Array.from({ length: 10 }, () => deposit(desk, [anOffer(pem)])));
    const reasons = answers.flatMap(reasonsOf);
    expect(reasons.filter((reason) => reason === 'ok')).toHaveLength(1);
    expect(reasons.filter((reason) => reason === 'alreadyDeposited')).toHaveLength(9);
    expect(await countsOf(desk.db)).toEqual({ certificates: 1, events: 1, traces: 1 });
    expect(desk.files()).toEqual([(await desk.db.certificate.findFirstOrThrow()).id]);
  });

  test('of one that was revoked is another one, once, and both are found by the fingerprint', async () => {
    await using desk = await aCertificateDesk();
    const { pem } = house.certificate();
    const right = { operatorId: 'operator-beta' };
    const wrong = anOffer(pem);
    expect(reasonsOf(await deposit(desk, [wrong]))).toEqual(['ok']);
    const { id, fingerprint } = await desk.db.certificate.findFirstOrThrow();
    const revoke = () =>
      revokeCertificate(desk.dependencies, officer, { id, reason: 'mauvais opérateur' }, office, now);
    // Whoever is faster than the revocation is refused; the others are one.
    const revoked = revoke();
    const answers = await Promise.all(Array.from({ length: 10 }, () => deposit(desk, [anOffer(pem)], right)));
    expect(await revoked).toEqual({ ok: true });
    answers.push(await deposit(desk, [anOffer(pem)], right));
    const reasons = answers.flatMap(reasonsOf);
    expect(reasons.filter((reason) => reason === 'ok')).toHaveLength(1);
    expect(reasons.filter((reason) => reason === 'alreadyDeposited')).toHaveLength(10);
    expect(await checkCertificate(desk.db, { bytes: pem }, now)).toMatchObject({
      refusal: { reason: 'alreadyDeposited' },
    });
    // Sent again, the form of the revoked one is what it was.
    expect(reasonsOf(await deposit(desk, [wrong]))).toEqual(['ok']);
    // It was made after this file of tests was begun.
    const later = new Date(now.getTime() + 60_000);
    const reader = { actor: officer, scope: { reach: 'all' }, now: later } as const;
    const asked = certificatesList.asked({ q: fingerprint });
    const found = await certificatesList.page(desk.db, reader, asked);
    expect(found.rows.map(({ operator, state }) => `${operator}: ${state}`).toSorted()).toEqual([
      ...['Alpha Télécom: revoked', 'Bêta Mobile: waiting'],
    ]);
    expect(desk.files()).toHaveLength(2);
    expect(await countsOf(desk.db)).toEqual({ certificates: 2, events: 3, traces: 3 });
  });

  test('of the same form five times at once, and later, is the same one; with another file it is not taken for it', async () => {
    await using desk = await aCertificateDesk();
    const file = anOffer(house.certificate().pem);
    const answers = await Promise.all(Array.from({ length: 5 }, () => deposit(desk, [file])));
    answers.push(await deposit(desk, [file]));
    const ids = answers.flat().map((answer) => answer?.ok && answer.id);
    expect(new Set(ids).size).toBe(1);
    expect(await countsOf(desk.db)).toEqual({ certificates: 1, events: 1, traces: 1 });
    // An answer was lost, and the person thought better of it meanwhile.
    const [id] = ids;
    const elsewhere = { ...file, service: 'e-SAV', environment: 'test' };
    const known = [{ ok: false, refusal: { reason: 'alreadyDeposited', id } }];
    expect(await deposit(desk, [elsewhere])).toEqual(known);
    expect(await deposit(desk, [file], { operatorId: 'operator-beta' })).toEqual(known);
    const another = house.certificate({ subject: '/CN=397480930_FCI_prod' });
    expect(reasonsOf(await deposit(desk, [{ ...file, bytes: another.pem }]))).toEqual(['alreadySent']);
    expect(desk.files()).toHaveLength(1);
  });

  test('of one that ends sooner than what its slot has is taken once that is confirmed', async () => {
    await using desk = await aCertificateDesk();
    const sooner = house.certificate({ more: ['-days', '100'] }).pem;
    const elsewhere = { service: 'e-SAV', environment: 'test' };
    const file = anOffer(sooner);
    const [first, asked, other] =
      (await deposit(desk, [anOffer(house.certificate().pem), file, anOffer(sooner, elsewhere)])) ?? [];
    expect(first).toMatchObject({ ok: true });
    const { notAfter } = await desk.db.certificate.findFirstOrThrow({ where: { service: 'e-RDV' } });
    const standing = { label, notAfter: notAfter.toISOString() };
    expect(asked).toEqual({ ok: false, refusal: { reason: 'endsSooner', standing } });
    // Of another slot nothing lasts longer, nor of another operator.
    expect(other).toMatchObject({ ok: true });
    expect(desk.files()).toHaveLength(2);
    const beta = { operatorId: 'operator-beta' };
    const another = house.certificate({ more: ['-days', '101'] }).pem;
    expect(reasonsOf(await deposit(desk, [anOffer(another)], beta))).toEqual(['ok']);
    const third = anOffer(house.certificate({ more: ['-days', '99'] }).pem);
    expect(reasonsOf(await deposit(desk, [third]))).toEqual(['endsSooner']);
    expect(reasonsOf(await deposit(desk, [{ ...third, confirmed: ['endsSooner'] }]))).toEqual(['ok']);
    // What was revoked stands in nobody's way.
    const { id } = await desk.db.certificate.findFirstOrThrow({ where: { notAfter } });
    await revokeCertificate(desk.dependencies, officer, { id, reason: 'clé perdue' }, office, now);
    const fourth = anOffer(house.certificate({ more: ['-days', '200'] }).pem);
    expect(reasonsOf(await deposit(desk, [fourth]))).toEqual(['ok']);
  });

  test('of one that begins after what its slot has is over is taken once that is confirmed', async () => {
    await using desk = await aCertificateDesk();
    const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
    const from = (days: number) => house.dated({ from: day(days), until: day(300) });
    const short = anOffer(house.certificate({ more: ['-days', '10'] }).pem);
    const late = anOffer(from(20));
    // Where nothing is in use, nobody can help it.
    const alone = anOffer(from(20), { service: 'e-SAV', environment: 'test' });
    const answers = await deposit(desk, [short, late, alone]);
    expect(reasonsOf(answers)).toEqual(['ok', 'leavesGap', 'ok']);
    expect(answers?.[1]).toMatchObject({ refusal: { standing: { label } } });
    expect(reasonsOf(await deposit(desk, [{ ...late, confirmed: ['leavesGap'] }]))).toEqual(['ok']);
    // It would take the place of what was to follow, and leave the gap again.
    expect(reasonsOf(await deposit(desk, [anOffer(from(25))]))).toEqual(['leavesGap']);
  });

  test('of an authority is taken once that is confirmed, each doubt by itself', async () => {
    await using desk = await aCertificateDesk();
    const authority = { subject: `/CN=${label}`, authority: true };
    const file = anOffer(house.certificate({ ...authority, more: ['-days', '100'] }).pem);
    expect(await deposit(desk, [file])).toEqual([
      { ok: false, refusal: { reason: 'authority', subject: `CN=${label}` } },
    ]);
    expect(desk.files()).toHaveLength(0);
    expect(reasonsOf(await deposit(desk, [anOffer(house.certificate().pem)]))).toEqual(['ok']);
    for (const [confirmed, answer] of [
      [['endsSooner'], 'authority'],
      [['authority'], 'endsSooner'],
      [['authority', 'endsSooner'], 'ok'],
    ] as const)
      expect(reasonsOf(await deposit(desk, [{ ...file, confirmed }]))).toEqual([answer]);
  });

  test('that was let in later stands later, whichever was sent first', async () => {
    await using desk = await aCertificateDesk();
    const lasting = (days: string) => anOffer(house.certificate({ more: ['-days', days] }).pem);
    expect(reasonsOf(await deposit(desk, [lasting('100')], { now }))).toEqual(['ok']);
    const before = new Date(now.getTime() - 5_000);
    expect(reasonsOf(await deposit(desk, [lasting('300')], { now: before }))).toEqual(['ok']);
    const events = await desk.db.certificateEvent.findMany({ orderBy: { at: 'asc' } });
    const [, last] = await desk.db.certificate.findMany({ orderBy: { notAfter: 'asc' } });
    expect(events.at(-1)).toMatchObject({ certificateId: last?.id, at: last?.depositedAt });
    expect(events[0]?.at).toEqual(now);
  });

  test('stands while Temporal is away, for the reconciler to tell', async () => {
    await using desk = await aCertificateDesk();
    desk.world.reached = false;
    expect(reasonsOf(await deposit(desk, [anOffer(house.certificate().pem)]))).toEqual(['ok']);
    expect(desk.told).toEqual([]);
    expect(await desk.db.certificateEvent.count({ where: { toldAt: null } })).toBe(1);
  });
});

describe('a portal that dies during a deposit', () => {
  const never = () => new Promise<never>(() => {});
  /** Where it dies, as what never answers any more. */
  const deaths: [string, (desk: Desk) => object, expected: number][] = [
    ['between file and row', () => ({ $transaction: never }), 0],
    [
      'while it writes the row',
      (desk) => ({
        // What the transaction had written is gone with the process.
        $transaction: (work: (tx: unknown) => Promise<unknown>) =>
          desk.db
            .$transaction(async (tx) => {
              await work(tx);
              throw new Error('died');
            })
            .catch(never),
      }),
      0,
    ],
    [
      'between row and telling',
      (desk) => ({
        $transaction: (work: Parameters<typeof desk.db.$transaction>[0]) =>
          desk.db.$transaction(work as never).then(never),
      }),
      1,
    ],
  ];

  test.each(deaths)('%s has lost nothing and doubles nothing', async (_where, death, rows) => {
    await using desk = await aCertificateDesk();
    const file = anOffer(house.certificate().pem);
    const dying = new Proxy(desk.db, {
      get: (db, name) => Reflect.get({ ...death(desk) }, name) ?? Reflect.get(db, name),
    });
    const asked = { operatorId: 'operator-alpha', files: [file] };
    void depositCertificates({ ...desk.dependencies, db: dying }, officer, asked, office, now);
    await expect.poll(() => desk.files().length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await countsOf(desk.db)).toEqual({ certificates: rows, events: rows, traces: rows });
    expect(desk.told).toEqual([]);

    // The next portal is sent the same form again.
    vi.resetModules();
    const next = await import('#web/features/certificates/server/deposit');
    const [answer] = (await next.depositCertificates(desk.dependencies, officer, asked, office, now)) ?? [];
    expect(answer).toMatchObject({ ok: true, label });
    expect(await countsOf(desk.db)).toEqual({ certificates: 1, events: 1, traces: 1 });
    expect(desk.files()).toEqual([answer?.ok && answer.id]);
    expect(desk.told).toHaveLength(1);
    expect(await getCertificate(desk.vault, desk.files()[0] ?? '')).toEqual({ ok: true, bytes: file.bytes });
  });

  test('while it tells has a row, an event and a file', async () => {
    await using desk = await aCertificateDesk();
    const asked = { operatorId: 'operator-alpha', files: [anOffer(house.certificate().pem)] };
    void depositCertificates({ ...desk.dependencies, tell: never }, officer, asked, office, now);
    await expect.poll(() => countsOf(desk.db)).toEqual({ certificates: 1, events: 1, traces: 1 });
    expect(await desk.db.certificateEvent.count({ where: { toldAt: null } })).toBe(1);
    expect(desk.files()).toHaveLength(1);
  });
});
