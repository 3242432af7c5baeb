import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  asTarget,
  type ExpiryFilter,
  type ExpiryPreview,
  everyBuild,
  guardOf,
} from '#shared/domain/expiry';
import { inWords } from '#shared/words/say';
import type { BuildRow } from '../../src-main/practice/world/rows';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { keyOptions } from './command/practice-side';
import { start } from './command/slipway-process';

/* Expiring builds takes them from their testers for good: only the listed ones, and each looked at just before. */

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse();
});
afterEach(() => stage.end());

const bundleId = 'com.northwind.orbit';
const dayMs = 24 * 60 * 60_000;

const state = () => stage.practice.world.state;
const orbit = () => {
  const app = state().apps.find((one) => one.bundleId === bundleId);
  if (app === undefined) throw new Error('the world has no Orbit Notes');
  return app;
};
const groupId = (name: string): string =>
  state().betaGroups.find((group) => group.appId === orbit().id && group.name === name)?.id ?? '';

/** A build like the first one, some days older than today. */
function addBuild(number: string, daysOld: number, change: Partial<BuildRow> = {}): BuildRow {
  const [first] = state().builds;
  if (!first) throw new Error('the world has nothing to copy');
  const at = (days: number) => new Date(Date.now() - days * dayMs).toISOString();
  const build: BuildRow = {
    ...first,
    individualTesterIds: [],
    id: randomUUID(),
    betaDetailId: randomUUID(),
    version: number,
    uploadedDate: at(daysOld),
    expirationDate: at(daysOld - 90),
    uploadedAt: 0,
    betaGroupIds: [],
    ...change,
  };
  state().builds.push(build);
  return build;
}

/** A train of the app on another platform, and its ID. */
function addMacTrain(): string {
  const [first] = state().preReleaseVersions;
  if (!first) throw new Error('the world has no train to copy');
  const id = randomUUID();
  state().preReleaseVersions.push({ ...first, id, platform: 'MAC_OS' });
  return id;
}

const preview = (filter: Partial<ExpiryFilter> = {}): Promise<ExpiryPreview> =>
  stage.engine.expiry.preview(stage.connection, bundleId, { ...everyBuild, ...filter });
const expire = ({ app, rows }: ExpiryPreview, numbers: readonly string[]) =>
  stage.engine.expiry.expire(
    stage.connection,
    app,
    rows.filter(({ buildNumber }) => numbers.includes(buildNumber)).map(asTarget),
  );
const expiredNumbers = (): string[] =>
  state()
    .builds.filter(({ expiredByHand }) => expiredByHand)
    .map(({ version }) => version)
    .sort();
const sentChanges = () => stage.practice.requests.filter(({ method }) => method === 'PATCH');
const numbers = (rows: readonly { buildNumber: string }[]): string[] =>
  rows.map(({ buildNumber }) => buildNumber);

