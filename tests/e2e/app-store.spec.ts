import type { ElectronApplication, Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { expect, keepScreen, test } from './support/fixture';
import { askPractice, practiceUrl } from './support/practice-server';
import { practiceIsRunning } from './support/publishing';
import { tabTo } from './support/tab-to';

/* The App Store tab before a submission, in the real window against the practice server. */

const orbit = 'com.northwind.orbit';

const readiness = (page: Page) => page.getByRole('region', { name: 'Readiness' });
const version = (page: Page) => page.getByRole('region', { name: 'Version 1.4.0' });
const bar = (page: Page) => page.locator('#store-submit');
const submit = (page: Page) => bar(page).getByRole('button', { name: 'Rehearse submission…' });

async function openTab(page: Page): Promise<void> {
  await practiceIsRunning(page);
  const screens = page.getByRole('navigation', { name: 'Screens' });
  await screens.getByRole('button', { name: 'Apps' }).click();
  const apps = page.getByRole('grid', { name: 'Apps' });
  await apps.getByRole('row', { name: 'Orbit Notes' }).first().click();
  await page.getByRole('tab', { name: /^App Store/ }).click();
}

/** 1.4.0 with build 41, which has no compliance answer; its What's New is empty in German. */
async function openUnfinished(page: Page): Promise<void> {
  await practiceIsRunning(page);
  await get(page, 'practice:reset', { scenario: 'loose-ends' });
  await openTab(page);
  await expect(readiness(page)).toContainText('What’s New is empty in German');
}

async function keptDraft(page: Page) {
  const [account] = await get(page, 'accounts:list', {});
  return get(page, 'app-store:read-draft', {
    accountId: account?.id ?? '',
    bundleId: orbit,
    platform: 'IOS',
  });
}

/** Answers what only App Store Connect and the TestFlight tab can answer, as a colleague would. */
async function answerCompliance(page: Page, home: string): Promise<void> {
  const url = await practiceUrl(page);
  const builds = await askPractice(home, url, '/v1/builds?filter[version]=41');
  const [build] = builds.filter(({ attributes }) => attributes.usesNonExemptEncryption === null);
  await askPractice(home, url, `/v1/builds/${build?.id}`, {
    method: 'PATCH',
    data: { type: 'builds', id: build?.id, attributes: { usesNonExemptEncryption: false } },
  });
}

async function narrow(app: ElectronApplication, page: Page, name: string): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 780));
  await keepScreen(page, `narrow-${name}`);
  const overflow = await page.evaluate(() => {
    const screen = document.getElementById('screen');
    return screen === null ? null : screen.scrollWidth - screen.clientWidth;
  });
  expect(overflow).toBe(0);
  await window.evaluate((opened) => opened.setSize(1180, 820));
}

