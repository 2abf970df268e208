import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  inABrowser,
  answering,
  expectAccessible,
  expectPage,
  expectText,
  open,
  overflow,
} from '#test/support/browser';
import { aCertificate } from '#test/support/certificates';
import { until } from '#test/support/house';
import { aSubmissionId } from '#test/support/portal-client';
import { parented } from '#test/support/parents';

const { house, browser } = await inABrowser();
const done = aSubmissionId();
const rejected = aSubmissionId();
const waiting = aSubmissionId();
const refused = aSubmissionId();

beforeAll(async () => {
  const person = await house.person('12345');
  const send = async (id: string, name: string, content: string) => {
    await person.upload(id, name, content);
    return person.verdict(id);
  };
  await send(done, 'Numéros de la campagne d’automne, deuxième envoi.csv', '0612345678\n0612345679');
  // The number that the simulated network refuses for good.
  await send(rejected, 'rejeté.csv', '0600000005');
  await send(refused, 'faux.csv', `0612345678\n${'x'.repeat(60)}\n`);
  await person.result(done, 'csv');
  const is = (state: string) => async () => {
    if ((await house.db.qualification.count({ where: { state } })) === 0) throw new Error(`none is ${state}`);
  };
  await until(is('rejected'));
  await house.world.fail('network', 'unavailable');
  await send(waiting, 'en-panne.csv', '0612345670');
  await until(async () => {
    if ((await house.db.process.count({ where: { waitingFor: 'network' } })) === 0)
      throw new Error('none waits');
  });
  await certificatesOf('demo-alpha');
});

/** Certificates in every state, and what will be sent about one: as their process would write them. */
async function certificatesOf(operatorId: string): Promise<void> {
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);
  const rows: [id: string, place: string, given: Parameters<typeof aCertificate>[0]][] = [
    ['valid', 'current', { service: 'WebEligibilité', environment: 'test', notAfter: days(300) }],
    ['expiring', 'current', { notAfter: days(20), label: 'Test certificat à renouveler bientôt' }],
    ['waiting', 'next', { notAfter: days(380) }],
    ['expired', 'current', { service: 'TAO', environment: 'test', notAfter: days(-3) }],
    ['replaced', 'replaced', { service: 'FCI', notAfter: days(2) }],
    ['revoked', 'revoked', { service: 'e-SAV', revokedAt: days(-1), revokedReason: 'Clé perdue' }],
  ];
  for (const [id, place, given] of rows) {
    const certificate = await parented(house.db, aCertificate({ ...given, id, operatorId }));
    await house.db.certificate.create({ data: certificate });
    await house.db.certificatePlace.create({
      data: { certificateId: id, workflowId: `looks:${id}`, place, since: days(-2) },
    });
  }
  const slot = { operatorId, service: 'e-RDV', environment: 'production', handledUntil: days(-1) };
  const notice = { noticeKind: 'reminder', noticeDays: 15, noticeAt: days(5) };
  const held = { workflowId: 'looks:held', byLogin: 'wholesale.bo', at: days(-1) };
  await house.db.certificateSlot.createMany({
    data: [
      { ...slot, ...notice, workflowId: 'looks:slot', currentId: 'expiring', nextId: 'waiting' },
      { ...slot, ...notice, workflowId: held.workflowId, currentId: 'valid', service: 'FCI' },
    ],
  });
  await house.db.certificateHold.create({ data: { ...held, reason: 'Le client change de machine' } });
}

/** Whose pages, and which. Each list is walked through in one window, beside the others. */
interface Walk {
  login?: string;
  paths: readonly string[];
}
const evenWalks: readonly Walk[] = [
  { paths: ['/identification', '/reinitialisation/inconnu', '/premier-compte/inconnu'] },
  { login: '12345', paths: ['/', '/compte/modifier', '/qualifications', `/qualifications/${waiting}`] },
  { login: '12345', paths: [`/qualifications/envoi/${refused}`, '/quitter', '/recherche?q=automne'] },
  { login: 'alpha.admin', paths: ['/compte', '/comptes', '/comptes/demo-user-5'] },
  { login: 'wholesale.bo', paths: ['/contrats', '/contrats/12345', '/journal', '/operateurs'] },
  { login: 'wholesale.bo', paths: ['/operateurs/gamma', '/equipe/ops.jalon', '/compte/verification'] },
  { login: 'alpha.admin', paths: ['/certificats', `/certificats/expiring`] },
  { login: 'wholesale.bo', paths: ['/certificats/envois', '/certificats/depot'] },
  { login: 'ops.jalon', paths: ['/exploitation?show=waiting'] },
];
const oddWalks: readonly Walk[] = [
  { paths: ['/oubli-du-mot-de-passe'] },
  { login: '12345', paths: ['/qualifications/envoi', `/qualifications/${done}`, '/vocabulaire', '/compte'] },
  {
    login: '12345',
    paths: [`/qualifications/${rejected}`, '/nulle-part', '/recherche', '/recherche?q=rien'],
  },
  { login: '34567', paths: ['/'] },
  { login: 'alpha.admin', paths: ['/qualifications', '/comptes/nouveau'] },
  { login: 'wholesale.bo', paths: ['/contrats/nouveau', '/operateurs/nouveau', '/operateurs/alpha'] },
  { login: 'wholesale.bo', paths: ['/equipe', '/equipe/nouveau'] },
  { login: 'beta.admin', paths: ['/certificats'] },
  { login: 'wholesale.bo', paths: ['/certificats', '/certificats/revoked', '/certificats/reglages'] },
  { login: 'ops.jalon', paths: ['/exploitation?show=all', '/taches'] },
];

