import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorCode } from '#shared/error-catalogue';
import { say } from '#shared/words/say';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn, writeNote } from './support/publishing';

const typed = 'What nobody wants to type twice.';

interface Bad {
  name: string;
  /** Creates what is dropped, in the test's own folder. */
  make: (folder: string) => Promise<string[]>;
  code: ErrorCode;
  /** Text that only this case has. */
  says: RegExp;
}

function written(folder: string, name: string, contents: string | Buffer): string[] {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), contents);
  return [join(folder, name)];
}

function emptyFolder(path: string): string[] {
  mkdirSync(path, { recursive: true });
  return [path];
}

const cases: Bad[] = [
  {
    name: 'a picture',
    make: async (folder) => written(join(folder, 'bad'), 'Icon.png', 'Not a package.'),
    code: 'package-not-ipa',
    says: /Icon\.png/,
  },
  {
    name: 'a text file that is called .ipa',
    make: async (folder) => written(join(folder, 'bad'), 'Notes.ipa', 'Not a package.'),
    code: 'package-not-a-zip',
    says: /Notes\.ipa/,
  },
  {
    name: 'a folder that is called .ipa',
    make: async (folder) => emptyFolder(join(folder, 'bad/Payload.ipa')),
    code: 'package-is-folder',
    says: /Payload\.ipa/,
  },
  {
    name: 'two files of which none is a package',
    make: async (folder) => [
      ...written(join(folder, 'bad'), 'one.txt', 'Not a package.'),
      ...written(join(folder, 'bad'), 'two.md', 'Not a package.'),
    ],
    code: 'package-not-ipa',
    says: /one\.txt and two\.md/,
  },
  {
    name: 'a zip without an app',
    make: async (folder) => [await sampleIn(folder, { defects: ['no-app'] }, 'No App.ipa')],
    code: 'package-without-app',
    says: /No App\.ipa/,
  },
  {
    name: 'a truncated package',
    make: async (folder) => [await sampleIn(folder, { defects: ['truncated'] }, 'Cut.ipa')],
    code: 'package-truncated',
    says: /Cut\.ipa/,
  },
  {
    name: 'an empty file',
    make: async (folder) => written(join(folder, 'bad'), 'Empty.ipa', ''),
    code: 'package-empty',
    says: /Empty\.ipa/,
  },
];

test('each bad drop has its own message, and nothing typed is lost', async ({ page, outside }) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await writeNote(page, 'German', typed);
  for (const { name, make, code, says } of cases) {
    await test.step(name, async () => {
      await dropFiles(page, await make(outside));
      const alert = page.getByRole('alert').filter({ hasText: code });
      await expect(alert).toContainText(say(`error.${code}.title`));
      await expect(alert).toContainText('Nothing was uploaded');
      await expect(alert).toContainText(says);
      await expect(page.getByRole('textbox', { name: 'What to Test, German' })).toHaveValue(typed);
      await alert.getByRole('button', { name: 'Dismiss' }).click();
      await expect(alert).toBeHidden();
    });
  }
});

test('a folder without notes and a text file leave what was typed as it is', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await writeNote(page, 'German', typed);
  const field = page.getByRole('textbox', { name: 'What to Test, German' });
  const sheet = page.getByRole('dialog', { name: 'Import notes' });
  await dropFiles(page, emptyFolder(join(outside, 'Payload')));
  await expect(sheet.getByRole('alert')).toContainText('Payload');
  await expect(sheet.getByRole('alert')).toContainText('Your notes are unchanged.');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await dropFiles(page, written(outside, 'todo.txt', 'Buy milk.'));
  await expect(sheet).toContainText('Nothing changes until you import.');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(field).toHaveValue(typed);
  await page
    .getByRole('listbox', { name: 'Languages' })
    .getByRole('option', { name: 'English (US)' })
    .click();
  await expect(page.getByRole('textbox', { name: 'What to Test, English (US)' })).toHaveValue('');
});

test('the first screen shows the same messages, and a good package opens after a bad one', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const [bad] = cases.filter(({ name }) => name === 'a truncated package');
  await dropFiles(page, (await bad?.make(outside)) ?? []);
  await expect(page.getByRole('alert')).toContainText(say('error.package-truncated.fix'));
  await dropFiles(page, emptyFolder(join(outside, 'Payload')));
  await expect(page.getByRole('alert')).toContainText(say('error.package-is-folder.title'));
  await dropFiles(page, written(outside, 'notes.txt', 'Not a package.'));
  await expect(page.getByRole('alert')).toContainText(say('error.notes-without-package.title'));
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a bundle ID without an app and a used build number are reported before the upload', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [
    await sampleIn(outside, { bundleId: 'com.northwind.nowhere' }, 'Nowhere.ipa'),
  ]);
  await expect(page.getByRole('alert')).toContainText(say('error.app-not-found.title'));
  await expect(page.getByRole('alert')).toContainText('com.northwind.nowhere');

  await dropFiles(page, [await sampleIn(outside, { version: '1.3.2', build: '41' }, 'Used.ipa')]);
  await expect(page.getByRole('list', { name: 'Findings' })).toContainText(
    '1.3.2 (41) is already in App Store Connect',
  );
  const publish = page.getByRole('button', { name: 'Rehearse', exact: true }).last();
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
});
