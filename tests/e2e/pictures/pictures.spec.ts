import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { addGroups } from '../support/batch';
import { get } from '../support/bridge';
import { answerQuestions } from '../support/dialogs';
import { dropFiles } from '../support/drop';
import { expect, test } from '../support/fixture';
import { root } from '../support/launch';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  turnOn,
  writeNote,
} from '../support/publishing';

/* The pictures of the guide and the README, of the real app in practice: `npm run pictures`. */

const guide = join(root, 'src-renderer/guide/pictures');
const width = 1120;
const usualHeight = 760;

async function sizeWindow(
  app: ElectronApplication,
  page: Page,
  height = usualHeight,
): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((opened, [w, h]) => opened.setContentSize(w, h), [width, height] as const);
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** Nothing is hovered or being typed in a picture, and no toast covers it. */
async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  mkdirSync(guide, { recursive: true });
  await page.screenshot({
    path: join(guide, `${name}.png`),
    scale: 'css',
    animations: 'disabled',
    caret: 'hide',
  });
}

/** Puts a part at the upper edge, with what is above it just out of sight. */
async function scrollTo(page: Page, part: string): Promise<void> {
  await page.locator(part).evaluate((element) => {
    let parent = element.parentElement;
    while (parent !== null && parent.scrollHeight <= parent.clientHeight)
      parent = parent.parentElement;
    parent?.scrollTo(0, (element as HTMLElement).offsetTop - 20);
  });
}

const screen = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name });

test('publishing, from the package to the receipt', async ({ launch, outside }) => {
  const { app, page } = await launch({ speed: 60, language: 'en-US' });
  await sizeWindow(app, page);
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await writeNote(
    page,
    'German',
    'Die Suche geht jetzt auch ohne Netz.\nBitte im Flugzeug testen.',
  );
  await writeNote(page, 'English (US)', 'Search works offline now.\nPlease try it on a plane.');
  await turnOn(page, 'checkbox', 'Design');
  await turnOn(page, 'checkbox', 'Beta circle');
  await turnOn(page, 'switch', 'Submit for beta review');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await scrollTo(page, '#step-package');
  await take(page, 'publish');
  copyFileSync(join(guide, 'publish.png'), join(root, 'src-renderer/screenshots/publish.png'));
  await scrollTo(page, '#step-groups');
  await take(page, 'groups');
  await page.getByRole('button', { name: 'Open editor' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What to Test' })).toBeVisible();
  await take(page, 'notes');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await answerQuestions(app, 0);
  await pressPublish(page);
  const steps = page.getByRole('list', { name: 'Steps' });
  await expect(steps.getByRole('heading', { name: /^In progress: .*process/i })).toBeVisible({
    timeout: 90_000,
  });
  await sizeWindow(app, page, 600);
  await take(page, 'run');
  await expect(page.getByRole('button', { name: 'Publish another build' })).toBeVisible({
    timeout: 240_000,
  });
  await sizeWindow(app, page, 520);
  await take(page, 'run-done');
});

test('the App Store, accounts and practice', async ({ launch }) => {
  const { app, page } = await launch({ language: 'en-US' });
  await sizeWindow(app, page);
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'loose-ends' });
  await screen(page, 'Apps').click();
  const apps = page.getByRole('grid', { name: 'Apps' });
  await apps.getByRole('row', { name: 'Orbit Notes' }).first().click();
  await page.getByRole('tab', { name: /^App Store/ }).click();
  await expect(page.getByRole('region', { name: 'Readiness' })).toContainText(
    'What’s New is empty',
  );
  await take(page, 'app-store');
  await screen(page, 'Accounts').click();
  await take(page, 'accounts');
  await get(page, 'practice:reset', { scenario: 'everyday' });
  await screen(page, 'Practice').click();
  await take(page, 'practice');
});

test('a batch', async ({ launch, outside }) => {
  const { app, page } = await launch({ language: 'en-US' });
  await sizeWindow(app, page, 940);
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'white-label' });
  await practiceIsRunning(page);
  const samples = [1, 2, 3, 4, 5].map((number) =>
    sampleIn(
      outside,
      { bundleId: `com.northwind.harbor0${number}`, name: `Harbor Guide 0${number}` },
      `harbor-0${number}.ipa`,
    ),
  );
  await dropFiles(page, await Promise.all(samples));
  await page.getByRole('button', { name: 'Publish as a batch…' }).click();
  await expect(page.getByRole('list', { name: 'Apps' }).getByRole('listitem')).toHaveCount(5);
  await page.getByRole('textbox', { name: 'Name' }).fill('Spring release');
  await addGroups(page, ['QA', 'Beta circle']);
  await page.getByRole('button', { name: 'Write notes…' }).click();
  await page.getByRole('button', { name: 'Add languages…' }).press('Enter');
  await page.keyboard.type('American English');
  await expect(page.getByRole('option', { name: 'English (US)' })).toBeVisible();
  await page.keyboard.press('Enter');
  await writeNote(page, 'English (US)', 'Version {version} works offline.');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByRole('button', { name: 'Check all' }).click();
  await expect(page.getByRole('button', { name: 'Publish 5 apps…' })).toBeVisible();
  await take(page, 'batch');
});
