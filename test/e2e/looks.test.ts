import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aBrowser,
  answering,
  expectAccessible,
  expectPage,
  expectText,
  open,
  overflow,
  type Visitors,
} from '#test/support/browser';
import { aHouse, type House, until } from '#test/support/house';
import { aSubmissionId } from '#test/support/portal-client';

let house: House;
let browser: Visitors;
const done = aSubmissionId();
const rejected = aSubmissionId();
const waiting = aSubmissionId();
const refused = aSubmissionId();

beforeAll(async () => {
  house = await aHouse();
  browser = await aBrowser(house);
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
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

/** Whose pages, and which. Each list is walked through in one window, beside the others. */
const walks: readonly { login?: string; paths: readonly string[] }[] = [
  { paths: ['/identification', '/oubli-du-mot-de-passe', '/reinitialisation/inconnu'] },
  { login: '12345', paths: ['/', '/compte', '/compte/modifier', '/vocabulaire', '/quitter', '/nulle-part'] },
  { login: '12345', paths: ['/qualifications', '/qualifications/envoi', `/qualifications/envoi/${refused}`] },
  { login: '12345', paths: [done, waiting, rejected].map((id) => `/qualifications/${id}`) },
  { login: '12345', paths: ['/recherche?q=faux', '/recherche?q=automne', '/recherche'] },
  { login: '34567', paths: ['/'] },
  { login: 'alpha.admin', paths: ['/compte', '/qualifications'] },
  { login: 'ops.jalon', paths: ['/exploitation?show=all', '/exploitation?show=waiting'] },
];

describe('every page', () => {
  // Each language, each theme and each width with each of the others' values, twice over.
  test.each([
    { language: 'fr', theme: 'light', width: 1280 },
    { language: 'fr', theme: 'dark', width: 360 },
    { language: 'en', theme: 'light', width: 360 },
    { language: 'en', theme: 'dark', width: 1280 },
  ] as const)('in $language, $theme and at $width px is accessible and fits', async (look) => {
    const walk = async ({ login, paths }: (typeof walks)[number]) => {
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

  test.each(['light', 'dark'] as const)('shows in %s where the keyboard is', async (theme) => {
    const page = await browser.aPage({ login: '12345', theme });
    await open(page, '/qualifications/envoi');
    const unseen: unknown[] = [];
    for (let stop = 1; ; stop++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate('document.activeElement === document.body')) {
        expect(stop).toBeGreaterThan(12);
        break;
      }
      const here = await page.screenshot();
      unseen.push(await page.evaluate('(globalThis.here = document.activeElement).outerHTML.slice(0, 200)'));
      await page.evaluate('globalThis.here.blur()');
      if (!here.equals(await page.screenshot())) unseen.pop();
      await page.evaluate('globalThis.here.focus({ focusVisible: true })');
    }
    expect(unseen).toEqual([]);
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
