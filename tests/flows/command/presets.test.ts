import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PresetInput } from '#shared/domain/preset';
import { samplePreset } from '../../helpers/sample-preset';
import { ask, buildUploads, keyOptions, newestBuild, startPracticeSide } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

const notes = [
  { language: 'en-US', text: 'Build {build} of {version}: try the new search.' },
  { language: 'de-DE', text: 'Bitte die neue Suche ausprobieren.' },
];

/** A profile with a preset that was made there, without any run. */
async function withPreset(change: Partial<PresetInput>) {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const preset = samplePreset({ name: 'Weekly', accountId: null, ...change });
  await writeFile(join(folder, 'presets.json'), JSON.stringify({ schema: 1, presets: [preset] }));
  const file = join(folder, 'second.ipa');
  return { folder, side, file, key: keyOptions(side) };
}

/** A published first build, and its preset. */
async function firstBuild() {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const [first, second, notesFile] = ['first.ipa', 'second.ipa', 'notes.json'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  await slipway(['sample', first], folder);
  // Another version: Apple reviews one build of a version at a time.
  await slipway(['sample', second, '--version', '1.5.0', '--build', '43'], folder);
  await writeFile(notesFile, JSON.stringify(notes));
  const key = keyOptions(side);
  const wishes = ['--notes', notesFile, '--group', 'QA', '--group', 'Beta circle', '--testflight'];
  const { lines } = await slipway(['publish', first, '--json', ...wishes, ...key], folder);
  const { runId, outcome } = lines.at(-1);
  expect(outcome).toBe('done');
  const made = await slipway(['presets', 'make', runId, '--name', 'Weekly', '--json'], folder);
  return { folder, side, key, second, made, runId };
}

test('a second build takes the preset of the first: its groups, its review and its languages', async () => {
  const { folder, side, key, second, made } = await firstBuild();
  expect(made.lines[0]).toMatchObject({
    name: 'Weekly',
    bundleId: 'com.northwind.orbit',
    submitForBetaReview: true,
    armed: { drop: false, watchFolder: false },
  });
  // The run noted the groups’ IDs, so a renamed group is found.
  expect(made.lines[0].groups.map((group: { id: unknown }) => typeof group.id)).toEqual([
    'string',
    'string',
  ]);
  const preset = ['--preset', 'weekly', ...key];
  const ended = await slipway(['publish', second, '--json', ...preset], folder);
  expect(ended.lines.at(-1), ended.stderr).toMatchObject({ outcome: 'done' });
  const build = await newestBuild(side, 'com.northwind.orbit', '43');
  expect(build.attributes.version).toBe('43');
  const texts = await ask(side, `/v1/builds/${build.id}/betaBuildLocalizations`);
  expect(
    Object.fromEntries(
      texts.data.map((row: { attributes: { locale: string; whatsNew: string } }) => [
        row.attributes.locale,
        row.attributes.whatsNew,
      ]),
    ),
  ).toEqual({
    'en-US': 'Build 43 of 1.5.0: try the new search.',
    'de-DE': 'Bitte die neue Suche ausprobieren.',
  });
  const review = await ask(side, `/v1/builds/${build.id}/betaAppReviewSubmission`);
  expect(review.data).not.toBeNull();
});

test('a preset file that was imported in a second profile publishes with that profile’s key', async () => {
  const { folder, side, key, second } = await firstBuild();
  const file = join(folder, 'team.json');
  await slipway(['presets', 'export', file], folder);
  const text = await readFile(file, 'utf8');
  const { privateKeyPath, keyId, issuerId } = side;
  for (const secret of [await readFile(privateKeyPath, 'utf8'), privateKeyPath, keyId, issuerId])
    expect(text).not.toContain(secret.trim());
  expect(text).not.toContain(folder);

  const elsewhere = await temporaryFolder();
  const imported = await slipway(['presets', 'import', file], elsewhere);
  expect(imported.stderr).toContain('belongs to no account');
  const without = await slipway(['publish', second, '--preset', 'Weekly', '--json'], elsewhere);
  expect(without.lines).toMatchObject([{ error: { code: 'preset-without-account' } }]);
  const ended = await slipway(
    ['publish', second, '--preset', 'Weekly', '--json', ...key],
    elsewhere,
  );
  expect(ended.lines.at(-1), ended.stderr).toMatchObject({ outcome: 'done' });
});

test('a preset of another app is refused before anything is sent', async () => {
  const { folder, side, file, key } = await withPreset({});
  await slipway(['sample', file, '--bundle-id', 'com.northwind.tide'], folder);
  const before = (await buildUploads(side, 'com.northwind.orbit')).length;
  const words = ['publish', file, '--json', '--preset', 'Weekly', ...key];
  const { lines, status } = await slipway(words, folder);
  expect(lines).toMatchObject([{ error: { code: 'preset-other-app' } }]);
  expect(status).toBe(1);
  expect(await buildUploads(side, 'com.northwind.orbit')).toHaveLength(before);
});

test('a checklist keeps the command from publishing until every line is checked', async () => {
  const checklist = ['Tried on a phone', 'Told support'];
  const { folder, file, key } = await withPreset({ checklist });
  await slipway(['sample', file, '--build', '43'], folder);
  const codes = async (...more: string[]) => {
    const words = ['publish', file, '--preset', 'Weekly', '--dry-run', '--json', ...more, ...key];
    const { lines, stderr } = await slipway(words, folder);
    expect(lines[0], stderr).toHaveProperty('findings');
    return lines[0].findings.map((finding: { code: string }) => finding.code);
  };
  expect(await codes('--checked', 'Told support')).toContain('checklist-unfinished');
  expect(await codes('--checked', 'Told support', '--checked', 'Tried on a phone')).not.toContain(
    'checklist-unfinished',
  );
});

test('a plan file beside a preset only replaces what it names', async () => {
  const { folder, file, key } = await withPreset({ groups: [{ id: null, name: 'QA' }] });
  await slipway(['sample', file, '--build', '43'], folder);
  const plan = join(folder, 'plan.json');
  await writeFile(plan, JSON.stringify({ notes: [{ locale: 'en-US', text: 'New search.' }] }));
  const words = ['publish', file, '--plan', plan, '--preset', 'Weekly', '--dry-run', '--json'];
  const { lines } = await slipway([...words, ...key], folder);
  expect(lines[0].plan).toMatchObject({ groups: ['QA'], notes: [{ text: 'New search.' }] });
});

test('a plan is never saved over a file that is there', async () => {
  const { folder, file, key } = await withPreset({});
  await slipway(['sample', file], folder);
  const before = await readFile(file);
  const words = ['publish', file, '--save-plan', file, '--json', ...key];
  const { lines, status } = await slipway(words, folder);
  expect(lines).toMatchObject([{ error: { code: 'wrong-usage' } }]);
  expect(status).toBe(2);
  expect(await readFile(file)).toEqual(before);
});
