import { statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PackageInfo } from '#shared/domain/package-info';
import { slipway, temporaryFolder } from './slipway-process';

test('a sample is written as requested, and inspect reads it back', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'sample.ipa');
  const asked = ['--bundle-id', 'app.slipway.orchard', '--version', '7.8.9', '--build', '42'];
  const written = await slipway(['sample', file, '--json', ...asked], folder);
  expect(written.status).toBe(0);
  expect(written.lines).toEqual([
    {
      file,
      bundleId: 'app.slipway.orchard',
      version: '7.8.9',
      buildNumber: '42',
      size: statSync(file).size,
    },
  ]);
  const { lines, status } = await slipway(['inspect', file, '--json'], folder);
  expect(status).toBe(0);
  expect(lines).toHaveLength(1);
  expect(PackageInfo.strict().parse(lines[0])).toMatchObject({
    bundleId: 'app.slipway.orchard',
    version: '7.8.9',
    buildNumber: '42',
    size: statSync(file).size,
    signing: { kind: 'app-store' },
  });
});

test('inspect without --json prints text to standard output', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file, '--build', '42'], folder);
  const { stdout, stderr } = await slipway(['inspect', file], folder);
  expect(stdout).toMatch(/\(42\)/);
  expect(stdout).toMatch(/Bundle ID {2,}\S+/);
  expect(stdout).toMatch(/iOS \d+\.\d+ or later/);
  expect(stdout).toMatch(/Signed for the App Store/);
  expect(stdout).toMatch(/, expires \d+ \w+ \d{4}$|, expires \w+ \d+, \d{4}$/m);
  expect(stderr).toBe('');
});

test.each([
  ['a file that is not there', 'absent.ipa', null, 'package-not-found'],
  ['a text file', 'notes.ipa', 'just words, no archive at all', 'package-not-a-zip'],
  ['an empty file', 'empty.ipa', '', 'package-empty'],
])('inspect of %s ends with status 1 and its own message', async (_, name, text, code) => {
  const folder = await temporaryFolder();
  if (text !== null) await writeFile(join(folder, name), text);
  const { status, lines, stderr } = await slipway(
    ['inspect', join(folder, name), '--json'],
    folder,
  );
  expect(lines.map((line) => line.error.code)).toEqual([code]);
  expect(stderr).toMatch(/→ /);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(status).toBe(1);
});

test('check accepts a good package and prints what it found', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file], folder);
  const { status, lines } = await slipway(['check', file, '--json'], folder);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toEqual({
    package: expect.any(Object),
    findings: expect.any(Array),
    changes: null,
  });
  expect(
    lines[0].findings.filter((one: { severity: string }) => one.severity === 'blocker'),
  ).toEqual([]);
  expect(status).toBe(0);
});

test('a sample with a defect is blocked by check with status 3', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file, '--defect', 'ad-hoc'], folder);
  const { status, lines } = await slipway(['check', file, '--json'], folder);
  expect(lines[0].findings[0]).toMatchObject({ severity: 'blocker' });
  expect(status).toBe(3);
});

test('a sample that cannot be written is reported with its path and the reason', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), '');
  const { status, lines } = await slipway(['sample', join(folder, 'file/a.ipa'), '--json'], folder);
  expect(lines).toMatchObject([{ error: { code: 'sample-not-written' } }]);
  expect(status).toBe(1);
});

test('inspect of an archive without an app ends with status 1 and says so', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file, '--defect', 'no-app'], folder);
  const { status, stderr } = await slipway(['inspect', file], folder);
  expect(stderr).toMatch(/The package contains no app/);
  expect(status).toBe(1);
});

test.each([
  ['ios', 'sample.ipa', 'IOS'],
  ['tv', 'sample.ipa', 'TV_OS'],
  ['vision', 'sample.ipa', 'VISION_OS'],
  ['mac', 'sample.pkg', 'MAC_OS'],
])(
  'a sample for %s is read back for its platform, and has no findings',
  async (name, file, platform) => {
    const folder = await temporaryFolder();
    const path = join(folder, file);
    expect((await slipway(['sample', path, '--platform', name], folder)).status).toBe(0);
    const { lines, status } = await slipway(['check', path, '--json'], folder);
    expect(status).toBe(0);
    expect(lines[0]).toMatchObject({ package: { platform }, findings: [] });
  },
);

test('a sample under the extension of another platform is a usage error, and so is a kind of another', async () => {
  const folder = await temporaryFolder();
  const asked = [
    ['sample.ipa', '--platform', 'mac'],
    ['sample.pkg', '--platform', 'ios'],
    ['sample.pkg', '--kind', 'watch'],
    ['sample.ipa', '--platform', 'tv', '--kind', 'visionos'],
    ['sample.pkg', '--defect', 'simulator'],
    ['sample.ipa', '--defect', 'mac-sandbox-missing'],
  ];
  for (const [file = '', ...options] of asked) {
    const { status } = await slipway(['sample', join(folder, file), ...options], folder);
    expect(status, options.join(' ')).toBe(2);
  }
});

test('a Mac package with a defect is blocked by check with status 3', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'sample.pkg');
  await slipway(['sample', file, '--defect', 'mac-sandbox-missing'], folder);
  const { lines, status } = await slipway(['check', file, '--json'], folder);
  expect(status).toBe(3);
  expect(lines[0]).toMatchObject({ findings: [{ code: 'mac-sandbox-missing' }] });
});