describe('the list of builds to expire', () => {
  it('a filter finds by age, version and platform, keeps the newest and leaves expired builds out', async () => {
    const mac = addMacTrain();
    addBuild('30', 40);
    addBuild('29', 50);
    addBuild('28', 60);
    addBuild('27', 70, { expiredByHand: true });
    addBuild('26', 45, { preReleaseVersionId: mac });
    addBuild('25', 55, { preReleaseVersionId: mac });
    const before = new Date(Date.now() - 35 * dayMs).toISOString();
    expect(numbers((await preview()).rows)).toEqual(['41', '30', '26', '29', '25', '28']);
    expect(numbers((await preview({ uploadedBefore: before })).rows)).not.toContain('41');
    expect(numbers((await preview({ platform: 'MAC_OS' })).rows)).toEqual(['26', '25']);
    expect(numbers((await preview({ version: '9.9' })).rows)).toEqual([]);
    const kept = await preview({ keepLatest: 2 });
    expect(numbers(kept.rows)).toEqual(['29', '28']);
    expect(kept.kept).toBe(4);
    expect(sentChanges()).toEqual([]);
  });

  it('a build in review, and the newest of a group or platform, are not chosen unless a person does', async () => {
    const [review] = state().betaAppReviewSubmissions;
    if (!review) throw new Error('the world has no review to copy');
    const waiting = addBuild('43', 1);
    state().betaAppReviewSubmissions.push({
      ...review,
      id: randomUUID(),
      buildId: waiting.id,
      reviewBeginsAt: Number.MAX_SAFE_INTEGER,
      decidedAt: Number.MAX_SAFE_INTEGER,
    });
    addBuild('40', 30, { betaGroupIds: [groupId('Design')] });
    addBuild('39', 31);
    const { rows, groups } = await preview();
    expect(rows.map((row) => [row.buildNumber, guardOf(row)])).toEqual([
      ['43', 'in-review'],
      ['41', 'newest-of-group'],
      ['40', null],
      ['39', null],
    ]);
    expect(groups.find(({ name }) => name === 'Design')).toMatchObject({
      otherBuilds: 0,
      testerCount: 6,
    });
    const { rows: unused } = await preview({ onlyWithoutTesters: true });
    expect(numbers(unused)).not.toContain('40');
  });
});

describe('expiring', () => {
  it('only the listed builds change, of two platforms and several versions', async () => {
    const mac = addMacTrain();
    for (const number of ['40', '39', '38']) addBuild(number, 30);
    addBuild('37', 30, { preReleaseVersionId: mac });
    addBuild('36', 31, { preReleaseVersionId: mac });
    const act = await expire(await preview(), ['39', '36']);
    expect(act.state).toBe('done');
    expect(act.results.map(({ outcome }) => outcome)).toEqual(['expired', 'expired']);
    expect(expiredNumbers()).toEqual(['36', '39']);
    expect(sentChanges()).toHaveLength(2);
  });

  it('a build that App Store Connect refuses does not stop the rest, and has its own words', async () => {
    addBuild('40', 30);
    addBuild('39', 31);
    addBuild('38', 32);
    stage.practice.faults.add('server-error-before:PATCH /v1/builds/**2');
    const act = await expire(await preview(), ['40', '39', '38']);
    expect(act.results.map(({ build, outcome }) => [build.buildNumber, outcome])).toContainEqual([
      '40',
      'expired',
    ]);
    expect(act.results.filter(({ error }) => error !== null)).toHaveLength(1);
  });

  it('a lost answer is looked up, and the build is expired once', async () => {
    addBuild('40', 30);
    stage.practice.faults.add('lost-answer:PATCH /v1/builds/*');
    const act = await expire(await preview(), ['40']);
    expect(act.results).toMatchObject([{ outcome: 'expired' }]);
    expect(sentChanges()).toHaveLength(1);
  });

  it('a read that lags behind is waited for before a build counts as expired', async () => {
    addBuild('40', 30);
    const listed = await preview();
    stage.practice.faults.add('read-lag:3');
    const act = await expire(listed, ['40']);
    expect(act.results).toMatchObject([{ outcome: 'expired' }]);
  });

  it('a build that Apple approved, or that one more tester got, since it was chosen is skipped', async () => {
    const waiting = addBuild('40', 30);
    const given = addBuild('39', 31);
    const [review] = state().betaAppReviewSubmissions;
    const [tester] = state().betaTesters;
    if (!review || !tester) throw new Error('the world has no review or no tester');
    const submission = {
      ...review,
      id: randomUUID(),
      buildId: waiting.id,
      reviewBeginsAt: Number.MAX_SAFE_INTEGER,
      decidedAt: Number.MAX_SAFE_INTEGER,
    };
    state().betaAppReviewSubmissions.push(submission);
    const listed = await preview();
    expect(listed.rows.find(({ buildNumber }) => buildNumber === '40')?.isInReview).toBe(true);
    Object.assign(submission, { reviewBeginsAt: 0, decidedAt: 0 });
    given.individualTesterIds = [tester.id];
    const act = await expire(listed, ['40', '39']);
    expect(act.results.map(({ reason }) => (reason === null ? null : inWords(reason)))).toEqual([
      'Apple finished its beta review after you selected it.',
      'It was released to individual testers after you selected it.',
    ]);
    expect(sentChanges()).toEqual([]);
  });

  it('a build that went into review, became the newest of a group or was given to another since is skipped', async () => {
    const circle = groupId('Beta circle');
    const reviewed = addBuild('40', 30);
    addBuild('39', 31, { betaGroupIds: [circle] });
    const given = addBuild('38', 32);
    addBuild('37', 33);
    const listed = await preview();
    const [review] = state().betaAppReviewSubmissions;
    if (!review) throw new Error('the world has no review to copy');
    state().betaAppReviewSubmissions.push({
      ...review,
      id: randomUUID(),
      buildId: reviewed.id,
      reviewBeginsAt: Number.MAX_SAFE_INTEGER,
      decidedAt: Number.MAX_SAFE_INTEGER,
    });
    for (const build of state().builds) if (build.version === '41') build.expiredByHand = true;
    given.betaGroupIds = [groupId('Design')];
    const act = await expire(listed, ['40', '39', '38', '37']);
    expect(
      act.results.map(({ build, reason }) => [
        build.buildNumber,
        reason === null ? null : inWords(reason),
      ]),
    ).toEqual([
      ['40', 'It entered beta review after you selected it.'],
      ['39', 'It is now the latest build for Beta circle.'],
      ['38', 'It was released to Design after you selected it.'],
      ['37', null],
    ]);
    expect(expiredNumbers()).toEqual(['37', '41']);
  });

  it('a key that may not change builds ends it at the first, and the rest is not tried', async () => {
    for (const number of ['40', '39']) addBuild(number, 30);
    const listed = await preview();
    stage.practice.faults.add('forbidden:PATCH /v1/builds/*');
    const act = await expire(listed, ['40', '39']).catch(() => null);
    expect(act?.results.map(({ outcome }) => outcome)).toEqual(['not-tried', 'failed']);
    expect(expiredNumbers()).toEqual([]);
  });
});

