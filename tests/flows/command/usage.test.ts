import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { slipway, temporaryFolder } from './slipway-process';

/** What was typed, and what the one line must name. */
const wrongLines: [string, string[], RegExp][] = [
  ['no command', [], /A command is missing/],
  ['an unknown command', ['upload', 'a.ipa'], /There is no command “upload”.*publish/],
  ['half a command', ['keys'], /“keys” needs one of: list, add, test, delete/],
  ['an unknown option', ['inspect', 'a.ipa', '--deep'], /“inspect” takes no --deep/],
  ['another command’s option', ['inspect', 'a.ipa', '--group', 'QA'], /“inspect” takes no --group/],
  ['a missing value', ['publish', 'a.ipa', '--notes'], /--notes needs a value/],
  [
    'an option as a value',
    ['publish', 'a.ipa', '--notes', '--testflight'],
    /--notes needs a value/,
  ],
  ['a missing file', ['inspect'], /“inspect” needs FILE/],
  ['two files', ['publish', 'a.ipa', 'b.ipa'], /got “b.ipa” too/],
  ['no package', ['publish'], /needs the package/],
  [
    'a word for a number',
    ['publish', 'a.ipa', '--find-build-minutes', 'soon'],
    /number above 0, not “soon”/,
  ],
  [
    'neither yes nor no',
    ['publish', 'a.ipa', '--uses-non-exempt-encryption', 'perhaps'],
    /yes or no/,
  ],
  ['two scopes', ['publish', 'a.ipa', '--skip-upload', '--upload-only'], /exclude each other/],
  [
    'an override without a reason',
    ['publish', 'a.ipa', '--override', 'icon-missing'],
    /CODE=REASON/,
  ],
  [
    'an unknown fault',
    ['practice', '--fault', 'gremlins'],
    /There is no fault 'gremlins'.*lost-answer/,
  ],
  [
    'an unknown story',
    ['practice', '--seed', 'atlantis'],
    /There is no seed “atlantis”\. There are: .*first-release/,
  ],
  [
    'an unknown defect',
    ['sample', 'a.ipa', '--defect', 'rust'],
    /There is no defect “rust”\. There are: /,
  ],
];

test.each(wrongLines)('%s ends with status 2 and one line that helps', async (_, args, line) => {
  const { status, stdout, stderr } = await slipway(args, await temporaryFolder());
  expect(stderr).toMatch(line);
  expect(stderr).toMatch(/See: slipway .*--help/);
  expect(stdout).toBe('');
  expect(status).toBe(2);
});

test('wrong usage with --json puts one error object on standard output', async () => {
  const { status, lines } = await slipway(['inspect', '--json'], await temporaryFolder());
  expect(lines).toEqual([
    {
      error: {
        code: 'wrong-usage',
        title: expect.any(String),
        detail: expect.any(String),
        whatToDo: expect.any(String),
      },
    },
  ]);
  expect(status).toBe(2);
});

test('no key at all names the ways to give one', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file], folder);
  const { status, stderr } = await slipway(['publish', file], folder);
  expect(stderr).toMatch(/--key NAME, or --issuer-id/);
  expect(status).toBe(2);
});

test.each([
  ['a live key to this computer', 'ABCDE12345', 'http://127.0.0.1:1'],
  ['a practice key to Apple', 'PRAC12AB34', 'https://api.appstoreconnect.apple.com'],
  ['any key elsewhere', 'ABCDE12345', 'https://example.com'],
])('%s is refused before the key is read', async (_, keyId, url) => {
  const folder = await temporaryFolder();
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file], folder);
  const key = ['--key-id', keyId, '--private-key', join(folder, 'absent.p8'), '--api-url', url];
  const { status, lines } = await slipway(['publish', file, '--json', ...key], folder);
  expect(lines.at(-1).error.code).toBe('key-wrong-environment');
  expect(status).toBe(2);
});

test.each([
  ['publish', 'a.ipa'],
  ['resume', 'x'],
  ['cancel', 'x'],
  ['keys', 'delete', 'x'],
])('--read-only refuses %s', async (...args) => {
  const { status, stderr } = await slipway([...args, '--read-only'], await temporaryFolder());
  expect(stderr).toMatch(/--read-only rules that out/);
  expect(status).toBe(2);
});

test('a plan that cannot be read is wrong usage and names the field', async () => {
  const folder = await temporaryFolder();
  const plan = join(folder, 'plan.json');
  await writeFile(plan, JSON.stringify({ packagePath: 'a.ipa', groups: 'QA' }));
  const { status, stderr } = await slipway(['publish', '--plan', plan], folder);
  expect(stderr).toMatch(/groups/);
  expect(status).toBe(2);
});

test('--help and --version answer on standard output', async () => {
  const home = await temporaryFolder();
  expect((await slipway(['--help'], home)).stdout).toMatch(/Usage: slipway COMMAND/);
  expect((await slipway(['publish', '--help'], home)).stdout).toMatch(/--group NAME/);
  const version = await slipway(['--version'], home);
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(version.status).toBe(0);
});
