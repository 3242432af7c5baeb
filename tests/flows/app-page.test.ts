import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppPage } from '#shared/domain/app-page';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

/* An app's page shows what App Store Connect says of it, whoever uploaded its builds. */

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse();
});
afterEach(() => stage.end());

const bundleId = 'com.northwind.orbit';
const read = (reach: 'newest' | 'all' = 'newest'): Promise<AppPage> =>
  stage.engine.apps.read(stage.connection, bundleId, reach);
const sentSince = (from: number): string[] =>
  stage.practice.requests
    .slice(from)
    .map(({ path }) => path)
    .filter((path) => path.startsWith('/v1/'));

/** More builds of the first app, each with its own number, all older than those that it has. */
function addBuilds(times: number): void {
  const { apps, builds } = stage.practice.world.state;
  const app = apps.find((one) => one.bundleId === bundleId);
  const first = builds.find(({ appId }) => appId === app?.id);
  if (!first) throw new Error('the world has nothing to copy');
  for (let place = 0; place < times; place += 1)
    builds.push({
      ...first,
      id: randomUUID(),
      betaDetailId: randomUUID(),
      version: `1${place}`,
      uploadedDate: new Date(Date.parse(first.uploadedDate) - (place + 1) * 60_000).toISOString(),
    });
}

it('an app’s page shows a build that was published here with its size, groups and states', async () => {
  const run = await stage.publish({ packagePath: await stage.sample(), groups: ['QA', 'Design'] });
  expect(run.status.state).toBe('done');
  const { app, builds, groups, nextBuildNumber, olderBuilds } = await read();
  expect(app).toMatchObject({ name: 'Orbit Notes', bundleId, primaryLocale: 'en-US' });
  const [newest] = builds;
  expect(newest).toMatchObject({
    id: run.ids.build,
    version: '1.4.0',
    buildNumber: '42',
    platform: 'IOS',
    expired: false,
    size: run.package.size,
    states: { processing: 'VALID', internal: 'IN_BETA_TESTING' },
    individualTesters: 0,
  });
  const names = newest?.groupIds?.map((id) => groups.find((group) => group.id === id)?.name);
  expect(names?.sort()).toEqual(['Design', 'QA']);
  expect(newest?.groupCount).toBe(2);
  expect(Date.parse(newest?.expirationDate ?? '')).toBeGreaterThan(Date.now());
  expect(nextBuildNumber).toBe('43');
  expect(olderBuilds).toBe(0);
});

it('an upload that became no build uses up its number', async () => {
  const run = await stage.publish({ packagePath: await stage.sample(), scope: 'upload-only' });
  expect(run.status.state).toBe('done');
  const before = await read();
  expect(before.nextBuildNumber).toBe('43');
  const { buildUploads } = stage.practice.world.state;
  const upload = buildUploads.find(({ id }) => id === run.ids.buildUpload);
  if (!upload) throw new Error('the world has no upload to copy');
  const failed = { outcome: 'FAILED' as const, buildId: null, cfBundleVersion: '77' };
  buildUploads.push({ ...upload, ...failed, id: randomUUID() });
  const { builds, nextBuildNumber } = await read();
  expect(builds.map(({ id }) => id)).toEqual(before.builds.map(({ id }) => id));
  expect(nextBuildNumber).toBe('78');
});

it('the newest builds take four requests, and 500 builds at most six', async () => {
  addBuilds(500);
  let from = stage.practice.requests.length;
  const first = await read();
  expect(sentSince(from)).toHaveLength(4);
  expect(first.builds).toHaveLength(200);
  from = stage.practice.requests.length;
  const begun = performance.now();
  const { builds, olderBuilds } = await read('all');
  const took = Math.round(performance.now() - begun);
  process.stdout.write(`${builds.length} builds with notes and groups read in ${took} ms\n`);
  expect(sentSince(from).length).toBeLessThanOrEqual(6);
  expect(builds).toHaveLength(first.builds.length + (first.olderBuilds ?? 0));
  expect(olderBuilds).toBe(0);
  expect(builds.slice(0, 200)).toEqual(first.builds);
  const dates = builds.map(({ uploadedDate }) => Date.parse(uploadedDate ?? ''));
  expect(dates).toEqual([...dates].sort((one, other) => other - one));
});

it('a build shows its notes, its sizes for each device against the build before, and its reports', async () => {
  const { builds, app } = await read();
  const [before] = builds;
  expect(before?.noteLocales?.toSorted()).toEqual(['de-DE', 'en-US']);
  addBuilds(1);
  const { state } = stage.practice.world;
  const added = state.builds.at(-1);
  const detail = async (buildId: string, previousId: string | null) =>
    stage.engine.builds.readDetail(stage.connection, { appId: app.id, buildId, previousId });
  const from = stage.practice.requests.length;
  const seen = await detail(before?.id ?? '', added?.id ?? '');
  expect(sentSince(from).length).toBeLessThanOrEqual(9);
  expect(seen.notes).toContainEqual({
    locale: 'en-US',
    text: 'Search finds notes in every folder.',
  });
  const downloads = seen.sizes?.map(({ download }) => download ?? 0) ?? [];
  expect(downloads).toEqual(downloads.toSorted((one, other) => other - one));
  expect(seen.sizes?.[0]).toMatchObject({ device: 'Universal' });
  expect(seen.sizesBefore).toHaveLength(downloads.length);
  expect(seen.testers).toEqual([]);
  const { feedback, crashes } = await stage.engine.builds.readFeedback(stage.connection, app.id);
  expect(feedback?.isWhole).toBe(true);
  expect(seen.feedback).toBe(feedback?.byBuild[before?.id ?? ''] ?? 0);
  expect(seen.crashes).toBe(crashes?.byBuild[before?.id ?? ''] ?? 0);
  expect(seen.feedback).toBeGreaterThan(0);
});

it('a build without notes, as Apple makes an empty row for the primary language, has none', async () => {
  const { betaBuildLocalizations } = stage.practice.world.state;
  for (const note of betaBuildLocalizations) if (note.locale === 'en-US') note.whatsNew = null;
  expect((await read()).builds[0]?.noteLocales).toEqual(['de-DE']);
});

it('what the server refuses of a build is not known, and the rest is shown', async () => {
  const { builds } = await read();
  const buildId = builds[0]?.id ?? '';
  const seen = await stage.engine.builds.readDetail(stage.connection, {
    appId: 'unknown',
    buildId,
    previousId: 'unknown',
  });
  expect(seen).toMatchObject({ feedback: null, crashes: null, sizesBefore: null });
  expect(seen.notes).not.toBeNull();
  expect(seen.sizes).not.toBeNull();
});

it('an app that the key cannot access has no page, and is not listed', async () => {
  const apps = await stage.engine.apps.list(stage.connection);
  expect(apps.map((app) => app.bundleId)).toContain(bundleId);
  expect(apps.map((app) => app.bundleId)).not.toContain('com.example.other');
  await expect(
    stage.engine.apps.read(stage.connection, 'com.example.other', 'newest'),
  ).rejects.toMatchObject({ error: { code: 'app-not-found' } });
});

it('a page without App Store Connect says that it was not reached', async () => {
  await stage.stopServer();
  await expect(read()).rejects.toMatchObject({ error: { code: 'network-unreachable' } });
  await stage.startServerAgain();
});
