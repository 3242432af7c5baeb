import { spawnSync } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import type { AppStoreVersionRow } from '../../../src-main/practice/world/rows';
import { type Rehearsal, rehearse } from '../../helpers/rehearsal';
import { orbit, storeWrites } from '../../helpers/store-stage';
import { inTerminal } from './in-terminal';
import { type Ended, slipway } from './slipway-process';

/* Acts on an App Store version, typed: each names its version, asks, takes effect once and is read back. */

const hasScript = spawnSync('script', ['--version']).status === 0;
const day = 86_400_000;
let stage: Rehearsal;
afterEach(() => stage.end());

async function begin(seed: 'version-in-review' | 'phased-release-running'): Promise<void> {
  stage = await rehearse({ practice: { seed, speed: 1 }, checksSchemas: false });
}

async function beginApproved(): Promise<void> {
  await begin('version-in-review');
  stage.practice.clock.advance(2 * day);
  await stage.ask(`/v1/apps/${orbit.id}/appStoreVersions`);
}

function words(name: string, ...more: string[]): string[] {
  const { apiUrl, keyId, issuerId, privateKeyFile } = stage.connection;
  return [
    ...['app-store', name, ...more, '--app', orbit.bundleId, '--api-url', apiUrl],
    ...['--key-id', keyId, '--issuer-id', issuerId ?? '', '--private-key', privateKeyFile ?? ''],
  ];
}

const run = (name: string, ...more: string[]): Promise<Ended> =>
  slipway(words(name, ...more), stage.home);

function rowOf(versionString: string): AppStoreVersionRow {
  const row = stage.practice.world.state.appStoreVersions.find(
    (one) => one.versionString === versionString,
  );
  if (!row) throw new Error(`there is no version ${versionString}`);
  return row;
}

const released = 'POST /v1/appStoreVersionReleaseRequests';
const changedPhased = 'PATCH /v1/appStoreVersionPhasedReleases/*';

test('“app-store show” names each version, its state and the commands that are possible now', {
  timeout: 180_000,
}, async () => {
  await beginApproved();
  const { stdout, status, stderr } = await run('show', '--read-only');
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('1.4.0');
  for (const name of ['release', 'withdraw'])
    expect(stdout).toContain(`  slipway app-store ${name} 1.4.0 --app ${orbit.bundleId}\n`);
  const [page] = (await run('show', '--json')).lines;
  expect(page).toMatchObject({ app: { bundleId: orbit.bundleId }, platform: 'IOS' });
  expect(page.versions[0]).toMatchObject({
    versionString: '1.4.0',
    state: 'PENDING_DEVELOPER_RELEASE',
    possible: ['release', 'withdraw-approved'],
  });
  expect(storeWrites(stage)).toEqual([]);
});

test('without a terminal and without --yes an act is wrong usage, shows what it would do and sends nothing', {
  timeout: 180_000,
}, async () => {
  await beginApproved();
  const asked = await run('release', '1.4.0');
  expect(asked.status).toBe(2);
  expect(asked.stderr).toContain('1.4.0 on the App Store?');
  expect(asked.stderr).toContain('In a script, add --yes');
  expect(storeWrites(stage)).toEqual([]);
});

test('a version that is not named, or that the app does not have, is refused, and nothing is sent', {
  timeout: 180_000,
}, async () => {
  await beginApproved();
  const readOnly = await run('release', '1.4.0', '--yes', '--read-only');
  expect(readOnly.status).toBe(2);
  for (const more of [['--yes'], ['1.4.0', '2.0', '--yes']])
    expect((await run('release', ...more)).status).toBe(2);
  const other = await run('release', '9.9', '--yes', '--json');
  expect(other.status).toBe(1);
  expect(other.lines.at(-1)).toMatchObject({ error: { code: 'store-act-refused' } });
  expect(other.stderr).toContain(`slipway app-store show --app ${orbit.bundleId}`);
  expect(storeWrites(stage)).toEqual([]);
});

test('a release whose answer is lost takes effect once, and again it sends nothing', {
  timeout: 180_000,
}, async () => {
  await beginApproved();
  stage.practice.faults.add(`lost-answer:${released}`);
  stage.practice.faults.add('read-lag:3');
  const done = await run('release', '1.4.0', '--yes', '--json');
  expect(done.status, done.stderr).toBe(0);
  expect(done.lines).toMatchObject([{ act: 'release', outcome: 'done', platform: 'IOS' }]);
  expect(done.lines[0].version.state).toMatch(/^(PROCESSING_FOR|READY_FOR)_DISTRIBUTION$/);
  expect(storeWrites(stage)).toEqual([released]);
  expect((await run('release', '1.4.0', '--yes')).status).toBe(0);
  expect(storeWrites(stage)).toEqual([released]);
});