describe('every page', () => {
  // Every page in each language, each theme and at each width; what differs is which of them come together.
  test.each([
    { language: 'fr', theme: 'light', width: 1280, walks: evenWalks },
    { language: 'en', theme: 'dark', width: 360, walks: evenWalks },
    { language: 'fr', theme: 'dark', width: 1280, walks: oddWalks },
    { language: 'en', theme: 'light', width: 360, walks: oddWalks },
  ] as const)('in $language, $theme and at $width px is accessible and fits', async ({ walks, ...look }) => {
    const walk = async ({ login, paths }: Walk) => {
      const page = await browser.aPage({ ...look, ...(login && { login }), expectedErrors: /status of 404/ });
      for (const path of paths) {
        await open(page, path);
        await page.getByRole('heading', { level: 1 }).first().waitFor();
        expect(await page.evaluate('document.documentElement.lang')).toBe(look.language);
        expect(await page.evaluate("document.documentElement.dataset['mantineColorScheme']")).toBe(
          look.theme,
        );
        expect(await page.title()).toContain(
          look.language === 'fr' ? 'Espace Opérateurs' : 'Operators portal',
        );
        await expectAccessible(page);
        for (const width of [1640 - look.width, look.width]) {
          await page.setViewportSize({ width, height: 800 });
          expect({ path, width, overflow: await overflow(page) }).toEqual({ path, width, overflow: 0 });
        }
      }
    };
    await Promise.all(walks.map(walk));
  });
});

describe('the frame', () => {
  test('changes language and appearance at once and remembers both', async () => {
    const page = await browser.aPage({ login: '12345' });
    await open(page, '/');
    await page.getByRole('button', { name: 'Langue' }).click();
    await expectAccessible(page);
    await page.getByRole('menuitem', { name: 'English' }).click();
    await expectPage(page, 'Home');
    await page.getByRole('button', { name: 'Appearance' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await page.reload();
    await expectPage(page, 'Home');
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    expect(await page.evaluate("document.documentElement.dataset['mantineColorScheme']")).toBe('dark');
  });

  test('is a drawer on a narrow screen, and stays accessible when it is open', async () => {
    const page = await browser.aPage({ login: '12345', width: 360 });
    await open(page, '/');
    const burger = page.getByRole('button', { name: 'Ouvrir la navigation' });
    await burger.click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('link', { name: 'Récupérer une qualification' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(await isFocused(burger)).toBe(true);
  });

  test('leads the keyboard to the content first, and to the search with /', async () => {
    const page = await browser.aPage({ login: '12345' });
    await open(page, '/');
    await page.keyboard.press('Tab');
    expect(await isFocused(page.getByRole('link', { name: 'Aller au contenu' }))).toBe(true);
    await page.keyboard.press('Enter');
    await until(async () => expect(await isFocused(page.getByRole('main'))).toBe(true), 5_000);
    await page.keyboard.press('/');
    await page.keyboard.type('automne');
    await page.keyboard.press('Enter');
    await expectPage(page, 'Recherche');
    await page.getByRole('link', { name: /campagne d’automne/ }).waitFor();
  });

  test('never covers what the keyboard reaches, backwards neither', async () => {
    const page = await browser.aPage({ login: 'alpha.admin', width: 360 });
    await open(page, '/certificats');
    await page.getByRole('switch', { name: 'Un seul courriel par jour' }).focus();
    const covered: unknown[] = [];
    let stops = 0;
    for (; stops < 50; stops++) {
      await page.keyboard.press('Shift+Tab');
      if (!(await page.evaluate("document.activeElement.closest('main')"))) break;
      covered.push(
        await page.evaluate(`(({ activeElement: here }) => {
          const bar = document.querySelector('header').getBoundingClientRect().bottom;
          return here.getBoundingClientRect().top < bar ? here.outerHTML.slice(0, 200) : null;
        })(document)`),
      );
    }
    expect(covered.filter(Boolean)).toEqual([]);
    expect(stops).toBeGreaterThan(15);
  });

  test.each(['light', 'dark'] as const)('shows in %s where the keyboard is', async (theme) => {
    const page = await browser.aPage({ login: '12345', theme });
    await open(page, '/qualifications/envoi');
    const unseen: unknown[] = [];
    let stops = 0;
    for (; stops < 50; stops++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate('document.activeElement === document.body')) break;
      const here = await page.screenshot();
      unseen.push(await page.evaluate('(globalThis.here = document.activeElement).outerHTML.slice(0, 200)'));
      await page.evaluate('globalThis.here.blur()');
      if (!here.equals(await page.screenshot())) unseen.pop();
      await page.evaluate('globalThis.here.focus({ focusVisible: true })');
    }
    expect(unseen).toEqual([]);
    // The skip link, the brand, the search, three menus, six entries, the file, the box of the mail and the button.
    expect(stops).toBe(15);
  });
});

describe('an address that leads nowhere', () => {
  test('says so within the frame, with a way back', async () => {
    const page = await browser.aPage({ login: '12345', expectedErrors: /status of 404/ });
    const answer = await page.goto('/nulle-part');
    expect(answer?.status()).toBe(404);
    await expectPage(page, 'Page introuvable');
    await answering(page);
    await page.getByRole('link', { name: 'Retour à l’accueil' }).click();
    await expectPage(page, 'Accueil');
    await expectText(page, 'Consultation du compte');
  });
});

const isFocused = (target: Locator) => target.evaluate((element) => element.matches(':focus'));
