import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { faultsInBothThemes } from './support/both-themes';
import { answerOpenDialog, answerQuestions } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { practiceIsRunning } from './support/publishing';

/* The Testers tab of an app, in the real window against the practice server. */

const groups = (page: Page) => page.getByRole('listbox', { name: 'Groups' });
const testers = (page: Page, group: string) =>
  page.getByRole('grid', { name: `Testers of ${group}` });
const toasts = (page: Page) => page.getByRole('region', { name: 'Notifications' });
const sheet = (page: Page) => page.getByRole('dialog');

async function openTesters(page: Page): Promise<void> {
  await practiceIsRunning(page);
  const screens = page.getByRole('navigation', { name: 'Screens' });
  await screens.getByRole('button', { name: 'Apps' }).click();
  await page
    .getByRole('grid', { name: 'Apps' })
    .getByRole('row', { name: 'Orbit Notes' })
    .first()
    .click();
  await page.getByRole('tab', { name: 'Testers' }).click();
  await expect(groups(page)).toBeVisible();
}

async function openCircle(page: Page): Promise<void> {
  await openTesters(page);
  await groups(page).getByRole('option', { name: 'Beta circle' }).click();
  await expect(testers(page, 'Beta circle').getByRole('row').first()).toBeVisible();
}

test('the testers of a group are found by address, and the screen is accessible', async ({
  launch,
}) => {
  const { page } = await launch();
  await openCircle(page);
  await expect(page.getByText('200 testers', { exact: true }).last()).toBeVisible();
  await keepScreen(page, 'testers-tab');
  await page.getByRole('searchbox', { name: 'Search testers' }).fill('tester-100');
  await expect(testers(page, 'Beta circle').getByRole('row')).toHaveCount(1);
  expect(await faultsInBothThemes(page, 'testers-found')).toEqual([]);
});

test('inviting pasted people shows what becomes of each, and sends nothing until a person confirms', async ({
  launch,
}) => {
  const { page, app } = await launch();
  await openCircle(page);
  await page.getByRole('button', { name: 'Invite testers…' }).click();
  await sheet(page)
    .getByRole('textbox', { name: 'Email addresses' })
    .fill('Ada Lovelace <ada@example.com>, grace@example.com, nobody\ntester-100@example.com');
  await sheet(page).getByRole('button', { name: 'Check' }).click();
  await expect(sheet(page)).toContainText('2 people will be invited.');
  // A key that closes the sheet loses neither the list nor its check.
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Invite testers…' }).click();
  await expect(sheet(page)).toContainText('1 is already in the group. 1 can’t be used.');
  await keepScreen(page, 'testers-preview');
  const declined = await answerQuestions(app, 1);
  await sheet(page).getByRole('button', { name: 'Invite 2 testers…' }).click();
  await expect(sheet(page)).toContainText('Nothing was sent.');
  expect((await declined())[0]?.message).toBe('Invite 2 people to “Beta circle” of Orbit Notes?');
  await answerQuestions(app, 0);
  await sheet(page).getByRole('button', { name: 'Invite 2 testers…' }).click();
  await expect(page.getByRole('heading', { name: 'Invited to Beta circle' })).toBeVisible();
  await expect(page.getByText('2 invited')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search testers' }).fill('ada');
  await expect(testers(page, 'Beta circle').getByRole('row', { name: 'Ada' })).toBeVisible();
  await keepScreen(page, 'testers-invited');
});

test('a closed invite sheet keeps what was typed and checked, and Ctrl+Enter does its main act', async ({
  launch,
}) => {
  const { page, app } = await launch();
  await openCircle(page);
  const open = () => page.getByRole('button', { name: 'Invite testers…' }).click();
  const addresses = sheet(page).getByRole('textbox', { name: 'Email addresses' });
  await open();
  await addresses.fill('ada@example.com');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  await open();
  await expect(addresses).toHaveValue('ada@example.com');
  await addresses.press('ControlOrMeta+Enter');
  await expect(sheet(page)).toContainText('1 person will be invited.');
  await page.keyboard.press('Escape');
  await open();
  await expect(sheet(page)).toContainText('1 person will be invited.');
  await answerQuestions(app, 0);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('heading', { name: 'Invited to Beta circle' })).toBeVisible();
  await open();
  await expect(addresses).toHaveValue('');
});

test('people of a group without a build are not called invited, and are not sent one again', async ({
  launch,
}) => {
  const { page, app } = await launch();
  await openTesters(page);
  await page.getByRole('button', { name: 'New group…' }).click();
  await sheet(page).getByRole('textbox', { name: 'Name' }).fill('Partners');
  await sheet(page).getByRole('button', { name: 'Create group' }).click();
  await expect(page.getByText('This group has no build to test.')).toBeVisible();
  await page.getByRole('button', { name: 'Invite testers…' }).first().click();
  await sheet(page)
    .getByRole('textbox', { name: 'Email addresses' })
    .fill('ada@example.com\nnobody');
  await sheet(page).getByRole('button', { name: 'Check' }).click();
  const asked = await answerQuestions(app, 0);
  await sheet(page).getByRole('button', { name: 'Invite 1 tester…' }).click();
  await expect(page.getByText('1 person is not emailed yet')).toBeVisible();
  expect((await asked())[0]?.detail).toContain('The group has no build to test');
  await keepScreen(page, 'testers-not-emailed');
  await page.getByRole('button', { name: 'Show each person' }).click();
  await expect(sheet(page)).toContainText('Added, not emailed yet');
  await expect(sheet(page)).toContainText('Invalid email address.');
  await keepScreen(page, 'testers-not-emailed-each');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Actions for ada@example.com' }).click();
  await expect(page.getByRole('menuitem', { name: 'Resend invitation…' })).toContainText(
    'There is nothing to resend yet.',
  );
  await keepScreen(page, 'testers-no-resend');
});

