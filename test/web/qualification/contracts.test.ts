import { describe, expect, test } from 'vitest';
import type { ContractForm } from '#domain/qualification/contract';
import type { Scope } from '#domain/rights';
import { aDatabase } from '#test/support/database';
import { alphaTelecom, password } from '#test/support/people';
import { backOfficeReader } from '#test/support/readers';
import {
  changeContract,
  findContract,
  openContract,
  sendCredentials,
} from '#web/features/qualification/contracts/contracts';
import { contractsList } from '#web/features/qualification/contracts/list.tsx';
import { logIn } from '#web/features/platform/identification/server/log-in';
import { choosePassword } from '#web/features/platform/password-reset/server/password-reset';
import type { StartReset } from '#web/server/password-link';
import type { PasswordResetInput } from '#workflows/platform/password-reset/contract';

const now = new Date('2026-11-02T08:00:00Z');
const by = { userId: 'user-bo', login: 'wholesale.bo', address: '192.0.2.1' };
const everywhere: Scope = { reach: 'all' };
const form: ContractForm = {
  operatorId: '',
  operatorName: 'Delta Réseaux',
  identifiant: '54321',
  masterCode: '00042',
  qualificationType: 'nonAliase',
  email: 'qpc@delta.example',
  dailyProfiles: '',
  optionActive: true,
  unknownAsWord: false,
};

async function aBackOffice(reached = true) {
  const database = await aDatabase();
  const { db } = database;
  const people = await alphaTelecom(db);
  const started: PasswordResetInput[] = [];
  const start: StartReset = async ({ args: [input] }) => {
    started.push(input);
    return reached;
  };
  const dependencies = { db, start, secret: 'a secret of tests' };
  return {
    db,
    started,
    ...people,
    open: (change: Partial<ContractForm> = {}) => openContract(dependencies, { ...form, ...change }, by, now),
    change: (identifiant: string, change: Partial<ContractForm>, scope = everywhere) =>
      changeContract(db, { identifiant, form: { ...form, ...change }, scope, by }, now),
    sendCredentials: (identifiant: string, scope = everywhere) =>
      sendCredentials(dependencies, { identifiant, scope, by }, now),
    logsIn: (login: string, typed: string) =>
      logIn(db, { login, password: typed, address: null }, { sessionMinutes: 60, demo: true }, now),
    listed: async (scope = everywhere, operator?: string) => {
      const asked = contractsList.asked({ operator });
      const page = await contractsList.page(db, backOfficeReader(scope, now), asked);
      return page.rows.map(({ identifiant }) => identifiant);
    },
    [Symbol.asyncDispose]: () => database.close(),
  };
}

