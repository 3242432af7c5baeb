import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languageTags } from '#shared/words/language';
import { slipway, temporaryFolder } from './slipway-process';

const spoken = languageTags.filter((tag) => tag !== 'en');

describe.each(spoken)('in the language %s', (tag) => {
  it('help, a package and an error are in that language, and JSON keeps its names', async () => {
    const folder = await temporaryFolder();
    const inLanguage = { SLIPWAY_LANGUAGE: tag };
    const file = join(folder, 'app.ipa');
    const english = await slipway(['--help'], folder);
    const help = await slipway(['--help'], folder, inLanguage);
    expect(help.status).toBe(0);
    expect(help.stdout).not.toBe(english.stdout);
    expect(help.stdout.split('\n').length).toBe(english.stdout.split('\n').length);

    await slipway(['sample', file, '--defect', 'ad-hoc'], folder, inLanguage);
    const check = await slipway(['check', file, '--json'], folder, inLanguage);
    const [finding] = check.lines[0].findings;
    expect(finding).toMatchObject({ code: 'signing-not-app-store', severity: 'blocker' });
    for (const text of [finding.title, finding.whatToDo]) expect(typeof text).toBe('string');
    const inEnglish = await slipway(['check', file, '--json'], folder);
    expect(finding.title).not.toBe(inEnglish.lines[0].findings[0].title);

    const missing = await slipway(['check', '../none..ipa'], folder, inLanguage);
    expect(missing.stderr).toContain('none..ipa');
    expect(missing.stderr).not.toMatch(/\[object|undefined|\{\w+\}/);
  });
});

it('a language is also understood as POSIX writes it', async () => {
  const folder = await temporaryFolder();
  const [posix, plain] = await Promise.all(
    ['de_DE.UTF-8', 'de'].map((tag) => slipway(['--help'], folder, { SLIPWAY_LANGUAGE: tag })),
  );
  expect(posix?.stdout).toBe(plain?.stdout);
});

it('help explains a command, asked for in either way', async () => {
  const folder = await temporaryFolder();
  const asked = await slipway(['help', 'publish'], folder);
  expect(asked.stdout).toBe((await slipway(['publish', '--help'], folder)).stdout);
  expect((await slipway(['help'], folder)).stdout).toBe((await slipway(['--help'], folder)).stdout);
});

it.each(['presets', 'app-store', 'hand-over'])(
  'help on the word “%s” lists its commands',
  async (word) => {
    const folder = await temporaryFolder();
    const { status, stdout } = await slipway([word, '--help'], folder);
    expect(status).toBe(0);
    const all = (await slipway(['--help'], folder)).stdout.split('\n');
    const lines = all
      .filter((line) => line.startsWith(`  ${word} `))
      .map((line) => line.trim().split('  ')[0]);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(stdout).toContain(`  ${line}  `);
  },
);

it('help on a command that others begin with shows its options and lists the others', async () => {
  const { status, stdout } = await slipway(['batch', '--help'], await temporaryFolder());
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Usage: slipway batch FILE\|FOLDER/);
  expect(stdout).toContain('  --dry-run');
  expect(stdout).toContain('  batch resume BATCH_ID');
});
