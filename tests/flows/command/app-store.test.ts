import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, keyOptions, startPracticeSide } from './practice-side';
import { slipway, temporaryFolder } from './slipway-process';

/* What the command asks for on the App Store, and what it refuses before anything is read or sent. */

const hour = 3_600_000;
const soon = new Date(Math.ceil(Date.now() / hour) * hour + 48 * hour);
/** The same moment in a zone that is an hour ahead, as a person there writes it. */
const soonThere = new Date(soon.getTime() + hour).toISOString().replace('.000Z', '+01:00');

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function stage() {
  const folder = await temporaryFolder();
  const side = await startPracticeSide(folder);
  const file = join(folder, 'sample.ipa');
  await slipway(['sample', file, '--version', '1.5.0', '--build', '43'], folder);
  const dryRun = (...words: string[]) =>
    slipway(['publish', file, '--dry-run', '--json', ...words, ...keyOptions(side)], folder);
  return { folder, side, file, dryRun };
}

const scheduled = ['--app-store', '--release-type', 'scheduled'];

const wrongLines: [string, string[], RegExp][] = [
  ['both ways', ['--app-store', '--app-store-prepare'], /can’t be used together/],
  ['a way and none', ['--app-store', '--no-app-store'], /can’t be used together/],
  [
    'a detail of nothing',
    ['--no-app-store', '--copyright', '2027 N'],
    /--no-app-store and --copyright can’t be used together/,
  ],
  ['a detail alone', ['--phased-release'], /--phased-release needs --app-store/],
  [
    'both phases',
    ['--app-store', '--phased-release', '--no-phased-release'],
    /can’t be used together/,
  ],
  [
    'a stop before it',
    ['--app-store', '--upload-only'],
    /--upload-only stops before the App Store\. Remove --app-store/,
  ],
  [
    'an unknown release',
    ['--app-store', '--release-type', 'later'],
    /manual, after-approval or scheduled, not “later”/,
  ],
  ['a schedule without a date', scheduled, /needs --earliest-release-date/],
  [
    'a date for a manual release',
    ['--app-store', '--release-type', 'manual', '--earliest-release-date', soonThere],
    /--release-type manual and --earliest-release-date can’t be used together/,
  ],
  [
    'a date without an offset',
    [...scheduled, '--earliest-release-date', '2030-01-15T09:00:00'],
    /needs a date and time with an offset/,
  ],
  [
    'a day',
    [...scheduled, '--earliest-release-date', '2030-01-15'],
    /needs a date and time with an offset/,
  ],
  [
    'half an hour',
    [...scheduled, '--earliest-release-date', '2030-01-15T09:30:00+01:00'],
    /on the hour in UTC/,
  ],
  [
    'an hour of a zone that is not one of UTC',
    [...scheduled, '--earliest-release-date', '2030-01-15T09:00:00+05:30'],
    /on the hour in UTC/,
  ],
  [
    'a date that has passed',
    [...scheduled, '--earliest-release-date', '2020-01-15T09:00:00Z'],
    /“2020-01-15T09:00:00Z” has passed/,
  ],
  [
    'a long copyright',
    ['--app-store', '--copyright', 'x'.repeat(1001)],
    /1,001 characters, 1,000 allowed/,
  ],
  [
    'a detail for a build at Apple alone',
    ['--build-id', 'b', '--whats-new', 'a.json'],
    /--whats-new needs --app-store/,
  ],
];

test.each(wrongLines)(
  'an App Store option that cannot be meant is wrong usage before anything is read: %s',
  async (_, words, line) => {
    const operands = words.includes('--build-id') ? [] : ['absent.ipa'];
    const { status, stderr, stdout } = await slipway(
      ['publish', ...operands, ...words],
      await temporaryFolder(),
    );
    expect(stderr).toMatch(line);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  },
);

