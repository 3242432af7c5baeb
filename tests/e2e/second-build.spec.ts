import type { ElectronApplication, Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { askPractice, practiceUrl } from './support/practice-server';
import {
  packageIsOpen,
  practiceIsRunning,
  pressPublish,
  sampleIn,
  turnOn,
  writeNote,
} from './support/publishing';

const texts = {
  'en-US': ['English (US)', 'Offline search.'],
  'de-DE': ['German', 'Suche ohne Netz.'],
  ja: ['Japanese', 'オフライン検索。'],
} as const;

async function setWidth(app: ElectronApplication, page: Page, width: number): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((opened, wide) => opened.setSize(wide, 900), width);
}

/** As it is, dark, and as narrow as the window gets. */
async function look(app: ElectronApplication, page: Page, name: string): Promise<void> {
  await keepScreen(page, `light-${name}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await setWidth(app, page, 720);
  await keepScreen(page, `light-${name}-narrow`);
  await setWidth(app, page, 1180);
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  await keepScreen(page, `dark-${name}`);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'light';
  });
}

async function runIsDone(page: Page): Promise<void> {
  const another = page.getByRole('button', { name: 'Publish another build' });
  await expect(another).toBeVisible({ timeout: 120_000 });
}

/** What App Store Connect has of a build: groups, languages with their texts, and the beta review. */
async function atApple(page: Page, home: string, buildNumber: string) {
  const url = await practiceUrl(page);
  const builds = await askPractice(home, url, `/v1/builds?filter[version]=${buildNumber}`);
  const runs = await get(page, 'runs:list', {});
  const id = runs.find((run) => run.package.buildNumber === buildNumber)?.ids.build;
  const build = builds.find((one) => one.id === id);
  const groups = await askPractice(home, url, `/v1/betaGroups?filter[builds]=${build?.id}`);
  const notes = await askPractice(home, url, `/v1/builds/${build?.id}/betaBuildLocalizations`);
  const reviews = await askPractice(
    home,
    url,
    `/v1/betaAppReviewSubmissions?filter[build]=${build?.id}`,
  );
  return {
    groups: groups.map(({ attributes }) => attributes.name).sort(),
    notes: Object.fromEntries(
      notes.flatMap(({ attributes: { locale, whatsNew } }) =>
        whatsNew ? [[String(locale), String(whatsNew)]] : [],
      ),
    ),
    reviewed: reviews.length,
  };
}

/** A first build with two groups, a beta review and notes in three languages. */
async function publishFirst(app: ElectronApplication, page: Page, outside: string): Promise<void> {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  for (const [language, text] of Object.values(texts)) await writeNote(page, language, text);
  await turnOn(page, 'checkbox', 'Design');
  await turnOn(page, 'checkbox', 'Beta circle');
  await turnOn(page, 'switch', 'Submit for beta review');
  await answerQuestions(app, 0);
  await pressPublish(page);
  await runIsDone(page);
}

test('a second build is a drop and one press, with the groups, review and languages of the first', async ({
  app,
  page,
  home,
  outside,
}) => {
  test.setTimeout(300_000);
  await publishFirst(app, page, outside);
  await look(app, page, 'preset-offer');
  await page.getByRole('button', { name: 'Use these settings next time' }).click();
  await expect(page.getByText('The preset “Orbit Notes” has these settings.')).toBeVisible();
  const first = await atApple(page, home, '42');
  expect(Object.keys(first.notes).sort()).toEqual(['de-DE', 'en-US', 'ja']);
  expect(first.groups).toEqual(expect.arrayContaining(['Beta circle', 'Design']));
  expect(first.reviewed).toBe(1);

  const second = await sampleIn(outside, { build: '43' }, 'Orbit Notes 43.ipa');
  const began = performance.now();
  let interactions = 0;
  interactions += 1;
  await dropFiles(page, [second]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
  await expect(page.getByText('Filled in from the preset “Orbit Notes”.')).toBeVisible();
  const publish = page.getByRole('button', { name: 'Rehearse', exact: true }).last();
  await expect(publish).not.toHaveAttribute('aria-disabled', 'true');
  interactions += 1;
  await publish.click();
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible();
  const seconds = (performance.now() - began) / 1000;
  test.info().annotations.push({ type: 'second build', description: `${seconds.toFixed(1)} s` });
  process.stdout.write(
    `second build: ${interactions} interactions, ${seconds.toFixed(1)} s until the run was shown\n`,
  );
  expect(interactions).toBeLessThanOrEqual(2);
  await runIsDone(page);
  expect(await atApple(page, home, '43')).toEqual(first);
});

test('without a preset the last choices are used again, after a restart too, but no texts', async ({
  launch,
  home,
  outside,
}) => {
  test.setTimeout(300_000);
  const before = await launch();
  await publishFirst(before.app, before.page, outside);
  before.process.kill('SIGKILL');

  const { app, page } = await launch();
  await practiceIsRunning(page);
  await answerQuestions(app, 0);
  const second = await sampleIn(outside, { build: '43' }, 'Orbit Notes 43.ipa');
  await dropFiles(page, [second]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
  await expect(
    page.getByText('The same choices as for build 42. Notes are not copied.'),
  ).toBeVisible();
  await look(app, page, 'choices-as-before');
  await pressPublish(page);
  await runIsDone(page);
  const { groups, notes, reviewed } = await atApple(page, home, '43');
  expect(groups).toEqual(expect.arrayContaining(['Beta circle', 'Design']));
  expect(reviewed).toBe(1);
  expect(notes).toEqual({});
});

test('what was filled in can be emptied and put back, and what differs from the preset is listed', async ({
  page,
  outside,
}) => {
  test.setTimeout(300_000);
  await practiceIsRunning(page);
  const file = await sampleIn(outside);
  await dropFiles(page, [file]);
  await packageIsOpen(page);
  await writeNote(page, 'German', 'Version {version}.');
  await turnOn(page, 'checkbox', 'Design');
  await page.getByRole('button', { name: 'Save as preset' }).click();
  await expect(page.getByRole('button', { name: 'Preset “Orbit Notes”' })).toBeVisible();

  const next = await sampleIn(outside, { build: '43' }, 'Orbit Notes 43.ipa');
  await dropFiles(page, [next]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
  await expect(page.getByRole('checkbox', { name: 'Design' })).toBeChecked();
  await page.getByRole('option', { name: /^German/ }).click();
  const note = page.getByRole('textbox', { name: 'What to Test, German' });
  await expect(note).toHaveValue('Version 1.4.0.');
  await page.getByRole('button', { name: 'Start empty' }).click();
  await expect(page.getByRole('checkbox', { name: 'Design' })).not.toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByRole('checkbox', { name: 'Design' })).toBeChecked();

  await turnOn(page, 'checkbox', 'Beta circle');
  const changes = page.getByRole('button', { name: '1 change from the preset' });
  await changes.click();
  await expect(page.getByText('New group: “Beta circle”')).toBeVisible();
  await keepScreen(page, 'light-preset-changes');
  await page.getByRole('button', { name: 'Revert to preset' }).click();
  await expect(page.getByRole('checkbox', { name: 'Beta circle' })).not.toBeChecked();
  await expect(changes).toHaveCount(0);
});

test('a preset is edited by the keyboard alone, and closing the sheet by mistake loses nothing', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(300_000);
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await turnOn(page, 'checkbox', 'Design');
  await page.getByRole('button', { name: 'Save as preset' }).click();
  const toast = await page.getByRole('region', { name: 'Notifications' }).boundingBox();
  const foot = await page.locator('.plan-footer').boundingBox();
  if (toast === null || foot === null) throw new Error('Both are shown.');
  expect(toast.y + toast.height).toBeLessThan(foot.y);
  const opener = page.getByRole('button', { name: 'Preset “Orbit Notes”' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Preset' });
  const name = sheet.getByRole('textbox', { name: 'Name', exact: true });
  await expect(sheet.getByRole('checkbox', { name: 'Design' })).toBeChecked();
  await expect(name).toBeFocused();
  await expect(sheet).toContainText('PresetOrbit Notes');
  await look(app, page, 'preset-sheet');
  await sheet.getByRole('button', { name: 'Make approval key' }).click();
  await expect(page.getByRole('region', { name: 'Approval key' })).toBeFocused();
  await page.getByRole('button', { name: 'Make approval key' }).click();
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeFocused();
  await expect(page.getByText('Enter your name.')).toBeVisible();
  await look(app, page, 'approval-key-without-name');
  await page.keyboard.press('Control+1');
  await opener.focus();
  await page.keyboard.press('Enter');

  await page.keyboard.press('Control+A');
  await page.keyboard.type('Nightly');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(opener).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(sheet.getByText('These changes were not saved the last time.')).toBeVisible();
  await expect(name).toHaveValue('Nightly');

  const size = sheet.getByRole('textbox', { name: 'Warn above this size, in MB' });
  await size.fill('none');
  await expect(sheet.getByText(/Enter the size as a number/).first()).toBeVisible();
  await look(app, page, 'preset-sheet-error');
  await sheet.getByRole('button', { name: 'Add language' }).click();
  await page.getByRole('searchbox').fill('German');
  await page.keyboard.press('Enter');
  const text = sheet.getByRole('textbox', { name: 'German' });
  await text.fill('Version {version} vom {date}, Build {build}, {unknown}.');
  await expect(sheet.getByText('Sent as written: {unknown}.')).toBeVisible();
  await expect(sheet.getByText(/^For 1.4.0 \(42\): Version 1.4.0 vom .*, Build 42/)).toBeVisible();
  await sheet.getByText('Only these', { exact: true }).click();
  await sheet.getByRole('button', { name: 'Allow a check' }).click();
  await page.getByRole('searchbox').fill('tracking');
  await page.keyboard.press('Enter');
  await expect(sheet.getByText('tracking-domains')).toBeVisible();
  await look(app, page, 'preset-sheet-checks');
  const approver = sheet.getByRole('textbox', { name: 'A colleague’s public key' });
  await approver.fill('no key');
  await approver.press('Enter');
  await expect(approver).toBeVisible();
  await expect(approver).toHaveValue('no key');
  await expect(approver).toHaveAccessibleDescription(/./);
  await size.fill('0.01');
  await sheet.getByRole('button', { name: 'Save preset' }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Preset “Nightly”' })).toBeVisible();
  await expect(page.getByText(/over the limit of .* in the preset “Nightly”/)).toBeVisible();
  const { presets } = await get(page, 'presets:list', {});
  expect(presets).toMatchObject([
    {
      name: 'Nightly',
      sizeBudget: 10_000,
      allowedOverrides: ['tracking-domains'],
      notes: [{ locale: 'de-DE', text: 'Version {version} vom {date}, Build {build}, {unknown}.' }],
    },
  ]);
});

test('an armed preset publishes a dropped package once, with a countdown that stops it', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(300_000);
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await turnOn(page, 'checkbox', 'Design');
  await page.getByRole('button', { name: 'Save as preset' }).click();
  await page.getByRole('button', { name: 'Preset “Orbit Notes”' }).click();
  const sheet = page.getByRole('dialog', { name: 'Preset' });
  const asked = await answerQuestions(app, 0);
  await sheet.getByText('Publish automatically', { exact: true }).click();
  await expect(
    sheet.getByRole('switch', { name: 'Publish automatically', exact: true }),
  ).toBeChecked();
  const [question] = await asked();
  expect(question?.message).toBe('Publish “Orbit Notes” automatically?');
  expect(question?.detail).toContain('“Design”');
  await look(app, page, 'preset-armed');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Publishes automatically: on drop', { exact: true })).toBeVisible();
  await keepScreen(page, 'light-preset-armed-footer');

  const second = await sampleIn(outside, { build: '43' }, 'Orbit Notes 43.ipa');
  await dropFiles(page, [second]);
  const bar = page.getByRole('region', { name: 'Publish automatically' });
  await expect(bar).toContainText('Orbit Notes 1.4.0 (43) is rehearsed in');
  await expect(bar.getByRole('button', { name: 'Don’t publish' })).toBeFocused();
  await keepScreen(page, 'light-countdown');
  await page.keyboard.press('Enter');
  await expect(bar).toHaveCount(0);
  await expect(page.getByText('Not published. Nothing was sent.').first()).toBeVisible();
  expect(await get(page, 'runs:list', {})).toEqual([]);

  await dropFiles(page, [second]);
  await expect(bar).toBeVisible();
  await look(app, page, 'countdown');
  await expect(page.getByRole('list', { name: 'Steps' })).toBeVisible({ timeout: 30_000 });
  const [run] = await get(page, 'runs:list', {});
  expect(run?.plan.groups.map(({ name }) => name)).toContain('Design');
  await runIsDone(page);

  await dropFiles(page, [second]);
  await packageIsOpen(page, 'Orbit Notes 1.4.0 (43)');
  await expect(page.getByText('because a run of this build exists already').first()).toBeVisible();
  await expect(bar).toHaveCount(0);
  expect(await get(page, 'runs:list', {})).toHaveLength(1);
});

test('two packages dropped together are published one after the other by an armed preset', async ({
  app,
  page,
  outside,
}) => {
  test.setTimeout(300_000);
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await turnOn(page, 'checkbox', 'Design');
  await page.getByRole('button', { name: 'Save as preset' }).click();
  await expect(page.getByRole('button', { name: 'Preset “Orbit Notes”' })).toBeVisible();
  const [preset] = (await get(page, 'presets:list', {})).presets;
  await answerQuestions(app, 0);
  await get(page, 'presets:arm', { presetId: preset?.id ?? '', how: 'drop', isOn: true });
  const both = [
    await sampleIn(outside, { build: '43' }, '43.ipa'),
    await sampleIn(outside, { build: '44' }, '44.ipa'),
  ];
  await dropFiles(page, both);
  await runIsDone(page);
  await expect(page.getByRole('heading', { level: 1, name: /1\.4\.0 \(44\)/ })).toBeVisible({
    timeout: 30_000,
  });
  const runs = await get(page, 'runs:list', {});
  expect(runs.map((run) => run.package.buildNumber).sort()).toEqual(['43', '44']);
});
