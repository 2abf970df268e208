import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '#prisma/demo';
import { expectText, open } from '#test/support/browser';
import { until } from '#test/support/house';
import { callAction } from '#test/support/account-batches';
import { depositOne } from '#test/support/certificate-pages';
import { aSubmissionId, logIn, type Person } from '#test/support/portal-client';
import { anOperator, product, submitted } from '#test/support/product';

/** The people of the demo, whom no other test touches. */
const { db, url, dataDir } = product;
const people = new Map<string, Person>();
const as = (login: string): Person => {
  const person = people.get(login);
  if (!person) throw new Error(`${login} is not logged in`);
  return person;
};

/** Of 12345, done; its name and its number stand nowhere else. */
const id = aSubmissionId();
const fileName = 'confidentiel.csv';
const number = '0698765432';
let certificate = '';

beforeAll(async () => {
  for (const login of logins) people.set(login, await logIn(url, login, demoPassword));
  await as('12345').upload(id, fileName, number);
  await as('12345').verdict(id);
  await as('12345').result(id, 'csv');
  certificate = await depositOne(as('wholesale.bo'), 'demo-alpha');
});

// One column a person, in this order, after nobody. → is the way to the identification page.
const logins = [
  ...['12345', '23456', '34567'],
  ...['alpha.admin', 'alpha.user', 'beta.admin', 'beta.user', 'wholesale.bo', 'ops.jalon'],
];
/** Who may know that the file exists. */
const insiders = ['12345', 'alpha.admin', 'alpha.user', 'wholesale.bo'];