test('what keeps the version from review is listed, and each line leads to where it is fixed', async ({
  app,
  page,
}) => {
  await openUnfinished(page);
  await expect(readiness(page)).toContainText('16 of 18 ready');
  await expect(page.getByRole('tab', { name: /^App Store 2 blockers$/ })).toBeVisible();
  await expect(bar(page)).toContainText('Submits 1.4.0 (41) for review.');
  await expect(submit(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(submit(page)).toHaveAccessibleDescription('Fix 2 blockers first');
  expect(await faultsInBothThemes(page, 'app-store-readiness')).toEqual([]);
  await narrow(app, page, 'app-store-readiness');

  const fold = readiness(page).getByRole('button', { name: /^16 ready:/ });
  await fold.press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await expect(readiness(page).getByText('age rating', { exact: true })).toBeVisible();

  await readiness(page)
    .getByRole('button', { name: /^Write it/ })
    .press('Enter');
  const german = page.getByRole('textbox', { name: 'What’s New, German' });
  await expect(german).toBeFocused();
  await page.keyboard.type('Ordner lassen sich teilen.');
  // What is typed counts as if it were saved.
  await expect(readiness(page)).toContainText('17 of 18 ready');
  await expect(submit(page)).toHaveAccessibleDescription('Fix 1 blocker first');
  await expect(bar(page)).toContainText('Changes stay on this computer until you save or submit.');
  // Focusable while it is off.
  await tabTo(page, /^Rehearse submission…$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Readiness' })).toBeVisible();

  await readiness(page)
    .getByRole('button', { name: /^Answer…/ })
    .press('Enter');
  await expect(page.getByRole('dialog')).toContainText('1.4.0 (41)');
});

test('a release date is chosen in a time zone by the keyboard, shown in two others, and refused once it is past', async ({
  app,
  page,
  home,
  launch,
}) => {
  await openUnfinished(page);
  await version(page).getByRole('radio', { name: 'Manually' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(
    version(page).getByRole('radio', { name: 'Automatically, no earlier than' }),
  ).toBeChecked();
  await version(page)
    .getByRole('button', { name: /Time zone/ })
    .press('Enter');
  await page.keyboard.type('berl');
  await expect(page.getByRole('option', { name: /^Berlin/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(version(page).getByRole('button', { name: /Berlin, UTC\+1/ })).toBeFocused();

  const part = (name: RegExp) => version(page).getByRole('spinbutton', { name });
  await part(/day/).focus();
  await page.keyboard.type('03122099');
  await part(/hour/).focus();
  await page.keyboard.type('0900');
  await expect(version(page)).toContainText('08:00 in UTC, 00:00 in California');
  await expect(bar(page)).toContainText('releases it on 3 Dec 2099, 09:00 (Berlin)');
  await version(page).getByRole('switch', { name: 'Phased release over 7 days' }).press('Space');
  await expect(bar(page)).toContainText('releases it over 7 days from 3 Dec 2099, 09:00 (Berlin).');
  expect(await faultsInBothThemes(page, 'app-store-schedule')).toEqual([]);
  await narrow(app, page, 'app-store-schedule');

  await part(/minute/).focus();
  await page.keyboard.type('15');
  await expect(version(page)).toContainText('Choose 09:00 or 10:00.');
  await expect(submit(page)).toHaveAccessibleDescription('Correct the release date first');
  await part(/minute/).focus();
  await page.keyboard.type('00');
  await part(/year/).focus();
  await page.keyboard.type('2020');
  await expect(version(page)).toContainText('This time has passed. Choose a later one.');
  await expect(submit(page)).toHaveAccessibleDescription('Correct the release date first');
  expect(await faultsInBothThemes(page, 'app-store-past-date')).toEqual([]);
  await part(/year/).focus();
  await page.keyboard.type('2099');
  await expect(version(page)).not.toContainText('This time has passed');

  // Killed, not quit: nothing of it is lost.
  await expect
    .poll(async () => (await keptDraft(page))?.release)
    .toEqual({ type: 'scheduled', at: '2099-12-03T08:00:00.000Z', timeZone: 'Europe/Berlin' });
  app.process().kill('SIGKILL');
  const again = await launch({ home });
  await openTab(again.page);
  await expect(bar(again.page)).toContainText('over 7 days from 3 Dec 2099, 09:00 (Berlin).');
  await expect(version(again.page).getByRole('button', { name: /Berlin, UTC\+1/ })).toBeVisible();
});

test('a submission is asked about; declined it does nothing, accepted it opens its run', async ({
  app,
  page,
  home,
}) => {
  await openUnfinished(page);
  await answerCompliance(page, home);
  await openTab(page);
  await expect(readiness(page)).toContainText('17 of 18 ready');
  await readiness(page)
    .getByRole('button', { name: /^Write it/ })
    .press('Enter');
  await page.keyboard.type('Ordner lassen sich teilen.');
  await version(page).getByLabel('Copyright').fill('2026 Northwind Notes');
  await expect(readiness(page)).toContainText('18 of 18 ready');
  await expect(page.getByText('Ready', { exact: true })).toBeVisible();
  await keepScreen(page, 'light-app-store-ready');

  const declined = await answerQuestions(app, 1);
  await submit(page).press('Enter');
  await expect.poll(async () => (await declined()).length).toBe(1);
  const [question] = await declined();
  expect(question?.message).toBe('Rehearse submitting Orbit Notes 1.4.0 (41) for review?');
  await expect(submit(page)).toBeEnabled();
  expect(await get(page, 'runs:list', {})).toEqual([]);

  await answerQuestions(app, 0);
  await submit(page).press('Enter');
  await expect(page.getByRole('heading', { name: /Orbit Notes/ })).toBeVisible();
  await expect.poll(async () => (await get(page, 'runs:list', {})).length).toBe(1);
  const [run] = await get(page, 'runs:list', {});
  expect(run?.plan.appStore).toMatchObject({
    submit: true,
    copyright: '2026 Northwind Notes',
    texts: [{ locale: 'de-DE', whatsNew: 'Ordner lassen sich teilen.' }],
  });
});