it('after a kill in the middle it says which builds expired, and continues only when a person asks', async () => {
  for (let number = 1; number <= 30; number += 1) addBuild(`${number}`, 60 + number / 10);
  const door = { ...stage.practice, privateKeyPath: stage.practice.privateKeyPath };
  const args = ['expire', '--app', bundleId, '--older-than', '59d', '--yes', '--json'];
  const { child, ended } = start([...args, ...keyOptions(door as never)], stage.home);
  await expect.poll(() => sentChanges().length).toBeGreaterThan(3);
  child.kill('SIGKILL');
  await ended;
  const before = expiredNumbers().length;
  expect(before).toBeLessThan(30);
  const connection = { ...stage.connection, accountId: `key-${stage.connection.keyId}` };
  const [act, ...others] = await stage.engine.expiry.stopped(connection, bundleId);
  expect(others).toEqual([]);
  expect(act?.state).toBe('stopped');
  expect(act?.results).toHaveLength(30);
  await stage.reopen();
  expect(expiredNumbers()).toHaveLength(before);
  const done = await stage.engine.expiry.resume(connection, act?.id ?? '');
  expect(done.results.map(({ outcome }) => outcome)).toEqual(Array(30).fill('expired'));
  expect(expiredNumbers()).toHaveLength(30);
  // A request that was out at the kill is looked up first.
  expect(new Set(sentChanges().map(({ path }) => path)).size).toBe(30);
  expect(sentChanges()).toHaveLength(30);
  expect(await stage.engine.expiry.stopped(connection, bundleId)).toEqual([]);
});