describe('the administrator', () => {
  test('opens a contract with its account, which gets its initial credentials by a link [QPC-003, QPC-014]', async () => {
    await using office = await aBackOffice();
    expect(await office.open()).toEqual({ ok: true, identifiant: '54321', sent: true });
    const user = await office.db.user.findUniqueOrThrow({
      where: { login: '54321' },
      include: { contract: true, operator: true },
    });
    expect(user).toMatchObject({
      role: 'contract',
      email: 'qpc@delta.example',
      operator: { code: 'delta-reseaux', name: 'Delta Réseaux' },
      contract: { masterCode: '00042', qualificationType: 'nonAliase', optionActive: true },
    });
    expect(office.started).toEqual([
      expect.objectContaining({ userId: user.id, operatorCode: 'delta-reseaux', first: true }),
    ]);
    expect(await office.db.auditRow.findFirstOrThrow()).toMatchObject({
      action: 'contract.open',
      actorLogin: 'wholesale.bo',
      operatorId: user.operatorId,
      fromAddress: '192.0.2.1',
    });
  });

  test.each(['', 'Jalon-demo-2026'])(
    'leaves no password with which anyone logs in: « %s »',
    async (typed) => {
      await using office = await aBackOffice();
      await office.open();
      expect(await office.logsIn('54321', typed)).toBeNull();
    },
  );

  test('sees whether the holder has chosen a password, and the holder then logs in [QPC-014]', async () => {
    await using office = await aBackOffice();
    await office.open();
    expect(await findContract(office.db, everywhere, '54321')).toMatchObject({ active: false });
    const { id: userId } = await office.db.user.findUniqueOrThrow({ where: { login: '54321' } });
    const { createHash } = await import('node:crypto');
    const tokenHash = createHash('sha256').update('le lien').digest('hex');
    const expiresAt = new Date(now.getTime() + 60_000);
    await office.db.passwordReset.create({ data: { id: 'r1', userId, tokenHash, expiresAt } });
    await choosePassword(
      office.db,
      { token: 'le lien', password, confirmation: password, address: null },
      now,
    );
    expect(await findContract(office.db, everywhere, '54321')).toMatchObject({ active: true });
    expect(await office.logsIn('54321', password)).not.toBeNull();
  });

  test('is told that an identifiant is taken, disabled accounts included, and nothing is created', async () => {
    await using office = await aBackOffice();
    await office.db.user.update({ where: { login: '12345' }, data: { disabledAt: now } });
    expect(await office.open({ identifiant: '12345' })).toEqual({
      ok: false,
      problems: { identifiant: 'taken' },
    });
    expect(await office.db.operator.count()).toBe(1);
    expect(office.started).toEqual([]);
  });

  test('of five who press at once, one opens it', async () => {
    await using office = await aBackOffice();
    const answers = await Promise.all(Array.from({ length: 5 }, () => office.open()));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await office.db.qpcContract.count({ where: { identifiant: '54321' } })).toBe(1);
  });

  test('adds a contract to an operator that exists, and never a second one of the same name', async () => {
    await using office = await aBackOffice();
    expect(await office.open({ operatorId: 'operator-alpha' })).toMatchObject({ ok: true });
    expect(await office.open({ identifiant: '54322', operatorId: 'nobody' })).toEqual({
      ok: false,
      problems: { operatorId: 'unknown' },
    });
    expect(await office.open({ identifiant: '54323', operatorName: 'Alpha Télécom' })).toEqual({
      ok: false,
      problems: { operatorName: 'taken' },
    });
    expect(await office.listed()).toEqual(['12345', '54321']);
    expect(await office.listed(everywhere, 'nobody')).toEqual([]);
  });

  test('is told that the credentials were not sent, the account standing', async () => {
    await using office = await aBackOffice(false);
    expect(await office.open()).toEqual({ ok: true, identifiant: '54321', sent: false });
    expect(await office.sendCredentials('54321')).toBe(false);
    expect(await findContract(office.db, everywhere, '54321')).not.toBeNull();
  });

  test('is the last resort of whoever lost their identifiant: a new link, its trace [QPC-003]', async () => {
    await using office = await aBackOffice();
    expect(await office.sendCredentials('12345')).toBe(true);
    expect(office.started).toMatchObject([{ userId: office.account.id, operatorCode: 'alpha' }]);
    // Not the mail of a new account: it has a password.
    expect(office.started[0]?.first).toBeUndefined();
    expect(await office.db.auditRow.findFirstOrThrow()).toMatchObject({ action: 'contract.sendCredentials' });
  });

  test('changes the terms, INCONNU and the daily limit among them, and leaves before and after [QPC-118]', async () => {
    await using office = await aBackOffice();
    expect(
      await office.change('12345', { dailyProfiles: '5', unknownAsWord: true, masterCode: '00777' }),
    ).toEqual({ ok: true });
    expect(await office.db.qpcContract.findUniqueOrThrow({ where: { identifiant: '12345' } })).toMatchObject({
      dailyProfiles: 5,
      unknownAsWord: true,
      masterCode: '00777',
      qualificationType: 'nonAliase',
    });
    const { before, after } = await office.db.auditRow.findFirstOrThrow();
    expect(JSON.parse(before ?? '')).toMatchObject({ dailyProfiles: null, unknownAsWord: false });
    expect(JSON.parse(after ?? '')).toMatchObject({ dailyProfiles: 5, unknownAsWord: true });
  });

  test('reaches nothing outside its scope', async () => {
    await using office = await aBackOffice();
    const scope: Scope = { reach: 'none' };
    expect(await office.listed(scope)).toEqual([]);
    expect(await findContract(office.db, scope, '12345')).toBeNull();
    expect(await office.change('12345', {}, scope)).toBeNull();
    expect(await office.sendCredentials('12345', scope)).toBeNull();
    expect(office.started).toEqual([]);
  });
});