test('an approved version is withdrawn, and can be released no longer', {
  timeout: 180_000,
}, async () => {
  await beginApproved();
  const done = await run('withdraw', '1.4.0', '--yes');
  expect(done.status, done.stderr).toBe(0);
  expect(done.stdout).toMatch(/1\.4\.0: .*(rejected|removed|withdrawn)/i);
  const late = await run('release', '1.4.0', '--yes', '--json');
  expect(late.status).toBe(1);
  expect(late.lines.at(-1)).toMatchObject({ error: { code: 'store-act-refused' } });
  expect(late.stderr).toContain('slipway app-store show');
  expect(late.stderr).not.toContain('App Store tab');
  expect(storeWrites(stage)).toEqual(['DELETE /v1/appStoreVersionSubmissions/*']);
});

test('a submission is canceled while it waits, and refused in words once Apple reviews it', {
  timeout: 180_000,
}, async () => {
  await begin('version-in-review');
  const done = await run('cancel-submission', '1.4.0', '--yes', '--json');
  expect(done.status, done.stderr).toBe(0);
  expect(storeWrites(stage)).toEqual(['PATCH /v1/reviewSubmissions/*']);
  await stage.end();
  await begin('version-in-review');
  stage.practice.clock.advance(day / 2);
  const late = await run('cancel-submission', '1.4.0', '--yes', '--json');
  expect(late.status).toBe(1);
  expect(late.lines.at(-1)).toMatchObject({ error: { code: 'store-not-withdrawable' } });
});

test('a phased release is paused, resumed and completed; what a colleague did meanwhile is not undone', {
  timeout: 180_000,
}, async () => {
  await begin('phased-release-running');
  const version = stage.practice.world.state.appStoreVersions.find(({ id }) =>
    stage.practice.world.state.phasedReleases.some(({ versionId }) => versionId === id),
  );
  const name = version?.versionString ?? '';
  const paused = await run('pause-phased', name, '--yes');
  expect(paused.status, paused.stderr).toBe(0);
  expect(paused.stdout).toMatch(/phased release: paused \(day \d\)/);
  const resumed = await run('resume-phased', name, '--yes', '--json');
  expect(resumed.lines[0].version).toMatchObject({
    phased: { state: 'ACTIVE' },
    possible: ['pause-phased', 'complete-phased'],
  });
  await stage.engine.appStore.act(stage.connection, version?.id ?? '', 'complete-phased');
  const late = await run('pause-phased', name, '--yes', '--json');
  expect(late.status).toBe(1);
  expect(late.lines.at(-1)).toMatchObject({ error: { code: 'store-act-refused' } });
  expect((await run('complete-phased', name, '--yes')).status).toBe(0);
  expect(storeWrites(stage)).toEqual([changedPhased, changedPhased, changedPhased]);
});

test.skipIf(!hasScript)(
  'at a terminal the window’s question is asked: no sends nothing, and a yes counts only for what was shown',
  { timeout: 180_000 },
  async () => {
    await beginApproved();
    const ask = () =>
      inTerminal([...words('release', '1.4.0'), '--home', stage.home], 100, { HOME: stage.home });
    const no = ask();
    await expect.poll(no.shown, { timeout: 60_000 }).toContain('Continue? [y/N]');
    expect(no.shown()).toContain('A release can’t be undone');
    no.type('\r');
    expect(await no.ended).toBe(6);

    const yes = ask();
    await expect.poll(yes.shown, { timeout: 60_000 }).toContain('Continue? [y/N]');
    // Someone withdraws it and gets another build approved before the person answers.
    const row = rowOf('1.4.0');
    const other = stage.practice.world.state.builds.find(({ id }) => id !== row.buildId);
    row.buildId = other?.id ?? null;
    yes.type('y\r');
    expect(await yes.ended).toBe(1);
    expect(yes.shown()).toContain('has changed since you were asked');
    expect(storeWrites(stage)).toEqual([]);

    const again = ask();
    await expect.poll(again.shown, { timeout: 60_000 }).toContain('Continue? [y/N]');
    again.type('y\r');
    expect(await again.ended).toBe(0);
    expect(storeWrites(stage)).toEqual([released]);
  },
);
