import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Receipt } from '#shared/domain/receipt';
import { ask, buildUploads, keyOptions, newestBuild, startPracticeSide } from './practice-side';
import { startRecordingProxy } from './recording-proxy';
import { slipway, start, temporaryFolder } from './slipway-process';

const notes = [
  { language: 'en-US', text: 'Please try the new search.' },
  { language: 'de-DE', text: 'Bitte die neue Suche ausprobieren.\nUnd die Anmeldung.' },
];

/** A package and a notes file beside it. */
async function prepare(folder: string, ...options: string[]) {
  const file = join(folder, 'sample.ipa');
  const notesFile = join(folder, 'release_notes.json');
  await writeFile(notesFile, JSON.stringify(notes));
  const { lines } = await slipway(['sample', file, '--json', ...options], folder);
  return { file, notesFile, sample: lines[0] };
}

test('a whole publish ends with status 0, follows Apple’s documentation, and everything is at the practice server', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const proxy = await startRecordingProxy(side.url);
  const { file, notesFile, sample } = await prepare(folder, '--size-mb', '8');
  const plan = ['--notes', notesFile, '--group', 'QA', '--group', 'Beta circle', '--testflight'];
  const { status, lines, stderr } = await slipway(
    ['publish', file, '--json', ...plan, ...keyOptions({ ...side, url: proxy.url })],
    folder,
  );
  proxy.close();

  expect(lines.at(-1), stderr).toMatchObject({
    event: 'run-ended',
    outcome: 'done',
    exitStatus: 0,
  });
  expect(status).toBe(0);
  for (const written of [
    'POST /v1/buildUploads',
    'POST /v1/betaBuildLocalizations',
    'POST /v1/betaAppReviewSubmissions',
  ])
    expect(proxy.requests).toContain(written);
  proxy.expectAppleWords();
  expect(lines[0]).toMatchObject({ event: 'run-started', environment: 'practice' });
  expect(lines.every((line) => typeof line.event === 'string')).toBe(true);
  const uploadLines = lines.filter((line) => line.event === 'upload-progress');
  expect(uploadLines.at(-1)).toEqual({
    event: 'upload-progress',
    sent: sample.size,
    total: sample.size,
  });

  const { receipt, runId } = lines.at(-1);
  const bytes = await readFile(file);
  const written = Receipt.parse(JSON.parse(await readFile(receipt, 'utf8')));
  expect(written).toMatchObject({
    runId,
    package: { sha256: createHash('sha256').update(bytes).digest('hex') },
  });

  const build = await newestBuild(side, sample.bundleId, sample.buildNumber);
  const texts = (await ask(side, `/v1/builds/${build.id}/betaBuildLocalizations`)).data;
  for (const { language, text } of notes) {
    const kept = texts.find(
      (one: { attributes: { locale: string } }) => one.attributes.locale === language,
    );
    expect(kept.attributes.whatsNew).toBe(text);
  }
  const groups = (await ask(side, `/v1/betaGroups?filter[builds]=${build.id}`)).data;
  expect(groups.map((group: { attributes: { name: string } }) => group.attributes.name)).toContain(
    'Beta circle',
  );
  const reviews = (await ask(side, `/v1/betaAppReviewSubmissions?filter[build]=${build.id}`)).data;
  expect(reviews).toHaveLength(1);
});

test('runs and show list the run afterwards', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const { file } = await prepare(folder);
  const published = await slipway(
    ['publish', file, '--json', '--upload-only', ...keyOptions(side)],
    folder,
  );
  expect(published.status, published.stderr).toBe(0);
  const { runId } = published.lines.at(-1);
  const list = await slipway(['runs', '--json'], folder);
  expect(list.lines).toHaveLength(1);
  expect(list.lines[0]).toMatchObject([{ id: runId, status: { state: 'done' } }]);
  const one = await slipway(['show', runId, '--json'], folder);
  expect(one.lines).toMatchObject([{ id: runId, environment: 'practice' }]);
  const words = await slipway(['show', runId], folder);
  expect(words.stdout).toMatch(/✓ Upload/);
  expect(words.stdout).toMatch(/skipped|–/);
});

test('without --json only the receipt’s path is printed to standard output', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const { file } = await prepare(folder);
  const { status, stdout, stderr } = await slipway(
    ['publish', file, '--upload-only', ...keyOptions(side)],
    folder,
  );
  expect(status, stderr).toBe(0);
  expect(existsSync(stdout.trim())).toBe(true);
  expect(stderr).toMatch(/^ {2}✓ .*upload/im);
  expect(stderr).toMatch(/^✓ Uploaded .+ to App Store Connect\. The plan ends here\./m);
  expect(stderr).not.toContain('Published');
  expect(stderr).not.toContain('\u001b');
});

test('a plan file publishes the same, and options on the command line override it', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const { sample } = await prepare(folder);
  const plan = join(folder, 'plan.json');
  await writeFile(
    plan,
    JSON.stringify({
      packagePath: 'sample.ipa',
      groups: ['Nobody'],
      notes: [{ locale: 'en-US', text: 'From the plan.' }],
    }),
  );
  const { status, stderr } = await slipway(
    ['publish', '--plan', plan, '--group', 'QA', '--json', ...keyOptions(side)],
    folder,
  );
  expect(status, stderr).toBe(0);
  const build = await newestBuild(side, sample.bundleId, sample.buildNumber);
  const texts = (await ask(side, `/v1/builds/${build.id}/betaBuildLocalizations`)).data;
  expect(JSON.stringify(texts)).toContain('From the plan.');
});

test('a dry run only reads, lists each step and leaves no run behind', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const { file, sample } = await prepare(folder);
  const proxy = await startRecordingProxy(side.url);
  const key = keyOptions({ ...side, url: proxy.url });
  const { status, lines, stderr } = await slipway(
    ['publish', file, '--dry-run', '--read-only', '--json', '--group', 'QA', ...key],
    folder,
  );
  proxy.close();
  expect(status, stderr).toBe(0);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    event: 'dry-run',
    outcome: 'would-publish',
    app: { bundleId: sample.bundleId },
    reach: { groups: [{ name: 'QA' }], inMoreThanOne: 0 },
  });
  expect(lines[0].reach.people).toBe(lines[0].reach.groups[0].testers);
  expect(lines[0].steps.map((one: { step: string }) => one.step)).toContain('upload');
  expect(proxy.requests.length).toBeGreaterThan(0);
  expect(proxy.requests.filter((one) => !one.startsWith('GET '))).toEqual([]);
  expect((await slipway(['runs', '--json'], folder)).lines).toEqual([[]]);
  expect(await buildUploads(side, sample.bundleId)).toEqual([]);
});

test('a dry run of a blocked plan ends with status 3 and names the blocker', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const { file } = await prepare(folder);
  const { status, lines } = await slipway(
    ['publish', file, '--dry-run', '--json', '--group', 'Nobody', ...keyOptions(side)],
    folder,
  );
  expect(lines).toMatchObject([{ event: 'dry-run', outcome: 'blocked' }]);
  expect(lines[0].findings.map((one: { code: string }) => one.code)).toContain('group-not-found');
  expect(status).toBe(3);
});

test('closing the output pipe does not end the publish', async () => {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const { file } = await prepare(folder);
  const args = ['publish', file, '--json', '--upload-only', ...keyOptions(side)];
  const publish = start(args, folder);
  await publish.until((line) => line.event === 'run-started');
  publish.child.stdout?.destroy();
  expect((await publish.ended).status).toBe(0);
  expect((await slipway(['runs', '--json'], folder)).lines).toMatchObject([
    [{ status: { state: 'done' } }],
  ]);
});