test('a dry run lists what happens on the App Store, and changes nothing there', {
  timeout: 120_000,
}, async () => {
  const { folder, side, dryRun } = await stage();
  const app = side.apps[0];
  const versions = async () => (await ask(side, `/v1/apps/${app?.id}/appStoreVersions`)).data;
  const before = await versions();
  const texts = join(folder, 'whats-new.json');
  await writeFile(
    texts,
    JSON.stringify([
      { language: 'en-US', text: 'Faster search.' },
      { language: 'de-DE', text: 'Schnellere Suche.' },
    ]),
  );
  const words = ['--app-store', '--phased-release', '--whats-new', texts];
  const date = ['--earliest-release-date', soonThere];
  const { lines, stderr, status } = await dryRun(...words, ...date, '--copyright', '2027 N');
  expect(status, stderr).toBe(0);
  expect(lines[0].plan.appStore).toEqual({
    release: { type: 'scheduled', at: soonThere, timeZone: null },
    phasedRelease: true,
    copyright: '2027 N',
    texts: [
      { locale: 'en-US', whatsNew: 'Faster search.' },
      { locale: 'de-DE', whatsNew: 'Schnellere Suche.' },
    ],
    whatsNewFromNotes: false,
    submit: true,
    cancelPrevious: false,
    renameVersion: false,
  });
  const store = lines[0].steps.filter(({ step }: { step: string }) => step.startsWith('store-'));
  expect(
    store.map(({ step, isSkipped }: { step: string; isSkipped: boolean }) => [step, isSkipped]),
  ).toEqual([
    ['store-version', false],
    ['store-texts', false],
    ['store-review', false],
  ]);
  expect(await versions()).toEqual(before);

  const without = await dryRun();
  expect(without.lines[0].plan.appStore).toBeNull();
  expect(JSON.stringify(without.lines[0].steps)).not.toContain('store-');
});

test('options change only what they name of a plan file, which keeps every other text', {
  timeout: 120_000,
}, async () => {
  const { folder, dryRun } = await stage();
  const plan = join(folder, 'plan.json');
  const release = { type: 'scheduled', at: soonThere, timeZone: 'Europe/Berlin' };
  const appStore = {
    release,
    copyright: '2026 N',
    texts: [
      { locale: 'en-US', whatsNew: 'Old.', description: 'An orbit in your pocket.' },
      { locale: 'fr-FR', whatsNew: 'Vieux.' },
    ],
    submit: true,
  };
  await writeFile(plan, JSON.stringify({ appStore }));
  const same = await dryRun('--plan', plan);
  expect(same.lines[0].plan.appStore, same.stderr).toMatchObject(appStore);

  const texts = join(folder, 'new.json');
  await writeFile(texts, JSON.stringify([{ language: 'de-DE', text: 'Neu.' }]));
  const words = ['--app-store-prepare', '--whats-new', texts, '--rename-version'];
  const changed = await dryRun('--plan', plan, ...words);
  expect(changed.lines[0].plan.appStore, changed.stderr).toMatchObject({
    release,
    copyright: '2026 N',
    texts: [
      { locale: 'en-US', description: 'An orbit in your pocket.' },
      { locale: 'de-DE', whatsNew: 'Neu.' },
    ],
    submit: false,
    renameVersion: true,
  });
  expect(JSON.stringify(changed.lines[0].plan.appStore)).not.toMatch(/Old|Vieux/);

  const off = await dryRun('--plan', plan, '--no-app-store');
  expect(off.lines[0].plan.appStore, off.stderr).toBeNull();
});

test('a plan that was saved with its App Store part is read again as it was', {
  timeout: 120_000,
}, async () => {
  const { folder, side, file, dryRun } = await stage();
  const plan = join(folder, 'saved.json');
  const words = ['--app-store', '--release-type', 'after-approval', '--whats-new-from-notes'];
  const key = keyOptions(side);
  const saved = await slipway(['publish', file, '--save-plan', plan, ...words, ...key], folder);
  expect(saved.status, saved.stderr).toBe(0);
  const text = JSON.parse(await readFile(plan, 'utf8'));
  const again = await dryRun('--plan', plan);
  expect(again.lines[0].plan.appStore, again.stderr).toEqual(text.appStore);
  expect(text.appStore).toMatchObject({
    release: { type: 'after-approval' },
    whatsNewFromNotes: true,
    submit: true,
  });
});

test('--proceed is refused for a run that is not stopped on the App Store', {
  timeout: 120_000,
}, async () => {
  const { folder, side, file } = await stage();
  const words = ['publish', file, '--json', '--upload-only', ...keyOptions(side)];
  const { lines } = await slipway(words, folder);
  const { runId } = lines.at(-1);
  const refused = await slipway(['resume', runId, '--proceed', '--json'], folder);
  expect(refused.lines.at(-1)).toMatchObject({ error: { code: 'run-not-at-obstacle' } });
  expect(refused.status).toBe(1);
});