const everyAddress = `
                                   nobody  12345 23456 34567  a.adm a.usr b.adm b.usr  bo    ops
/identification                    200     →/    →/    →/     →/    →/    →/    →/     →/    →/
/oubli-du-mot-de-passe             200     200   200   200    200   200   200   200    200   200
/reinitialisation/inconnu          200     200   200   200    200   200   200   200    200   200
/identification/verification       →       →     →     →      →     →     →     →      →     →
/premier-compte/inconnu            200     200   200   200    200   200   200   200    200   200
/                                  →       200   200   200    200   200   200   200    200   200
/compte                            →       200   200   200    200   200   200   200    200   200
/compte/modifier                   →       200   200   200    200   200   200   200    200   200
/compte/verification               →       404   404   404    404   404   404   404    200   200
/vocabulaire                       →       200   200   200    200   200   200   200    200   200
/quitter                           →       200   200   200    200   200   200   200    200   200
/recherche?q=confidentiel          →       200   200   200    200   200   200   200    200   200
/recherche?q={id}                  →       200   200   200    200   200   200   200    200   200
/qualifications                    →       200   200   404    200   200   200   404    200   404
/qualifications/{id}               →       200   404   404    200   200   404   404    200   404
/qualifications/inconnue           →       404   404   404    404   404   404   404    404   404
/qualifications/envoi              →       200   200   404    200   200   200   404    404   404
/qualifications/envoi/{id}         →       200   404   404    404   404   404   404    404   404
/e-services/tao                    →       404   404   404    200   200   200   404    200   200
/e-services/qpc                    →       200   200   404    200   200   200   404    200   200
/e-services/inconnu                →       404   404   404    404   404   404   404    404   404
/informations/actualites           →       200   200   200    200   200   200   200    200   200
/informations/inconnue             →       404   404   404    404   404   404   404    404   404
/informations/guides/demo-publication-3      →  404  404  404  200  200  200  404  200  200
/informations/guides/demo-publication-5      →  200  200  404  200  200  200  404  200  200
/informations/reporting/demo-publication-9   →  200  404  404  200  200  404  404  200  200
/informations/guides/demo-publication-9      →  404  404  404  404  404  404  404  404  404
/publications                      →       404   404   404    404   404   404   404    200   404
/publications/nouvelle             →       404   404   404    404   404   404   404    200   404
/publications/e-services           →       404   404   404    404   404   404   404    200   404
/publications/demo-publication-1   →       404   404   404    404   404   404   404    200   404
/publications/inconnue             →       404   404   404    404   404   404   404    404   404
/api/e-services/qpc/launch         →       →/qualifications →/qualifications 404 →/qualifications →/qualifications →/qualifications 404 →/qualifications →/qualifications
/api/e-services/setiar/launch      →       404   404   404    404   404   404   404    404   404
/api/e-services/inconnu/launch     →       404   404   404    404   404   404   404    404   404
/contrats                          →       404   404   404    404   404   404   404    200   404
/contrats/nouveau                  →       404   404   404    404   404   404   404    200   404
/contrats/12345                    →       404   404   404    404   404   404   404    200   404
/contrats/99999                    →       404   404   404    404   404   404   404    404   404
/operateurs                        →       404   404   404    404   404   404   404    200   404
/operateurs/nouveau                →       404   404   404    404   404   404   404    200   404
/operateurs/alpha                  →       404   404   404    404   404   404   404    200   404
/operateurs/inconnu                →       404   404   404    404   404   404   404    404   404
/equipe                            →       404   404   404    404   404   404   404    200   404
/equipe/nouveau                    →       404   404   404    404   404   404   404    200   404
/equipe/ops.jalon                  →       404   404   404    404   404   404   404    200   404
/equipe/alpha.user                 →       404   404   404    404   404   404   404    404   404
/comptes                           →       404   404   404    200   404   200   404    200   404
/comptes?show=disabled             →       404   404   404    200   404   200   404    200   404
/comptes/nouveau                   →       404   404   404    200   404   200   404    200   404
/comptes/demo-user-5               →       404   404   404    200   404   404   404    200   404
/comptes/demo-user-1               →       404   404   404    404   404   404   404    404   404
/comptes/demo-user-8               →       404   404   404    404   404   404   404    404   404
/comptes/inconnu                   →       404   404   404    404   404   404   404    404   404
/certificats                       →       404   404   404    200   404   200   404    200   404
/certificats/{certificate}         →       404   404   404    200   404   404   404    200   404
/certificats/inconnu               →       404   404   404    404   404   404   404    404   404
/certificats/depot                 →       404   404   404    404   404   404   404    200   404
/certificats/envois                →       404   404   404    404   404   404   404    200   404
/certificats/reglages              →       404   404   404    404   404   404   404    200   404
/exploitation                      →       404   404   404    404   404   404   404    404   200
/exploitation?show=all             →       404   404   404    404   404   404   404    404   200
/exploitation/inconnu              →       404   404   404    404   404   404   404    404   404
/taches                            →       404   404   404    200   200   200   200    200   200
/taches?show=done                  →       404   404   404    200   200   200   200    200   200
/taches/inconnue                   →       404   404   404    404   404   404   404    404   404
/journal                           →       404   404   404    200   404   200   404    200   200
/journal?operator=alpha            →       404   404   404    200   404   200   404    200   200
/nulle-part                        →       404   404   404    404   404   404   404    404   404
/api/health                        200     200   200   200    200   200   200   200    200   200
/api/qualifications                401     200   200   404    200   200   200   404    200   404
/api/qualifications/{id}           401     200   404   404    200   200   404   404    200   404
/api/qualifications/{id}/verdict   401     200   404   404    404   404   404   404    404   404
/api/qualifications/{id}/result?format=csv   →  200  404  404   200  200  404  404   404  404
/api/qualifications/{id}/result?format=xlsx  →  200  404  404   200  200  404  404   404  404
/api/qualifications/{id}/result?format=pdf   →  404  404  404   404  404  404  404   404  404
/api/accounts                      401     404   404   404    200   404   200   404    200   404
/api/accounts/creations            401     404   404   404    200   404   200   404    200   404
/api/processes                     401     404   404   404    404   404   404   404    404   200
/api/processes/reported            401     404   404   404    404   404   404   404    404   200
/api/tasks                         401     404   404   404    200   200   200   200    200   200
/api/tasks/count                   401     404   404   404    200   200   200   200    200   200
/api/tasks/inconnue                401     404   404   404    404   404   404   404    404   404
/api/journal?format=csv            →       404   404   404    200   404   200   404    200   200
/api/journal?format=xlsx           →       404   404   404    200   404   200   404    200   200
/api/journal?format=pdf            →       404   404   404    404   404   404   404    404   404
/api/certificates?format=csv       →       404   404   404    200   404   200   404    200   404
/api/certificates/list              401     404   404   404    200   404   200   404    200   404
/api/certificates/{certificate}/file   →   404   404   404    200   404   404   404    404   404
/api/certificates/inconnu/file     →       404   404   404    404   404   404   404    404   404
/api/nulle-part                    401     404   404   404    404   404   404   404    404   404
`;
const cells = everyAddress
  .trim()
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [address = '', nobody = '', ...others] = line.split(/\s+/);
    return [
      { address, login: 'nobody', expected: nobody },
      ...logins.map((login, column) => ({ address, login, expected: others[column] ?? 'no cell' })),
    ];
  });

