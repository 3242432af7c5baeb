import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { accessibilityFaults } from './support/accessibility';
import { faultsInBothThemes } from './support/both-themes';
import { answerOpenDialog } from './support/dialogs';
import { dropFiles } from './support/drop';
import { expect, keepScreen, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn, writeNote } from './support/publishing';

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Notes from Git' });
const note = (page: Page) => page.getByRole('textbox', { name: 'What to Test, English (US)' });
const preview = (page: Page) => sheet(page).getByRole('textbox');

/** A repository with a tag, and commits after it. */
async function repositoryIn(folder: string, subjects: readonly string[]): Promise<string> {
  const repository = join(folder, 'orbit-notes');
  await mkdir(repository);
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      [
        '-c',
        'user.name=Ada',
        '-c',
        'user.email=ada@example.com',
        '-c',
        'commit.gpgSign=false',
        ...args,
      ],
      { cwd: repository },
    );
  const commit = (text: string) => git('commit', '--quiet', '--allow-empty', '--message', text);
  git('init', '--quiet', '--initial-branch=main');
  commit('feat: first');
  git('tag', 'v1.3.0');
  for (const subject of subjects) commit(subject);
  return repository;
}

async function openEditor(page: Page, outside: string): Promise<void> {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await page.getByRole('button', { name: 'Open editor' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'What to Test' })).toBeVisible();
}

/** By the keyboard alone. */
async function openFromMenu(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name }).focus();
  await page.keyboard.press('Enter');
}

test('the commits since the last tag become a note, which can be undone', async ({
  app,
  page,
  outside,
}) => {
  const repository = await repositoryIn(outside, [
    'feat(search): find notes offline',
    '✨ feat: ✨ sparkling maps',
    'fix: crash when a note is empty',
    'chore: update tools',
  ]);
  await openEditor(page, outside);
  await openFromMenu(page, 'From Git…');
  await expect(sheet(page)).toContainText('No repository has been chosen for Orbit Notes yet.');
  await answerOpenDialog(app, outside);
  await sheet(page).getByRole('button', { name: 'Choose repository…' }).press('Enter');
  await expect(sheet(page).getByRole('alert')).toContainText('This folder is not a Git repository');
  await keepScreen(page, 'light-notes-git-error');
  await answerOpenDialog(app, repository);
  await sheet(page).getByRole('button', { name: 'Choose repository…' }).press('Enter');
  await expect(sheet(page)).toContainText('main at');
  await expect(sheet(page)).toContainText('The newest tag. No tag belongs to the last build.');
  await expect(sheet(page)).toContainText('3 of 4 commits');
  await expect(preview(page)).toHaveValue(
    'New\n- ✨ sparkling maps\n- Find notes offline\n\nFixed\n- Crash when a note is empty',
  );
  expect(await faultsInBothThemes(page, 'notes-git')).toEqual([]);

  await sheet(page)
    .getByRole('button', { name: /^Remove “/ })
    .press('Enter');
  await expect(preview(page)).not.toHaveValue(/✨/);
  await sheet(page).getByRole('button', { name: 'Regenerate from commits' }).press('Enter');
  await expect(preview(page)).toHaveValue(/✨/);
  await sheet(page)
    .getByRole('checkbox', { name: /sparkling maps/ })
    .focus();
  await page.keyboard.press('Space');
  await expect(preview(page)).toHaveValue(
    'New\n- Find notes offline\n\nFixed\n- Crash when a note is empty',
  );
  await sheet(page).getByRole('button', { name: 'Insert note' }).press('Enter');
  await expect(sheet(page)).toBeHidden();
  await expect(note(page)).toHaveValue(/^New\n- Find notes offline/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(note(page)).toHaveValue('');
});

test('a note from Git is added below what is there, and the repository is remembered', async ({
  app,
  page,
  outside,
}) => {
  const long = `Add ${'a very long subject that does not end '.repeat(8)}`;
  const repository = await repositoryIn(outside, [long, 'Sort notes by date']);
  await openEditor(page, outside);
  await answerOpenDialog(app, repository);
  await writeNote(page, 'English (US)', 'By hand.');
  await openFromMenu(page, 'From Git…');
  await sheet(page).getByRole('button', { name: 'Choose repository…' }).click();
  await expect(preview(page)).toHaveValue(/^- Sort notes by date\n- Add a very long/);
  const window = await app.browserWindow(page);
  await window.evaluate((opened) => opened.setSize(720, 780));
  await keepScreen(page, 'light-notes-git-narrow');
  expect(await accessibilityFaults(page)).toEqual([]);
  await window.evaluate((opened) => opened.setSize(1180, 780));
  await sheet(page).getByRole('button', { name: 'Since' }).click();
  await page.getByRole('option', { name: 'The first commit' }).click();
  await expect(preview(page)).toHaveValue(/feat: first$/);
  await sheet(page).getByRole('button', { name: 'Insert note' }).click();
  await expect(note(page)).toHaveValue(/^By hand\.\n\n- Sort notes by date/);
  await openFromMenu(page, 'From Git…');
  await expect(sheet(page)).toContainText('orbit-notes');
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
});
