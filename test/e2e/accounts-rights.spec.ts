import { expect, test } from 'vitest';
import { actionsOf, callAction } from '#test/support/account-batches';
import { anEntry } from '#test/support/accounts';
import type { InABrowser } from '#test/support/browser';
import { aSubmissionId, type Person } from '#test/support/portal-client';

/** In the house of accounts.test.ts, whose scenes disable one of the people. */
export function accountRights({ house }: InABrowser): void {
  const logins = ['12345', 'alpha.user', 'alpha.admin', 'beta.admin', 'wholesale.bo', 'ops.jalon'] as const;

  /** Whose account is touched, in columns after who asks. x done, - refused or not there: of alpha, of beta, of a contract, of the wholesaler. */
  const table = `
12345         - - - -
alpha.user    - - - -
alpha.admin   x - - -
beta.admin    - x - -
wholesale.bo  x x - -
ops.jalon     - - - -
`;
  const targets = ['alpha.user', 'beta.user', '34567', 'ops.jalon'] as const;
  const cells = table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [login = '', ...marks] = line.split(/\s+/);
      return targets.map((target, column) => ({ login, target, expected: marks[column] ?? 'no cell' }));
    });

  const done = (text: string) => text.includes('"ok":true');

  test('every action on an account, called directly by anyone, does what the table says [OWF-200, OWF-215]', async () => {
    await house.db.user.updateMany({ where: { login: { in: [...logins] } }, data: { disabledAt: null } });
    const people = new Map<string, Person>();
    for (const login of logins) people.set(login, await house.person(login));
    const actions = actionsOf('people/actions.ts');
    expect(Object.keys(actions).toSorted()).toEqual(['create', 'disable', 'modify', 'sendLink', 'tick']);
    const operators = { 'alpha.user': 'demo-alpha', 'beta.user': 'demo-beta' } as Record<string, string>;
    const wrong: string[] = [];
    for (const { login, target, expected } of cells) {
      const person = people.get(login);
      const { id, revision } = await house.db.user.findUniqueOrThrow({ where: { login: target } });
      const { login: _login, ...form } = anEntry({ login: target });
      // What was done to this account; batches are created later, by their process.
      const audits = () =>
        house.db.auditRow.count({ where: { subject: `user:${id}`, action: { startsWith: 'user.' } } });
      const call = async (path: string, name: string, ...args: unknown[]) =>
        person ? done((await callAction(person, path, actions[name] ?? 'none', ...args)).text) : false;
      const own = login === 'alpha.admin' || login === 'beta.admin';
      const batch = {
        ...{ form: aSubmissionId(), operatorId: operators[target] ?? '', role: 'operatorUser', services: [] },
        entries: [anEntry({ login: `${login}.${target}.new` })],
      };
      const before = await audits();
      const answers = {
        // From the form's page, and from one that everybody has. Not a restful path, only where the browser happens to be.
        tick: await call(`/comptes/${id}`, 'tick', { id, service: 'tao', granted: true }),
        elsewhere: await call('/compte', 'tick', { id, service: 'eBlc', granted: true }),
        modify: await call(`/comptes/${id}`, 'modify', { id, revision, role: 'operatorUser', form }),
        sendLink: await call(`/comptes/${id}`, 'sendLink', id),
        disable: await call('/comptes', 'disable', id),
      };
      const mayAny = expected === 'x';
      for (const [name, ok] of Object.entries(answers))
        if (ok !== (mayAny && name !== 'elsewhere') && !(name === 'elsewhere' && mayAny))
          wrong.push(`${name} of ${target} by ${login}: ${ok}`);
      if ((await audits()) > before !== mayAny) wrong.push(`${login} left traces of ${target}`);
      // An administrator creates in its own operator, whatever the form says.
      const created = await call('/comptes/nouveau', 'create', batch);
      const mayCreate = own || (login === 'wholesale.bo' && batch.operatorId !== '');
      if (created !== mayCreate) wrong.push(`create for ${target} by ${login}: ${created}`);
      await house.db.user.update({ where: { id }, data: { disabledAt: null } });
    }
    expect(wrong).toEqual([]);
    // Nobody gave away what they do not hold.
    await house.db.grant.deleteMany({ where: { user: { login: 'alpha.admin' }, service: 'tao' } });
    const alpha = people.get('alpha.admin');
    const { id } = await house.db.user.findUniqueOrThrow({ where: { login: 'alpha.user' } });
    const refused =
      alpha &&
      (await callAction(alpha, `/comptes/${id}`, actions['tick'] ?? '', {
        id,
        service: 'tao',
        granted: false,
      }));
    expect(refused?.text).toContain('"reason":"notAllowed"');
  });
}
