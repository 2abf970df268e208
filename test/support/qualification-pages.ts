import type { Locator, Page } from 'playwright-core';
import { contentOf, open } from './browser.ts';

/** The qualification pages as a person uses them. */

/** Chooses a file in the system's dialog. */
export async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  const dialog = page.waitForEvent('filechooser');
  await page.getByLabel(/^Choisir un fichier/).click();
  await (await dialog).setFiles({ name, mimeType: '', buffer: Buffer.from(content) });
}

/** « Soumettre ce fichier », from the form's own page. */
export async function submit(page: Page, name: string, content: string | Buffer): Promise<void> {
  await open(page, '/qualifications/envoi');
  await choose(page, name, content);
  await page.getByRole('button', { name: 'Soumettre ce fichier' }).click();
}

export const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('table', { name: 'Qualifications' }).getByRole('row').filter({ hasText: name });

/** What a link lets the browser keep. */
export async function download(page: Page, within: Locator, link: string): Promise<Buffer> {
  const started = page.waitForEvent('download');
  await within.getByRole('link', { name: link }).click();
  return contentOf(await started);
}
