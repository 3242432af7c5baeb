import type { Page } from '@playwright/test';
import { knownLocales } from '#shared/asc/locales';
import type { SampleOptions } from '../../src-main/sample-package/write-sample-package';
import { openEveryRun } from './support/activity';
import { get } from './support/bridge';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { keepRun } from './support/kept-runs';
import type { RunningApp } from './support/launch';
import { packageIsOpen, practiceIsRunning, sampleIn } from './support/publishing';
import { runStates } from './support/run-states';
import { unplacedScrollAreas, walkByTab } from './support/walk';

const sizes = [
  [1440, 900],
  [1180, 780],
  [900, 640],
  [720, 480],
] as const;

const screen = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name });

/** Notes in every language that Apple takes, for the sample as it is dropped. */
async function writeFiftyNotes(page: Page): Promise<void> {
  await get(page, 'drafts:save', {
    accountId: 'practice',
    bundleId: 'com.northwind.orbit',
    version: '1.4.0',
    buildNumber: '42',
    draft: {
      notes: knownLocales.map((locale) => ({ locale, text: `Offline search. ${locale}` })),
      groups: ['Beta circle'],
      submitForBetaReview: true,
      usesNonExemptEncryption: null,
      limits: { findBuildMinutes: 15, processingMinutes: 120 },
    },
  });
}

interface Walker {
  walk: (name: string) => Promise<void>;
  faults: Record<string, string[]>;
  /** How many stops the last walk through each state had. */
  stops: Record<string, number>;
}

/** Walks through a state of the window at every size, and records what is wrong. */
async function walker({ app, page }: RunningApp): Promise<Walker> {
  const window = await app.browserWindow(page);
  const faults: Walker['faults'] = {};
  const stops: Walker['stops'] = {};
  const walk = async (name: string): Promise<void> => {
    for (const [width, height] of sizes) {
      await window.evaluate((opened, [w, h]) => opened.setSize(w, h), [width, height] as const);
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      const walked = await walkByTab(page);
      stops[name] = walked.stops.length;
      const found = [...walked.faults, ...(await unplacedScrollAreas(page))];
      if (found.length > 0) faults[`${name}, ${width} px`] = found;
    }
  };
  return { walk, faults, stops };
}

