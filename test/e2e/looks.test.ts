import pLimit from 'p-limit';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { User } from '#prisma/client';
import { answering, expectAccessible, expectPage, expectText, open, overflow } from '#test/support/browser';
import { aCertificate } from '#test/support/certificates';
import { until } from '#test/support/house';
import { aSubmissionId } from '#test/support/portal-client';

import { anOperator, aPage, product, stateOf, submitted } from '#test/support/product';

const { db } = product;
const alpha = await anOperator();
const [account, admin, user, bo, ops] = [
  await alpha.person('contract'),
  await alpha.person('operatorAdmin'),
  await alpha.person('operatorUser'),
  await alpha.person('backOffice'),
  await alpha.person('operations'),
];
const gamma = await anOperator({ optionActive: false });
const beta = await anOperator();
const certificates = `looks-${alpha.operator.code}`;

const by = await alpha.client(account);
const done = await submitted(
  by,
  'Numéros de la campagne d’automne, deuxième envoi.csv',
  '0612345678\n0612345679',
);
// The number that the simulated network refuses for good.
/** Of 200 characters without a blank. */
const longName = `${'rejeté_'.repeat(28)}.csv`;
const rejected = await submitted(by, longName, '0600000005');
const refused = aSubmissionId();
await by.upload(refused, 'faux.csv', `0612345678\n${'x'.repeat(60)}\n`);
await by.verdict(refused);
await by.result(done, 'csv');
await stateOf(`${alpha.keyPrefix}${rejected}`, 'rejected');
const [waiting] = await alpha.waiting(by, 'en-panne.csv');
await certificatesOf(alpha.operator.id);

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
  const { id: depositedById } = await db.user.findUniqueOrThrow({ where: { login: 'wholesale.bo' } });
  for (const [id, place, given] of rows) {
    await db.certificate.create({
      data: aCertificate({ ...given, id: `${certificates}-${id}`, operatorId, depositedById }),
    });
    await db.certificatePlace.create({
      data: {
        certificateId: `${certificates}-${id}`,
        workflowId: `${certificates}:${id}`,
        place,
        since: days(-2),
      },
    });
  }
  const slot = { operatorId, service: 'e-RDV', environment: 'production', handledUntil: days(-1) };
  const notice = { noticeKind: 'reminder', noticeDays: 15, noticeAt: days(5) };
  const held = { workflowId: `${certificates}:held`, byLogin: 'wholesale.bo', at: days(-1) };
  await db.certificateSlot.createMany({
    data: [
      {
        ...slot,
        ...notice,
        workflowId: `${certificates}:slot`,
        currentId: `${certificates}-expiring`,
        nextId: `${certificates}-waiting`,
      },
      { ...slot, ...notice, workflowId: held.workflowId, currentId: `${certificates}-valid`, service: 'FCI' },
    ],
  });
  await db.certificateHold.create({ data: { ...held, reason: 'Le client change de machine' } });
}

/** Whose pages, and which. Each list is walked through in one window, beside the others. */
interface Walk {
  who?: readonly [of: typeof alpha, user: User];
  paths: readonly string[];
}
const [ofAccount, ofAdmin, ofOffice, ofOps] = [
  [alpha, account],
  [alpha, admin],
  [alpha, bo],
  [alpha, ops],
] as const;
const { identifiant } = alpha.contract;
const evenWalks: readonly Walk[] = [
  { paths: ['/identification', '/reinitialisation/inconnu', '/premier-compte/inconnu'] },
  {
    who: ofAccount,
    paths: ['/', '/compte/modifier', '/qualifications', `/qualifications/${waiting?.id}`],
  },
  { who: ofAccount, paths: [`/qualifications/envoi/${refused}`, '/quitter', '/recherche?q=automne'] },
  { who: ofAdmin, paths: ['/', '/compte', '/comptes', `/comptes/${user.id}`] },
  { who: ofAdmin, paths: ['/e-services/tao', '/informations/e-soutien', '/informations/guides'] },
  { who: ofOffice, paths: ['/', '/contrats', `/contrats/${identifiant}`, '/journal', '/operateurs'] },
  {
    who: ofOffice,
    paths: [`/operateurs/${gamma.operator.code}`, `/equipe/${ops.login}`, '/compte/verification'],
  },
  { who: ofAdmin, paths: ['/certificats', `/certificats/${certificates}-expiring`] },
  { who: ofOffice, paths: ['/certificats/envois', '/certificats/depot', '/publications/e-services'] },
  { who: ofOps, paths: ['/exploitation?show=waiting', `/exploitation/${alpha.keyPrefix}${rejected}`] },
];
const oddWalks: readonly Walk[] = [
  { paths: ['/oubli-du-mot-de-passe'] },
  {
    who: ofAccount,
    paths: ['/qualifications/envoi', `/qualifications/${done}`, '/vocabulaire', '/compte'],
  },
  {
    who: ofAccount,
    paths: [`/qualifications/${rejected}`, '/nulle-part', '/recherche', '/recherche?q=rien'],
  },
  { who: [gamma, await gamma.person('contract')], paths: ['/'] },
  { who: ofAdmin, paths: ['/qualifications', '/comptes/nouveau'] },
  {
    who: ofOffice,
    paths: ['/contrats/nouveau', '/operateurs/nouveau', `/operateurs/${alpha.operator.code}`],
  },
  { who: ofOffice, paths: ['/equipe', '/equipe/nouveau'] },
  {
    who: ofOffice,
    paths: ['/publications', '/publications/nouvelle', '/publications/demo-publication-16'],
  },
  { who: [beta, await beta.person('operatorAdmin')], paths: ['/certificats'] },
  {
    who: ofOffice,
    paths: ['/certificats', `/certificats/${certificates}-revoked`, '/certificats/reglages'],
  },
  { who: ofOps, paths: ['/exploitation?show=all', '/taches'] },
];

describe('every page', () => {
  // Every page in each language, each theme and at each width; what differs is which of them come together.
  test.each([
    { language: 'fr', theme: 'light', width: 1280, walks: evenWalks },
    { language: 'en', theme: 'dark', width: 360, walks: evenWalks },
    { language: 'fr', theme: 'dark', width: 1280, walks: oddWalks },
    { language: 'en', theme: 'light', width: 360, walks: oddWalks },
  ] as const)(
    'in $language, $theme and at $width px is accessible, fits and leads out of the service [QPC-130]',
    async ({ walks, ...look }) => {
      const leave = { fr: 'Quitter le service', en: 'Leave the service' }[look.language];
      const walk = async ({ who, paths }: Walk) => {
        const visit = { ...look, expectedErrors: /status of 404/ };
        const page = who ? await who[0].page(who[1], visit) : await aPage(visit);
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
            // On a narrow screen it is in the drawer, which every page opens.
            const out = page.getByRole('navigation').getByRole('link', { name: leave });
            if (who && width === 1280) await out.waitFor();
          }
        }
      };
      // One portal serves them and the other files of tests.
      const together = pLimit(4);
      await Promise.all(walks.map((one) => together(() => walk(one))));
    },
  );
});

describe('the frame', () => {
  test('changes language and appearance at once and remembers both', async () => {
    const page = await alpha.page(account);
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
    const page = await alpha.page(account, { width: 360 });
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
    const page = await alpha.page(account);
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
    const page = await alpha.page(admin, { width: 360 });
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
    const page = await alpha.page(account, { theme });
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
    const page = await alpha.page(account, { expectedErrors: /status of 404/ });
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
