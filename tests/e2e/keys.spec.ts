import type { Page } from '@playwright/test';
import type { Account } from '#shared/domain/account';
import { message } from '#shared/words/message';
import { accessibilityFaults } from './support/accessibility';
import { faultsInBothThemes } from './support/both-themes';
import { get } from './support/bridge';
import { answerQuestions } from './support/dialogs';
import { expect, keepScreen, test } from './support/fixture';
import { keepAccounts, keptAccount, keptReport } from './support/kept-accounts';
import { keyRow } from './support/key-menu';
import { addLiveKey } from './support/live-account';
import { startLiveTeams } from './support/live-teams';

const hour = 3_600_000;
const ago = (hours: number): string => new Date(Date.now() - hours * hour).toISOString();

const rejected = {
  check: 'key',
  state: 'failed',
  words: message('key-check.key.rejected'),
} as const;
const agreementMissing = {
  check: 'agreements',
  state: 'failed',
  words: message('key-check.agreements.missing'),
} as const;
const unreached = {
  check: 'connection',
  state: 'failed',
  words: message('key-check.connection.no-response'),
} as const;

const everyState: readonly Account[] = [
  keptAccount(0, { name: 'Northwind Apps', color: 'teal', lastUsedAt: ago(1) }),
  keptAccount(1, {
    name: 'Tide Table',
    lastUsedAt: ago(3),
    check: { state: 'refused', at: ago(0), code: 'key-revoked' },
    report: keptReport('failed', rejected, 'key-revoked'),
  }),
  keptAccount(2, {
    name: 'Northwind Apps, build server',
    lastUsedAt: ago(30),
    role: { role: 'DEVELOPER', known: 'found' },
    report: keptReport('limited'),
  }),
  keptAccount(3, { name: 'Northwind Labs, a very long name that no column has room for at all' }),
  keptAccount(4, {
    name: 'Harbor',
    report: keptReport('failed', agreementMissing, 'agreement-missing'),
  }),
  keptAccount(5, {
    name: 'Orbit',
    color: 'orange',
    report: keptReport('not-reached', unreached, 'network-unreachable'),
    reportBefore: keptReport('working'),
  }),
  keptAccount(6, { name: 'Session', storage: 'session' }),
  keptAccount(7, { name: 'Individual', issuerId: null }),
  keptAccount(8, {
    name: 'Fresh',
    check: { state: 'not-tested' },
    report: undefined as never,
    role: undefined as never,
  }),
];

async function showAccounts(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Accounts', exact: true }).click();
  await expect(keyRow(page, 'Rehearsal team')).toContainText('Working');
}

const panel = (page: Page, name: string) => page.getByRole('region', { name: `Checks of ${name}` });

test('every state of a key is shown in its row, problems first, and a failing key explains itself', async ({
  launch,
  home,
}) => {
  keepAccounts(home, JSON.parse(JSON.stringify(everyState)) as Account[]);
  const { app, page } = await launch();
  await showAccounts(page);
  await expect(page.getByRole('heading', { name: 'Keys' })).toBeVisible();
  await expect(keyRow(page, 'Tide Table')).toContainText('Revoked');
  await expect(keyRow(page, 'build server')).toContainText('Uploads only');
  await expect(keyRow(page, 'build server')).toContainText('No notes or groups');
  await expect(keyRow(page, 'Harbor')).toContainText('Agreement missing');
  await expect(keyRow(page, 'Orbit')).toContainText('Not reached');
  await expect(keyRow(page, 'Session')).toContainText('Key needed');
  await expect(keyRow(page, 'Fresh')).toContainText('Not checked');
  await expect(keyRow(page, 'Fresh')).toContainText('Unknown');
  await expect(keyRow(page, 'Northwind Labs')).toContainText('Never');
  const names = await page.locator('.key-name-words').allTextContents();
  expect(names.slice(0, 3).sort()).toEqual(['Harbor', 'Session', 'Tide Table']);
  await expect(panel(page, 'Tide Table')).toContainText(
    'Tide Table can’t publish. Nothing was lost.',
  );
  await expect(panel(page, 'Tide Table')).toContainText('An Admin of the team can fix this.');
  await expect(panel(page, 'Tide Table').getByRole('listitem')).toHaveCount(6);
  await expect(panel(page, 'Tide Table').getByRole('button')).toHaveText(['Replace key…']);
  await expect(panel(page, 'Harbor').getByRole('button')).toHaveText(['Open agreements']);
  await expect(panel(page, 'build server')).toBeHidden();

  expect(await faultsInBothThemes(page, 'keys')).toEqual([]);
  await page.locator('.screen-scroll').evaluate((area) => area.scrollTo(0, area.scrollHeight));
  await keepScreen(page, 'light-keys-end');
  const window = await app.browserWindow(page);
  for (const zoom of [1, 2]) {
    await window.evaluate((opened, factor) => {
      opened.setSize(720, 780);
      opened.webContents.setZoomFactor(factor);
    }, zoom);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(720 / zoom);
    await page.locator('.screen-scroll').evaluate((area) => area.scrollTo(0, 0));
    await keepScreen(page, `light-keys-${720 / zoom}`);
    expect(await accessibilityFaults(page)).toEqual([]);
    const hangsOver = await page
      .locator('.screen-scroll')
      .evaluate((area) => area.scrollWidth > area.clientWidth);
    expect(hangsOver).toBe(false);
  }
});

