import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { SampleOptions } from '../../../src-main/sample-package/write-sample-package';
import { get } from './bridge';
import { dropFiles } from './drop';
import { expect } from './fixture';
import { practiceIsRunning, sampleIn } from './publishing';

/** The lines of the batch that is shown. */
export const batchRows = (page: Page): Locator =>
  page.getByRole('list', { name: 'Apps' }).getByRole('listitem');

/** Packages of the first apps of a white-label team. */
async function packagesOf(
  folder: string,
  count: number,
  optionsOf: (number: number) => SampleOptions,
): Promise<string[]> {
  const numbers = Array.from({ length: count }, (_, place) => place + 1);
  return Promise.all(
    numbers.map((number) => {
      const digits = String(number).padStart(2, '0');
      return sampleIn(
        folder,
        {
          bundleId: `com.northwind.harbor${digits}`,
          name: `Harbor Guide ${digits}`,
          ...optionsOf(number),
        },
        `harbor-${digits}.ipa`,
      );
    }),
  );
}

/** Drops the packages of a white-label team, and makes them a batch. */
export async function openBatch(
  page: Page,
  folder: string,
  count: number,
  optionsOf: (number: number) => SampleOptions = () => ({}),
): Promise<string[]> {
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'white-label' });
  await practiceIsRunning(page);
  const paths = await packagesOf(folder, count, optionsOf);
  await dropFiles(page, paths);
  await page.getByRole('button', { name: 'Publish as a batch…' }).click();
  await expect(batchRows(page)).toHaveCount(count);
  return paths;
}

/** Chooses groups for all apps, by name. */
export async function addGroups(page: Page, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole('button', { name: 'Add group…' }).press('Enter');
    await page.keyboard.type(name);
    await expect(page.getByRole('option', { name }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: `Remove ${name}` })).toBeVisible();
  }
}

/** Notes in American English for all apps. */
export async function writeSharedNotes(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Write notes…' }).click();
  await page.getByRole('button', { name: 'Add languages…' }).press('Enter');
  await page.keyboard.type('American English');
  await expect(page.getByRole('option', { name: 'English (US)' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'What to Test, English (US)' }).fill(text);
  // It is filled in for each package.
  await expect(page.getByText('looks like a placeholder')).toHaveCount(0);
  await page.getByRole('button', { name: 'Done' }).click();
}

/** What the practice server was sent and accepted, by kind, over all its processes. */
export function writesIn(recordFile: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const line of readFileSync(recordFile, 'utf8').trim().split('\n')) {
    const [method, path, status] = JSON.parse(line) as [string, string, number];
    if (method === 'GET' || status >= 300) continue;
    const kind = new URL(path, 'http://practice').pathname
      .replace(/^\/parts\/.*/, '/parts')
      .replace(/\/[^/]*\d[^/]*(?=\/|$)/g, (part) => (/^\/v\d+$/.test(part) ? part : '/ID'));
    counts[`${method} ${kind}`] = (counts[`${method} ${kind}`] ?? 0) + 1;
  }
  return counts;
}