/** The status, or where it leads. */
async function answerOf(address: string, login: string): Promise<{ cell: string; text: string }> {
  const response =
    login === 'nobody' ? await fetch(url + address, { redirect: 'manual' }) : await as(login).go(address);
  const text = await response.text();
  if (response.status < 300 || response.status > 399) return { cell: `${response.status}`, text };
  const target = new URL(response.headers.get('location') ?? '', url);
  if (target.origin !== url) return { cell: `→${target.href}`, text };
  return { cell: target.pathname === '/identification' ? '→' : `→${target.pathname}`, text };
}

/** What every cell answers, asked once: three people side by side, each one address after the other. */
const everyAnswer = (() => {
  let asked: ReturnType<typeof ask> | undefined;
  return () => (asked ??= ask());
  async function ask() {
    const together = pLimit(3);
    const ofPerson = async (person: string) => {
      const own: ((typeof cells)[number] & { cell: string; text: string })[] = [];
      for (const cell of cells.filter(({ login }) => login === person))
        own.push({
          ...cell,
          ...(await answerOf(cell.address.replace('{id}', id).replace('{certificate}', certificate), person)),
        });
      return own;
    };
    const answers = ['nobody', ...logins].map((person) => together(() => ofPerson(person)));
    return (await Promise.all(answers)).flat();
  }
})();