test('a key is used, renamed, colored and deleted by the keyboard alone', async ({
  launch,
  home,
}) => {
  keepAccounts(home, [
    keptAccount(0, { name: 'Alder', lastUsedAt: ago(1) }),
    keptAccount(1, { name: 'Birch', lastUsedAt: ago(2) }),
    keptAccount(2, { name: 'Cedar', lastUsedAt: ago(3) }),
  ]);
  const { app, page } = await launch();
  await showAccounts(page);
  const { keyboard } = page;
  await page.getByRole('button', { name: 'Add key…' }).focus();
  await keyboard.press('Tab');
  await expect(keyRow(page, 'Alder')).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(keyRow(page, 'Birch')).toBeFocused();

  await test.step('the menu opens on Enter, and Escape returns to the row', async () => {
    await keyboard.press('Enter');
    const menu = page.getByRole('menu', { name: 'Actions for Birch' });
    await expect(menu.getByRole('menuitem')).toHaveText([
      'Use for publishing',
      'Check key',
      'Show checks',
      'Rename…',
      'Color',
      'Change role…',
      'Replace key…',
      'Back up key…',
      'Delete key…',
    ]);
    await keepScreen(page, 'light-keys-menu');
    await keyboard.press('Enter');
    await expect(keyRow(page, 'Birch')).toContainText('In use');
    await expect(page.locator(':focus')).toBeVisible();
  });

  await test.step('F2 renames in place; a name that is taken says so, and Escape leaves it', async () => {
    await keyRow(page, 'Birch').focus();
    await keyboard.press('F2');
    const field = page.getByRole('textbox', { name: 'Name of the account' });
    await expect(field).toBeFocused();
    await keyboard.type('Cedar');
    await keyboard.press('Enter');
    await expect(page.getByText('Another account already has this name')).toBeVisible();
    await keepScreen(page, 'light-keys-rename');
    expect(await accessibilityFaults(page)).toEqual([]);
    await keyboard.press('Escape');
    await expect(keyRow(page, 'Birch')).toBeFocused();
    await keyboard.press('F2');
    await keyboard.type('Beech');
    await keyboard.press('Enter');
    await expect(keyRow(page, 'Beech')).toBeFocused();
  });

  await test.step('the color of an account is shown wherever its name is', async () => {
    await keyboard.press('Enter');
    await keyboard.type('Color');
    await keyboard.press('ArrowRight');
    await page.getByRole('menuitemradio', { name: 'Pink' }).press('Enter');
    await expect(keyRow(page, 'Beech').locator('.color-dot-pink')).toBeVisible();
    await expect(page.locator('.account-menu .color-dot-pink')).toBeVisible();
    const [kept] = (await get(page, 'accounts:list', {})).filter(({ color }) => color === 'pink');
    expect(kept?.name).toBe('Beech');
  });

  await test.step('Delete asks, and the focus goes to the next row', async () => {
    await keyRow(page, 'Beech').focus();
    const declined = await answerQuestions(app, 1);
    await keyboard.press('Delete');
    await expect.poll(async () => (await declined()).length).toBe(1);
    expect((await declined())[0]?.detail).toContain('This may be the last copy.');
    await expect(keyRow(page, 'Beech')).toBeFocused();
    await answerQuestions(app, 0);
    await keyboard.press('Delete');
    await expect(keyRow(page, 'Beech')).toBeHidden();
    await expect(keyRow(page, 'Cedar')).toBeFocused();
  });

  await test.step('practice can only be used and checked', async () => {
    await keyRow(page, 'Rehearsal team').focus();
    await keyboard.press('Delete');
    await keyboard.press('F2');
    await keyboard.press('Enter');
    const menu = page.getByRole('menu', { name: 'Actions for Rehearsal team' });
    await expect(menu.getByRole('menuitem')).toHaveText([
      'Use for publishing',
      'Check key',
      'Show checks',
    ]);
    await keyboard.press('Escape');
  });
});