test('a file with testers is read in any order of columns', async ({ launch, home }) => {
  const { page, app } = await launch();
  await openCircle(page);
  const file = join(home, 'people.csv');
  writeFileSync(file, 'Email;Last Name;First Name\nada@example.com;Lovelace;Ada\nwrong;X;Y\n');
  await answerOpenDialog(app, file);
  await page.getByRole('button', { name: 'Invite testers…' }).click();
  await sheet(page).getByText('From a file').click();
  await sheet(page).getByRole('button', { name: 'Choose file…' }).click();
  await expect(sheet(page)).toContainText('1 person will be invited. 1 can’t be used.');
  await expect(sheet(page)).toContainText('Ada Lovelace');
});

test('a file that is dropped on the open sheet is read, and one that is no list says so', async ({
  launch,
  home,
}) => {
  const { page } = await launch();
  await openCircle(page);
  const [people, later, picture] = ['people.csv', 'later.txt', 'icon.png'].map((name) =>
    join(home, name),
  ) as [string, string, string];
  writeFileSync(people, 'First Name,Last Name,Email\nAda,Lovelace,ada@example.com\n');
  writeFileSync(later, 'grace@example.com\nlin@example.com\n');
  writeFileSync(picture, 'x');
  await page.getByRole('button', { name: 'Invite testers…' }).click();
  await dropFiles(page, [people]);
  await expect(sheet(page)).toContainText('1 person will be invited.');
  await expect(sheet(page)).toContainText('Ada Lovelace');
  await dropFiles(page, [later]);
  await expect(sheet(page)).toContainText('2 people will be invited.');
  await dropFiles(page, [picture]);
  await expect(sheet(page)).toContainText('Drop one CSV or text file with email addresses.');
  await keepScreen(page, 'testers-drop-refused');
});

test('a tester is removed by the keyboard alone, and Undo adds them again', async ({ launch }) => {
  const { page } = await launch();
  await openCircle(page);
  await page.getByRole('searchbox', { name: 'Search testers' }).fill('tester-100');
  const rows = testers(page, 'Beta circle').getByRole('row');
  await expect(rows).toHaveCount(1);
  await rows.first().focus();
  await page.keyboard.press('Space');
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.getByRole('button', { name: 'Remove from group' }).focus();
  await page.keyboard.press('Enter');
  await expect(toasts(page)).toContainText('1 tester was removed from Beta circle');
  await expect(page.getByText('No tester matches “tester-100”.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(1);
});

test('a group is created, and a name that looks like another one is pointed out', async ({
  launch,
}) => {
  const { page } = await launch();
  await openTesters(page);
  await page.getByRole('button', { name: 'New group…' }).click();
  await sheet(page).getByRole('textbox', { name: 'Name' }).fill('beta-circle');
  await expect(sheet(page)).toContainText('looks nearly the same');
  await keepScreen(page, 'testers-new-group');
  await sheet(page).getByRole('textbox', { name: 'Name' }).fill('Friends');
  await sheet(page).getByRole('button', { name: 'Create group' }).click();
  await expect(groups(page).getByRole('option', { name: 'Friends' })).toBeVisible();
  await expect(page.getByText('No testers yet')).toBeVisible();
});

test('the public link is turned on only when a person confirms it', async ({ launch }) => {
  const { page, app } = await launch();
  await openCircle(page);
  const open = async () => {
    await page.getByRole('button', { name: 'Actions for Beta circle' }).click();
    await page.getByRole('menuitem', { name: 'Public link…' }).click();
  };
  await open();
  const questions = await answerQuestions(app, 0);
  await sheet(page).getByText('Let anyone with the link join').click();
  await sheet(page).getByRole('button', { name: 'Save link' }).click();
  await expect(toasts(page)).toContainText('The public link of Beta circle is on.');
  expect((await questions())[0]?.message).toContain('Turn on the public link');
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
});

test('the command palette invites testers to the chosen group, and creates a group', async ({
  launch,
}) => {
  const { page } = await launch();
  await openCircle(page);
  const choose = async (name: string) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  };
  await choose('Invite testers');
  await expect(page.getByRole('dialog', { name: 'Invite testers to Beta circle' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
  await page.getByRole('tab', { name: 'TestFlight' }).click();
  await choose('New group');
  await expect(sheet(page).getByRole('textbox', { name: 'Name' })).toBeFocused();
});
