import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Download, type Page } from 'playwright-core';
import { afterAll, expect, onTestFinished } from 'vitest';
import { chromiumOptions } from './chromium.ts';
import { aHouse, until } from './house.ts';

const patienceMs = 30_000;

export interface Visit {
  language?: 'fr' | 'en';
  theme?: 'light' | 'dark';
  /** Of the window, in pixels. */
  width?: number;
  /** False: JavaScript is off. */
  scripts?: boolean;
  /** What the console may complain of; anything else fails the test, violations of the policy of contents included. */
  expectedErrors?: RegExp;
}

/** A house with a browser in front of it until the last test of a file: `const { house, browser } = await inABrowser()`. */
export async function inABrowser(environment: Record<string, string> = {}) {
  const house = await aHouse(environment);
  afterAll(() => house.close());
  const chromiumOfFile = await chromium.launch(chromiumOptions());
  afterAll(() => chromiumOfFile.close());
  const browser = {
    /** `login`: logged in already, over HTTP; nobody otherwise. */
    async aPage({ login, ...visit }: Visit & { login?: string } = {}): Promise<Page> {
      const cookies = login === undefined ? {} : (await house.person(login)).cookies();
      return newPage(chromiumOfFile, house.url, { ...visit, cookies });
    },
  };
  return { house, browser };
}

/** What the scenes of a `.spec.ts` get of the `.test.ts` in whose house they play. */
export type InABrowser = Awaited<ReturnType<typeof inABrowser>>;

/** An empty page with cookies, storage and window of its own, which ends with the test. */
export async function newPage(
  browser: Browser,
  url: string,
  visit: Visit & { cookies: Readonly<Record<string, string>> },
): Promise<Page> {
  const { language = 'fr', theme = 'light', width = 1280, scripts = true, expectedErrors } = visit;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: 800 },
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
    locale: 'fr-FR',
  });
  context.setDefaultTimeout(patienceMs);
  const cookies = { ...visit.cookies, 'jalon-langue': language, 'jalon-theme': theme };
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })));

  const page = await context.newPage();
  // From the start: asked for only when a key opens the system's dialog, it may come after the key.
  page.on('filechooser', () => {});
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expectedErrors?.test(message.text()))
      complaints.push(`${message.text()} at ${message.location().url}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });
  return page;
}

/** What a browser has downloaded, also one that another process started. */
export async function contentOf(download: Download): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(Buffer.from(part as Uint8Array)); // a stream of bytes
  return Buffer.concat(parts);
}

/** Opens an address and waits until React answers for what can be clicked, as a person would without knowing. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await answering(page);
}

export async function answering(page: Page): Promise<void> {
  // As text, because these tests do not know the browser's types; asked from here, because the page forbids `eval` to
  // whoever asks again by himself.
  const asleep = `[...document.querySelectorAll('main :is(a, button, input:not([type=hidden])), header button')]
    .filter((control) => !Object.keys(control).some((key) => key.startsWith('__react'))).length`;
  await until(async () => expect(await page.evaluate(asleep)).toBe(0), patienceMs, 50);
}

/** Waits for the page with this heading of the first level. */
export async function expectPage(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}

/** Waits until the page shows exactly this text in one place. */
export async function expectText(page: Page, text: string | RegExp): Promise<void> {
  await page.getByText(text, { exact: true }).first().waitFor();
}

/** Logs in by the form « Identification ». */
export async function identify(page: Page, login: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Identifiant' }).fill(login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Valider' }).click();
}

/** What a screen reader says about a field beside its name: help and error. */
export async function descriptionOf(page: Page, label: string): Promise<string> {
  const text: unknown = await page.getByLabel(label, { exact: true }).evaluate((field) =>
    (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id: string) => field.ownerDocument.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
  return String(text);
}

/** Half of what the other one costs to read, at each use. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * axe finds nothing to object to. Its legacy mode spares a second window; it leaves out frames, of which we have none.
 * What passes is looked at like the rest, but not told one by one.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Next takes the title of the page before away some milliseconds before it sets the new one.
  await until(async () => expect(await page.title()).not.toBe(''), 2_000, 20);
  const { violations } = await new AxeBuilder({ page, axeSource })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
  expect(found).toEqual([]);
}

/** Pixels by which the page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return Number(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  );
}
