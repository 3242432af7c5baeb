import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, type TroubleCode } from '#shared/error-catalogue';
import { dropFiles } from './support/drop';
import { expect, test } from './support/fixture';
import { packageIsOpen, practiceIsRunning, sampleIn, writeNote } from './support/publishing';

const typed = 'What nobody wants to type twice.';

interface Bad {
  name: string;
  /** Makes what is dropped; the folder is the test's own. */
  make: (folder: string) => Promise<string[]>;
  code: TroubleCode;
  /** Words that only this case has. */
  says: RegExp;
}

function written(folder: string, name: string, contents: string | Buffer): string[] {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), contents);
  return [join(folder, name)];
}

const cases: Bad[] = [
  {
    name: 'a text file',
    make: async (folder) => written(join(folder, 'bad'), 'notes.txt', 'Not a package.'),
    code: 'package-not-ipa',
    says: /notes\.txt/,
  },
  {
    name: 'a text file that is called .ipa',
    make: async (folder) => written(join(folder, 'bad'), 'Notes.ipa', 'Not a package.'),
    code: 'package-not-a-zip',
    says: /Notes\.ipa/,
  },
  {
    name: 'a folder',
    make: async (folder) => {
      mkdirSync(join(folder, 'bad/Payload'), { recursive: true });
      return [join(folder, 'bad/Payload')];
    },
    code: 'package-is-folder',
    says: /Payload/,
  },
  {
    name: 'two files at once',
    make: async (folder) => [
      await sampleIn(folder, {}, 'One.ipa'),
      await sampleIn(folder, {}, 'Two.ipa'),
    ],
    code: 'package-several-files',
    says: /One\.ipa.*Two\.ipa/,
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
  {
    name: 'a private key',
    make: async (folder) => written(join(folder, 'bad'), 'AuthKey_ABCDE12345.p8', 'KEY'),
    code: 'package-not-ipa',
    says: /Add key/,
  },
];

test('each bad drop has its own words, and nothing typed is lost', async ({ page, outside }) => {
  await practiceIsRunning(page);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await writeNote(page, 'German', typed);
  for (const { name, make, code, says } of cases) {
    await test.step(name, async () => {
      await dropFiles(page, await make(outside));
      const alert = page.getByRole('alert').filter({ hasText: code });
      await expect(alert).toContainText(catalogue[code].title);
      await expect(alert).toContainText('Nothing was uploaded');
      await expect(alert).toContainText(says);
      await expect(page.getByRole('textbox', { name: 'What to Test, German' })).toHaveValue(typed);
      await alert.getByRole('button', { name: 'Dismiss' }).click();
      await expect(alert).toBeHidden();
    });
  }
});

test('the same words stand on the first screen, and a good package follows a bad one', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  const [bad] = cases.filter(({ name }) => name === 'a truncated package');
  await dropFiles(page, (await bad?.make(outside)) ?? []);
  await expect(page.getByRole('alert')).toContainText(catalogue['package-truncated'].whatToDo);
  await dropFiles(page, [await sampleIn(outside)]);
  await packageIsOpen(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a bundle ID without an app, and a build that is used already, are said before the upload', async ({
  page,
  outside,
}) => {
  await practiceIsRunning(page);
  await dropFiles(page, [
    await sampleIn(outside, { bundleId: 'com.northwind.nowhere' }, 'Nowhere.ipa'),
  ]);
  await expect(page.getByRole('alert')).toContainText(catalogue['app-not-found'].title);
  await expect(page.getByRole('alert')).toContainText('com.northwind.nowhere');

  await dropFiles(page, [await sampleIn(outside, { version: '1.3.2', build: '41' }, 'Used.ipa')]);
  await expect(page.getByRole('list', { name: 'Findings' })).toContainText(
    '1.3.2 (41) is already at Apple',
  );
  const publish = page.getByRole('button', { name: 'Publish', exact: true }).last();
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
});