test('Tab reaches every control of Publish visibly, and the document never scrolls', async ({
  running,
  page,
  outside,
}) => {
  test.setTimeout(900_000);
  const { walk, faults, stops } = await walker(running);
  await practiceIsRunning(page);
  const drop = async (...samples: [SampleOptions, string][]) => {
    const files = samples.map(([options, name]) => sampleIn(outside, options, name));
    await dropFiles(page, await Promise.all(files));
  };

  await walk('empty');
  await dropFiles(page, ['/nonexistent/Gone.ipa']);
  await expect(page.getByRole('alert')).toBeVisible();
  await walk('a package refused');
  await drop([
    { defects: ['ad-hoc', 'profile-expires-soon'], usesNonExemptEncryption: null },
    'Faults.ipa',
  ]);
  await expect(page.getByRole('list', { name: 'Findings' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Beta groups' })).toBeVisible();
  await walk('findings');
  await page
    .getByRole('button', { name: /^Override/ })
    .first()
    .click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await walk('an overridden finding');
  await page.keyboard.press('Escape');

  await writeFiftyNotes(page);
  await drop([{}, 'Fifty.ipa'], [{}, 'Second.ipa'], [{}, 'Third.ipa']);
  await packageIsOpen(page);
  await expect(page.getByText('50 of 50 languages')).toBeVisible();
  await page.getByRole('button', { name: 'Timeouts' }).click();
  await page.getByRole('button', { name: /^\d+ notes?$/ }).click();
  await walk('50 languages and two packages that wait');

  expect(faults).toEqual({});
  // The walk did cover the screen.
  expect(stops['50 languages and two packages that wait']).toBeGreaterThan(25);
});

test('Tab reaches every control of the other screens visibly, and the document never scrolls', async ({
  launch,
  home,
}) => {
  test.setTimeout(900_000);
  for (const [place, state] of runStates.entries())
    await keepRun(home, { ...state.kept, buildNumber: `${60 + place}`, minutesAgo: 90 + place });
  const running = await launch();
  const { page } = running;
  const { walk, faults, stops } = await walker(running);
  await practiceIsRunning(page);
  for (const [place, { name }] of runStates.entries()) {
    if (name !== 'done' && name !== 'failed') continue;
    await openEveryRun(page);
    // In the smallest window only the first rows are rendered.
    await page.getByRole('searchbox').fill(`${60 + place}`);
    await page.getByRole('row', { name: `(${60 + place})` }).click();
    await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
    await walk(`run, ${name}`);
    await page.getByRole('button', { name: 'Details' }).first().click();
    await walk(`run, ${name}, details`);
  }
  await openEveryRun(page);
  await page.getByRole('searchbox').fill('');
  for (const name of [/^Activity/, 'Apps', 'Accounts', 'Practice', 'Settings']) {
    await screen(page, name).click();
    await walk(String(name));
  }
  await page.getByText('Limit upload speed').click();
  await walk('Settings, limited');
  await page.getByRole('button', { name: 'Show shortcuts' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await walk('shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('settings');
  await walk('the command palette');
  await page.keyboard.press('Escape');
  await screen(page, 'Accounts').click();
  await page.getByRole('button', { name: 'Add key' }).click();
  await walk('Add key');
  await screen(page, 'Practice').click();
  await page.getByRole('button', { name: 'Start A first release' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await walk('a question');

  expect(faults).toEqual({});
  expect(stops['Add key']).toBeGreaterThan(4);
});

test('Tab reaches every control of an app’s page and the expiry calendar visibly', async ({
  running,
  page,
}) => {
  test.setTimeout(900_000);
  const { walk, faults, stops } = await walker(running);
  await practiceIsRunning(page);
  const tab = (name: string) => page.getByRole('tab', { name });
  await screen(page, 'Apps').click();
  await page.getByRole('grid', { name: 'Apps' }).getByRole('row', { name: 'Orbit Notes' }).click();
  const build = page
    .getByRole('grid', { name: 'Builds', exact: true })
    .getByRole('row', { name: '1.3.2 (41)' });
  await expect(build).toBeVisible();
  await walk('builds');
  await build.click();
  await expect(page.getByRole('dialog')).toContainText('Build 1.3.2 (41)');
  await walk('a build');
  await page.keyboard.press('Escape');
  await tab('Testers').click();
  await page
    .getByRole('listbox', { name: 'Groups' })
    .getByRole('option', { name: 'Beta circle' })
    .click();
  await expect(
    page.getByRole('grid', { name: 'Testers of Beta circle' }).getByRole('row').first(),
  ).toBeVisible();
  await walk('testers');
  await page.getByRole('button', { name: 'Invite testers…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await walk('inviting testers');
  await page.keyboard.press('Escape');
  await tab('Test Information').click();
  await expect(page.getByRole('textbox', { name: 'Beta App Description' })).toBeVisible();
  await walk('test information');
  await screen(page, 'Apps').click();
  await page.getByRole('button', { name: 'Expiration calendar' }).click();
  await expect(page.getByRole('grid', { name: 'Expiration calendar' })).toBeVisible();
  await walk('the expiry calendar');

  expect(faults).toEqual({});
  expect(stops['test information']).toBeGreaterThan(10);
});

test('nothing scrolls the document: no focus, no scrollIntoView, no wheel', async ({ page }) => {
  await practiceIsRunning(page);
  await page.evaluate(() => {
    for (const parent of [document.body, document.querySelector('.screen-content')]) {
      const low = Object.assign(document.createElement('button'), { textContent: 'Low' });
      Object.assign(low.style, { position: 'absolute', insetBlockStart: '5000px' });
      parent?.append(low);
      low.focus();
      low.scrollIntoView();
    }
    globalThis.scrollTo(0, 4000);
  });
  await page.mouse.wheel(0, 3000);
  const scrolled = () =>
    page.evaluate(() =>
      [document.documentElement, document.body, document.getElementById('root')].map(
        (element) => element?.scrollTop,
      ),
    );
  await expect.poll(scrolled).toEqual([0, 0, 0]);
});