test('a publish to the App Store submits the version with its texts, and the receipt has both', {
  timeout: 180_000,
}, async () => {
  const { folder, side, file } = await stage();
  const texts = join(folder, 'whats-new.json');
  await writeFile(
    texts,
    JSON.stringify([
      { language: 'en-US', text: 'Faster search.' },
      { language: 'de-DE', text: 'Schnellere Suche.' },
    ]),
  );
  const words = ['--app-store', '--phased-release', '--whats-new', texts, '--copyright', '2027 N'];
  const key = keyOptions(side);
  const ended = await slipway(['publish', file, '--json', ...words, ...key], folder);
  expect(ended.status, ended.stderr).toBe(0);
  const { runId, receipt: path } = ended.lines.at(-1);
  const { appStore } = JSON.parse(await readFile(path, 'utf8'));
  const { data: version } = await ask(side, `/v1/appStoreVersions/${appStore.versionId}`);
  expect(version.attributes).toMatchObject({ versionString: '1.5.0', copyright: '2027 N' });
  const rows = await ask(
    side,
    `/v1/appStoreVersions/${appStore.versionId}/appStoreVersionLocalizations`,
  );
  const english = rows.data.find(
    (row: { attributes: { locale: string } }) => row.attributes.locale === 'en-US',
  );
  expect(english.attributes.whatsNew).toBe('Faster search.');
  const { data: submission } = await ask(side, `/v1/reviewSubmissions/${appStore.submissionId}`);
  expect(submission.attributes.submittedDate).not.toBeNull();
  expect(appStore).toMatchObject({
    versionString: '1.5.0',
    isCreated: true,
    release: { type: 'manual' },
    phasedRelease: true,
    texts: [
      { locale: 'en-US', sha256: { whatsNew: sha256('Faster search.') } },
      { locale: 'de-DE', sha256: { whatsNew: sha256('Schnellere Suche.') } },
    ],
  });

  const verified = await slipway(['verify', runId], folder);
  expect(verified.status, verified.stderr).toBe(0);
  const forged = (await readFile(path, 'utf8')).replace('"isCreated": true', '"isCreated": false');
  await writeFile(path, forged);
  expect((await slipway(['verify', path], folder)).stdout).toContain('appStore');
  const cut = forged.replace(/ {2}"appStore": \{.*?\n {2}\},\n/s, '');
  expect(cut).not.toContain('"appStore": {');
  await writeFile(path, cut);
  expect((await slipway(['verify', path], folder)).status).toBe(1);
});

/** What the run says of each obstacle, and the state of 1.4.0 while it waits for the decision. */
const obstacles = [
  {
    seed: 'version-in-review',
    code: 'store-in-review',
    before: 'WAITING_FOR_REVIEW',
    offered: 'This cancels the submission of version 1.4.0',
    proceeds: 'Canceling the submission of version 1.4.0',
  },
  {
    seed: 'rejected-build',
    code: 'store-version-other',
    before: 'REJECTED',
    offered: 'This renames version 1.4.0 to 1.5.0',
    proceeds: 'Renaming version 1.4.0 to 1.5.0.',
  },
];

test.each(obstacles)(
  '$code ends with status 11, and --proceed does what was shown',
  {
    timeout: 240_000,
  },
  async ({ seed, code, before, offered, proceeds }) => {
    const folder = await temporaryFolder();
    // Slow enough that Apple does not begin the review of the other version meanwhile.
    const side = await startPracticeSide(folder, '--seed', seed, '--speed', '40');
    const file = join(folder, 'sample.ipa');
    await slipway(['sample', file, '--version', '1.5.0', '--build', '43'], folder);
    const states = async () => {
      const { data } = await ask(side, `/v1/apps/${side.apps[0]?.id}/appStoreVersions`);
      return Object.fromEntries(
        data.map((row: { attributes: { versionString: string; appVersionState: string } }) => [
          row.attributes.versionString,
          row.attributes.appVersionState,
        ]),
      );
    };
    const texts = join(folder, 'whats-new.json');
    await writeFile(
      texts,
      JSON.stringify([
        { language: 'en-US', text: 'Faster search.' },
        { language: 'de-DE', text: 'Schnellere Suche.' },
      ]),
    );
    const words = ['publish', file, '--json', '--app-store', '--whats-new', texts];
    const stopped = await slipway([...words, ...keyOptions(side)], folder);
    const { runId } = stopped.lines.at(-1);
    expect(stopped.status, stopped.stderr).toBe(11);
    expect(stopped.lines.at(-1)).toMatchObject({
      outcome: 'failed',
      exitStatus: 11,
      error: { code },
      resumable: true,
    });
    expect(stopped.stderr).toContain(`slipway resume ${runId} --proceed`);
    expect(stopped.stderr).toContain(offered);
    expect(await states()).toMatchObject({ '1.4.0': before });

    const again = await slipway(['resume', runId, '--json'], folder);
    expect(again.status, again.stderr).toBe(11);
    expect(await states()).toMatchObject({ '1.4.0': before });

    const done = await slipway(['resume', runId, '--json', '--proceed'], folder);
    expect(done.stderr).toContain(proceeds);
    expect(done.status, done.stderr).toBe(0);
    const after = await states();
    expect(after).toMatchObject({ '1.5.0': 'WAITING_FOR_REVIEW' });
    expect(after).not.toHaveProperty(['1.4.0']);
  },
);
