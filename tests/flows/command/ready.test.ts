import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyOptions, startPracticeSide } from './practice-side';
import { type Ended, slipway, temporaryFolder } from './slipway-process';

/* What App Review still asks for, as the command shows it; read over HTTP from a practice server in its own process. */

async function stage(...options: string[]) {
  const home = await temporaryFolder();
  const side = await startPracticeSide(await temporaryFolder(), ...options);
  const ready = (...words: string[]) => slipway(['ready', ...words, ...keyOptions(side)], home);
  return { home, ready };
}

const orbit = ['--bundle-id', 'com.northwind.orbit'];
/** Version 1.4.0 has everything; App Review rejected it. */
const rejected = ['--seed', 'rejected-build'];

const codes = ({ lines }: Ended, severity: string): string[] =>
  lines[0].items
    .filter((item: { severity: string }) => item.severity === severity)
    .map((item: { code: string }) => item.code);

test('a version with everything is ready, with its warnings and what is there in one line', async () => {
  const { ready } = await stage(...rejected);
  const shown = await ready(...orbit, '--read-only');
  expect(shown.stdout.split('\n')).toEqual([
    'Orbit Notes 1.4.0 is ready for review',
    '',
    'Warnings',
    '! App Review rejected version 1.4.0 (rejected)',
    '  Read the messages from App Review in App Store Connect, and fix the issues before you submit again.',
    '  An App Manager or Admin can fix this',
    '',
    expect.stringMatching(
      /^✓ \d+ ready: version, build, export compliance, What’s New, .* and copyright$/,
    ),
    '',
  ]);
  expect(shown.status).toBe(0);
});

test('what is missing is listed by what blocks first, and as one JSON object', async () => {
  const faults = ['--fault', 'screenshots-missing', '--fault', 'age-rating-missing'];
  const { ready } = await stage(...rejected, ...faults);
  const shown = await ready(...orbit);
  expect(shown.status).toBe(3);
  expect(shown.stdout).toContain('isn’t ready for review: 2 blockers and 1 warning\n');
  expect(shown.stdout).toContain(
    '✗ Screenshots are missing in English (US) and German (screenshots-missing)\n',
  );
  expect(shown.stdout).toContain(
    '✗ Age rating has 1 unanswered question (age-rating-unanswered)\n',
  );
  expect(shown.stdout.indexOf('\nBlockers\n')).toBeLessThan(shown.stdout.indexOf('\nWarnings\n'));

  const json = await ready(...orbit, '--json');
  expect(json.status).toBe(3);
  expect(json.lines).toHaveLength(1);
  expect(json.lines[0]).toMatchObject({
    app: { bundleId: 'com.northwind.orbit' },
    version: { versionString: '1.4.0' },
    ready: false,
    counts: { blockers: 2, warnings: 1, unchecked: 0 },
  });
  expect(codes(json, 'blocker')).toEqual(['screenshots-missing', 'age-rating-unanswered']);
  expect(json.lines[0].items[0]).toMatchObject({
    title: 'Screenshots are missing in English (US) and German',
    locales: ['en-US', 'de-DE'],
    fix: { in: 'web', page: 'screenshots' },
    who: 'app-manager',
  });
});

test('an app without a version in preparation is not ready', async () => {
  const { ready } = await stage();
  const json = await ready(...orbit, '--json');
  expect(json.status).toBe(3);
  expect(json.lines[0]).toMatchObject({ version: null, ready: false });
  expect(codes(json, 'blocker')).toContain('version-missing');
});

test('the app of a package is looked at, and words that a person does not want are a warning', async () => {
  const { home, ready } = await stage(...rejected);
  const file = join(home, 'sample.ipa');
  await slipway(['sample', file, '--bundle-id', 'com.northwind.orbit'], home);
  const json = await ready(file, '--avoid', 'orbit', '--json');
  expect(json.status).toBe(0);
  expect(codes(json, 'warning')).toEqual(['rejected', 'wording-custom']);
});

test('a link that could not be opened is not checked, which is not ready', async () => {
  const { ready } = await stage(...rejected);
  const json = await ready(...orbit, '--check-links', '--json');
  expect(codes(json, 'unchecked')).toEqual(['link-unreachable']);
  expect(json.lines[0].ready).toBe(false);
  expect(json.status).toBe(3);
});

test('what Apple refused the last submission for is listed on the computer that submitted it', {
  timeout: 240_000,
}, async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder, '--fault', 'price-missing');
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file, '--version', '1.5.0', '--build', '43'], folder);
  const texts = join(folder, 'whats-new.json');
  await writeFile(
    texts,
    JSON.stringify(['en-US', 'de-DE'].map((language) => ({ language, text: 'Faster.' }))),
  );
  const words = ['--app-store', '--whats-new', texts, '--json'];
  const refused = await slipway(['publish', file, ...words, ...keyOptions(side)], folder);
  const { error } = refused.lines.at(-1);
  expect(error.code, refused.stderr).toBe('store-not-ready');

  const ready = (...more: string[]) =>
    slipway(['ready', file, ...more, ...keyOptions(side)], folder);
  const shown = await ready();
  expect(shown.stdout).toContain('! App Review asks for a price (price-reported)\n');
  const json = await ready('--json');
  expect(codes(json, 'warning')).toContain('price-reported');

  // On another computer nobody knows what Apple refused.
  const elsewhere = await slipway(
    ['ready', file, '--json', ...keyOptions(side)],
    await temporaryFolder(),
  );
  expect(codes(elsewhere, 'warning')).not.toContain('price-reported');
});

test('a command line without an app, or with two, is wrong; an app that the key can’t see is an error', async () => {
  const { home, ready } = await stage(...rejected);
  const none = await ready();
  expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('Specify the app')]);
  const file = join(home, 'sample.ipa');
  await slipway(['sample', file], home);
  expect((await ready(file, ...orbit)).status).toBe(2);
  const unknown = await ready('--bundle-id', 'com.example.nothing', '--json');
  expect(unknown.status).toBe(1);
  expect(unknown.lines).toMatchObject([{ error: { code: 'app-not-found' } }]);
});
