import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { slipway, temporaryFolder } from './slipway-process';

/** The arguments, and what the one line must name. */
const wrongLines: [string, string[], RegExp][] = [
  ['no command', [], /The command is missing/],
  ['an unknown command', ['upload', 'a.ipa'], /There is no command “upload”.*publish/],
  [
    'half a command',
    ['keys'],
    /“keys” needs one of: list, add, check, test, role, replace, backup, restore, delete/,
  ],
  ['an unknown option', ['inspect', 'a.ipa', '--deep'], /“inspect” doesn’t have the option --deep/],
  [
    'another command’s option',
    ['inspect', 'a.ipa', '--group', 'QA'],
    /“inspect” doesn’t have the option --group/,
  ],
  ['a missing value', ['publish', 'a.ipa', '--notes'], /--notes needs a value/],
  [
    'an option as a value',
    ['publish', 'a.ipa', '--notes', '--testflight'],
    /--notes needs a value/,
  ],
  ['a missing file', ['inspect'], /“inspect” needs FILE/],
  ['two files', ['publish', 'a.ipa', 'b.ipa'], /also got “b.ipa”/],
  ['no package', ['publish'], /needs a package/],
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
  [
    'two scopes',
    ['publish', 'a.ipa', '--use-existing-build', '--upload-only'],
    /can’t be used together/,
  ],
  [
    'an override without a reason',
    ['publish', 'a.ipa', '--override', 'icon-missing'],
    /CODE=REASON/,
  ],
  [
    'an override of an unknown check',
    ['publish', 'a.ipa', '--override', 'icon-mising=Known'],
    /there is no check “icon-mising”/,
  ],
  [
    'an option that takes one value given with two',
    ['publish', 'a.ipa', '--notes', 'a.json', '--notes=b.json'],
    /--notes takes one value, but got “a.json” and “b.json”/,
  ],
  ...(
    [
      ['--group', 'QA'],
      ['--testflight'],
      ['--notes', 'a.json'],
      ['--notes-later'],
      ['--notify', 'none'],
    ] as const
  ).map((words): [string, string[], RegExp] => [
    `${words[0]} after --upload-only`,
    ['publish', 'a.ipa', '--upload-only', ...words],
    new RegExp(`stops after the upload\\. Remove ${words[0]} or --upload-only`),
  ]),
  [
    'a language of no notes',
    ['publish', 'a.ipa', '--notes-language', 'de-DE'],
    /--notes-language has no effect here without one of: --notes, --whats-new/,
  ],
  [
    'a language of no notes when resuming',
    ['resume', 'run', '--notes-language', 'de-DE'],
    /without one of: --notes\./,
  ],
  [
    'a wait for a review that is not asked for',
    ['publish', 'a.ipa', '--wait-for-testers'],
    /without one of: --testflight, --plan, --preset/,
  ],
  [
    'a number of builds to keep that is not given',
    ['expire', '--app', 'com.example.app', '--keep-per', 'app'],
    /without one of: --keep-latest/,
  ],
  [
    'a dry run and a plan to write',
    ['publish', 'a.ipa', '--dry-run', '--save-plan', 'plan.json'],
    /--dry-run and --save-plan can’t be used together/,
  ],
  [
    'an unknown fault',
    ['practice', '--fault', 'gremlins'],
    /There is no fault “gremlins”.*lost-answer/,
  ],
  [
    'a fault without its value',
    ['practice', '--fault', 'hourly-limit'],
    /“hourly-limit” needs a value after a colon, such as 60/,
  ],
  [
    'an unknown scenario',
    ['practice', '--seed', 'atlantis'],
    /There is no scenario “atlantis”\. Available: .*first-release/,
  ],
  [
    'an unknown defect',
    ['sample', 'a.ipa', '--defect', 'rust'],
    /There is no defect “rust”\. Available: /,
  ],
];

test.each(wrongLines)(
  'wrong usage ends with status 2 and one helpful line: %s',
  async (_, args, line) => {
    const { status, stdout, stderr } = await slipway(args, await temporaryFolder());
    expect(stderr).toMatch(line);
    expect(stderr).toMatch(/See: slipway .*--help/);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  },
);

test('wrong usage with --json prints one error object to standard output', async () => {
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

test('a publish without a key lists the ways to give one', async () => {
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
])('sending %s is refused before the key is read', async (_, keyId, url) => {
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
  expect(stderr).toMatch(/--read-only allows none/);
  expect(status).toBe(2);
});

test.each([
  ['a field of the wrong kind', { packagePath: 'a.ipa', groups: 'QA' }, /groups/],
  [
    'a field that no plan has',
    { packagePath: 'a.ipa', group: ['QA'] },
    /Unrecognized key: "group"/,
  ],
  ['text that is not JSON', '{"packagePath":', /is not valid JSON/],
])(
  'a plan with %s is wrong usage, and what is wrong with it is named',
  async (_, content, words) => {
    const folder = await temporaryFolder();
    const plan = join(folder, 'plan.json');
    await writeFile(plan, typeof content === 'string' ? content : JSON.stringify(content));
    const { status, stderr, lines } = await slipway(['publish', '--plan', plan, '--json'], folder);
    expect(stderr).toMatch(words);
    expect(lines).toMatchObject([
      { error: { code: 'plan-malformed', detail: expect.any(String) } },
    ]);
    expect(status).toBe(2);
  },
);

test('--help and --version print to standard output', async () => {
  const home = await temporaryFolder();
  expect((await slipway(['--help'], home)).stdout).toMatch(/Usage: slipway COMMAND/);
  expect((await slipway(['publish', '--help'], home)).stdout).toMatch(/--group NAME/);
  const version = await slipway(['--version'], home);
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(version.status).toBe(0);
});