describe('every address', () => {
  test('answers each person as the table says [QPC-002, QPC-011, QPC-012, QPC-101]', async () => {
    const wrong = (await everyAnswer()).filter(({ cell, expected }) => cell !== expected);
    expect(
      wrong.map(({ address, login, cell, expected }) => `${address} for ${login}: ${cell}, not ${expected}`),
    ).toEqual([]);
  });

  test('tells nobody from outside of a file of 12345, and nobody at all of its numbers but in its result [QPC-101]', async () => {
    const told: string[] = [];
    for (const { address, login, text } of await everyAnswer()) {
      const knows =
        insiders.includes(login) ||
        (login === 'ops.jalon' && /exploitation|processes|recherche|journal/.test(address));
      if (!knows && text.includes(fileName)) told.push(`${address} tells ${login} the file`);
      if (!address.includes('/result') && text.includes(number.slice(1)))
        told.push(`${address} tells ${login} the number`);
    }
    expect(told).toEqual([]);
    // The search can find: the insiders are told.
    for (const login of insiders)
      expect((await answerOf('/recherche?q=confidentiel', login)).text).toContain(fileName);
    expect((await answerOf(`/api/qualifications/${id}/result?format=csv`, '12345')).text).toContain(number);
  });

  test('forgets a person who lost the right, or was disabled, at the next request [QPC-002, QPC-011]', async () => {
    const own = await anOperator();
    const user = await own.person('operatorUser');
    const [contract, colleague] = [await own.client(await own.person('contract')), await own.client(user)];
    const of = { where: { id: user.id } };
    const qualification = await submitted(colleague, 'à-nous.csv', number);
    const status = async (path: string) => (await colleague.go(path)).status;
    expect(await status('/qualifications')).toBe(200);
    await db.grant.deleteMany({ where: { userId: user.id } });
    expect(await status('/qualifications')).toBe(404);
    expect(await status(`/api/qualifications/${qualification}`)).toBe(404);
    await db.user.update({ ...of, data: { role: 'operations', operatorId: null } });
    expect([await status('/qualifications'), await status('/exploitation')]).toEqual([404, 200]);
    await db.qpcContract.update({ where: { id: own.contract.id }, data: { optionActive: false } });
    expect((await contract.go(`/qualifications/${qualification}`)).status).toBe(404);
    expect((await contract.upload(aSubmissionId(), 'non.csv', number)).status).toBe(404);
    await db.user.update({ ...of, data: { disabledAt: new Date() } });
    expect(await status('/api/tasks')).toBe(401);
    expect((await colleague.go('/compte')).headers.get('location')).toContain('/identification');
    await expect(logIn(url, user.login, demoPassword)).rejects.toThrow('401');
  });
});

