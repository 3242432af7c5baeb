import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { SampleOptions } from '../../../src-main/sample-package/write-sample-package';
import { writeSamplePackage } from '../../../src-main/sample-package/write-sample-package';
import { expect } from './fixture';

/** A package like a person's own. */
export async function sampleIn(
  folder: string,
  options: SampleOptions = {},
  name = 'Orbit Notes.ipa',
): Promise<string> {
  return (await writeSamplePackage(join(folder, name), options)).file;
}

/** The practice server takes a moment to start; a package can only be published once it is there. */
export async function practiceIsRunning(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Account in use: Rehearsal team/ })).toBeVisible();
}

export async function packageIsOpen(page: Page, title = 'Orbit Notes 1.4.0 (42)'): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Beta groups' })).toBeVisible();
}

export async function writeNote(page: Page, language: string, text: string): Promise<void> {
  await page
    .getByRole('listbox', { name: 'Languages' })
    .getByRole('option', { name: language })
    .click();
  await page.getByRole('textbox', { name: `What to Test, ${language}` }).fill(text);
}

/** Ticks a box or turns a switch on by its label; the input itself is invisible. */
export async function turnOn(page: Page, kind: 'checkbox' | 'switch', name: string): Promise<void> {
  await page.locator('label', { hasText: new RegExp(`^${name}$`) }).click();
  await expect(page.getByRole(kind, { name })).toBeChecked();
}

export async function pressPublish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Rehearse', exact: true }).last().click();
}

/** The accessible names of the timeline's rows, collapsed ones included: `Done: Upload the package`. */
export async function stepTitles(page: Page): Promise<string[]> {
  const steps = page.getByRole('list', { name: 'Steps' });
  const folded = steps.getByRole('button', { name: /steps done/, expanded: false });
  if ((await folded.count()) > 0) await folded.click();
  const rows = steps.getByRole('heading');
  await expect(rows.first()).toBeVisible();
  const titles = await rows.allTextContents();
  return titles.map((title) => title.replace(/\s+/g, ' ').trim());
}