test('what the menu of a key offers is found in the command palette, from any screen', async ({
  launch,
  home,
}) => {
  keepAccounts(home, [keptAccount(0, { name: 'Alder' }), keptAccount(1, { name: 'Birch' })]);
  const { page } = await launch();
  await expect(page.getByRole('button', { name: /^Account in use: Alder/ })).toBeVisible();
  const { keyboard } = page;
  const choose = async (query: string) => {
    await expect(page.getByRole('dialog').or(page.getByRole('menu'))).toHaveCount(0);
    await keyboard.press('Control+1');
    await expect(
      page.getByRole('heading', { name: 'Drop an .ipa or .pkg to begin' }),
    ).toBeVisible();
    await keyboard.press('Control+k');
    await expect(page.getByRole('combobox')).toBeFocused();
    await keyboard.type(query);
    await keyboard.press('Enter');
  };
  await choose('rename birch');
  await expect(page.getByRole('textbox', { name: 'Name of the account' })).toHaveValue('Birch');
  await expect(page.getByRole('textbox', { name: 'Name of the account' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(keyRow(page, 'Birch')).toBeFocused();
  await choose('color birch');
  await expect(page.getByRole('menu', { name: 'Actions for Birch' })).toBeVisible();
  await keyboard.press('Escape');
  await choose('replace birch');
  await expect(page.getByRole('dialog', { name: /Replace/ })).toBeVisible();
  await keyboard.press('Escape');
  await choose('role birch');
  await expect(page.getByRole('dialog')).toContainText('Birch');
});

test('all keys are checked at once: each row turns in place, and an outage keeps the results before', async ({
  launch,
}) => {
  const teams = await startLiveTeams();
  const { app, page } = await launch({ args: teams.args });
  await teams.makeTrusted(app);
  for (const key of ['A', 'B', 'C']) teams.answers[`LIVE00000${key}`] = { apps: ['com.example.a'] };
  for (const [place, name] of ['Alder', 'Birch', 'Cedar'].entries())
    await addLiveKey(page, { name, place });
  await showAccounts(page);
  await expect(page.getByText('4 working')).toBeVisible();

  await test.step('a key that is revoked meanwhile', async () => {
    teams.answers.LIVE00000B = { status: 401 };
    teams.answers.LIVE00000C = 'held';
    const check = page.getByRole('button', { name: 'Check all keys' });
    await check.press('Enter');
    await expect(keyRow(page, 'Cedar')).toContainText('Checking…');
    teams.answers.LIVE00000C = { apps: [] };
    teams.release();
    await expect(keyRow(page, 'Birch')).toContainText('Revoked');
    await expect(keyRow(page, 'Alder')).toContainText('Working');
    await expect(keyRow(page, 'Cedar')).toContainText('Working');
    await expect(page.getByText('1 blocker', { exact: true })).toBeVisible();
    await expect(check).toBeFocused();
    await expect(page.getByRole('status')).toContainText('Checked: 3 working and 1 blocker');
    await panel(page, 'Birch').getByRole('button', { name: 'Replace key…' }).click();
    await expect(page.getByRole('dialog', { name: 'Replace the key of Birch' })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('without a network the reason is said once, and what was known stays', async () => {
    for (const key of ['A', 'B', 'C']) teams.answers[`LIVE00000${key}`] = 'unreachable';
    await page.getByRole('button', { name: 'Check all keys' }).press('Enter');
    await expect(keyRow(page, 'Alder')).toContainText('Not reached', { timeout: 30_000 });
    await expect(keyRow(page, 'Alder')).toContainText('Worked');
    await expect(keyRow(page, 'Birch')).toContainText('Revoked,');
    await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(1);
    await expect(page.getByText('The results below are from')).toBeVisible();
    expect(await faultsInBothThemes(page, 'keys-offline')).toEqual([]);
  });

  await test.step('a key that works again on a second try gives the focus to its row', async () => {
    for (const key of ['B', 'C']) teams.answers[`LIVE00000${key}`] = { apps: [] };
    await page.getByRole('button', { name: 'Check all keys' }).press('Enter');
    await expect(keyRow(page, 'Cedar')).toContainText('Working');
    await expect(page.getByText('Checking…')).toHaveCount(0);
    const again = panel(page, 'Alder').getByRole('button', { name: 'Try again' });
    teams.answers.LIVE00000A = 'held';
    await keyRow(page, 'Alder').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(again).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(keyRow(page, 'Alder')).toContainText('Checking…');
    await expect(again).toBeFocused();
    teams.answers.LIVE00000A = { apps: [] };
    teams.release();
    await expect(keyRow(page, 'Alder')).toContainText('Working');
    await expect(panel(page, 'Alder')).toBeHidden();
    await expect(keyRow(page, 'Alder')).toBeFocused();
  });
  for (const { id, environment } of await get(page, 'accounts:list', {})) {
    await answerQuestions(app, 0);
    if (environment === 'live') await get(page, 'accounts:delete', { accountId: id });
  }
  await teams.end();
});