describe('what changes something', () => {
  test('takes a file from those only who may submit, for a contract of theirs [QPC-002, QPC-101]', async () => {
    const send = async (login: string, contract?: string) => {
      const query = new URLSearchParams({ submission: aSubmissionId(), name: 'envoi.csv' });
      if (contract) query.set('contract', contract);
      const sent = { method: 'POST', body: number };
      return (await as(login).go(`/api/qualifications/upload?${query.toString()}`, sent)).status;
    };
    const found = await Promise.all(logins.map(async (login) => [login, await send(login)] as const));
    expect(Object.fromEntries(found)).toEqual({
      ...{ '12345': 201, '23456': 201, '34567': 404 },
      ...{ 'alpha.admin': 201, 'alpha.user': 201, 'beta.admin': 201, 'beta.user': 404 },
      ...{ 'wholesale.bo': 404, 'ops.jalon': 404 },
    });
    expect(await send('23456', 'demo-12345')).toBe(404);
    expect(await send('beta.admin', 'demo-12345')).toBe(404);
  });

  test('takes nothing that another site sends', async () => {
    const query = new URLSearchParams({ submission: aSubmissionId(), name: 'envoi.csv' });
    const answer = await as('12345').go(`/api/qualifications/upload?${query.toString()}`, {
      method: 'POST',
      body: number,
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(answer.status).toBe(403);
  });

  test('what operations do, called directly by anyone else, does nothing', async () => {
    const own = await anOperator();
    const [job] = await own.waiting(await own.client(await own.person('contract')), 'panne.csv');
    const workflowId = job?.workflowId ?? '';
    const page = await (await as('ops.jalon').go('/exploitation')).text();
    const actions = new Set([...page.matchAll(/\\"id\\":\\"([0-9a-f]{42})\\"/g)].map(([, found]) => found));
    expect(actions.size).toBe(3);
    const [steer = '', pause = '', resume = ''] = actions;
    const asked = (action: string) => ({ action, workflowIds: [workflowId], reason: 'un motif' });
    for (const login of logins.filter((one) => one !== 'ops.jalon'))
      for (const path of ['/exploitation', '/compte'])
        for (const [action, ...args] of [
          [steer, asked('retry')],
          [steer, asked('cancel')],
          [steer, asked('runAgain')],
          [pause, 'network', 'un motif'],
          [resume, 'network', 'un motif'],
        ] as const)
          expect((await callAction(as(login), path, action, ...args)).text).not.toContain('"ok":true');
    const deeds = () => db.auditRow.findMany({ where: { subject: `process:${workflowId}` } });
    expect(await deeds()).toEqual([]);
    expect(await db.systemPause.count()).toBe(0);
    // The call itself was right: who may, does.
    const { text } = await callAction(as('ops.jalon'), '/exploitation', steer, asked('retry'));
    expect(text).toContain('"ok":true');
    expect(await deeds()).toMatchObject([{ action: 'process.retry', actorLogin: 'ops.jalon' }]);
  });
});

describe('what the browser is told', () => {
  test.each(['/identification', '/compte', '/nulle-part', '/api/qualifications'])(
    '%s carries a policy of contents and no advertisement',
    async (address) => {
      const { headers } = await as('12345').go(address);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/default-src 'none'; script-src 'nonce-[\w+/=]+' 'strict-dynamic';/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  test('a script that somebody smuggled into a page does not run', async () => {
    const own = await anOperator();
    const page = await own.page(await own.person('contract'), { expectedErrors: /Content Security Policy/ });
    await page.route('**/compte', async (route) => {
      const response = await route.fetch();
      const smuggled =
        '<script>window.smuggled = true</script><img src="/icon.svg" onload="window.smuggled = true">';
      await route.fulfill({
        response,
        body: (await response.text()).replace('</body>', `${smuggled}</body>`),
      });
    });
    const refusals: string[] = [];
    page.on('console', (message) => refusals.push(message.text()));
    await open(page, '/compte');
    await until(() => expect(refusals.filter((text) => text.includes('script-src'))).toHaveLength(2));
    expect(await page.evaluate('window.smuggled')).toBeUndefined();
  });

  test.each(['https://elsewhere.example/', '//elsewhere.example'])(
    'a log-in that asks to go on to %s stays here',
    async (callbackUrl) => {
      const csrf = await fetch(`${url}/api/auth/csrf`);
      const { csrfToken } = (await csrf.json()) as { csrfToken: string };
      const answer = await fetch(`${url}/api/auth/callback/credentials`, {
        method: 'POST',
        headers: {
          cookie: csrf.headers
            .getSetCookie()
            .map((line) => line.split(';')[0])
            .join('; '),
        },
        body: new URLSearchParams({
          ...{ csrfToken, login: '12345', password: demoPassword, json: 'true', callbackUrl },
        }),
      });
      const target = (await answer.json()) as { url: string };
      expect(new URL(target.url, url).origin).toBe(url);
    },
  );

  test('what somebody gets wrong about logging in is told to him, and is no fault in our log', async () => {
    const json = { 'content-type': 'application/json' };
    const wrong: [path: string, status: number, init: RequestInit][] = [
      ['_log', 404, { method: 'POST', headers: json, body: '{"level":"error","code":"MADE_UP"}' }],
      ['callback/credentials', 400, { method: 'POST', headers: json, body: '{"login":' }],
      ['csrf?callbackUrl=nowhere', 400, {}],
      ['session', 200, { headers: { cookie: 'jalon.session=of-another-house' } }],
    ];
    for (const [path, status, init] of wrong)
      expect([path, (await fetch(`${url}/api/auth/${path}`, init)).status]).toEqual([path, status]);
    const log = readFileSync(join(dataDir, 'logs', 'portal.log'), 'utf8');
    expect(log.split('\n').filter((line) => /next-auth|MADE_UP/.test(line))).toEqual([]);
  });

  test('an account without the option is told so, and its menu has nothing of the service [QPC-002]', async () => {
    const own = await anOperator({ optionActive: false });
    const page = await own.page(await own.person('contract'));
    await open(page, '/');
    await expectText(page, /^Option «\s?Qualification Profils Clients\s?» non souscrite/);
    expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
      ...['Accueil', 'Compte', 'Quitter le service', 'Vocabulaire'],
    ]);
  });
});
