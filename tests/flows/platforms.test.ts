import { afterEach, describe, expect, test } from 'vitest';
import { testFlightAddress } from '../../shared/asc/test-flight-address';
import type { Platform } from '../../shared/domain/package-info';
import type { SampleOptions } from '../../src-main/sample-package/write-sample-package';
import { type Rehearsal, type RehearsalOptions, rehearse } from '../helpers/rehearsal';

let stage: Rehearsal;
afterEach(() => stage.end());

const partSize = 64 * 1024;

async function start(practice: RehearsalOptions['practice'] = {}): Promise<void> {
  stage = await rehearse({ practice: { partSize, ...practice } });
}

interface Kind {
  platform: Platform;
  fileName: string;
  uti: string;
  options: SampleOptions;
  page: string;
}

const kinds: readonly Kind[] = [
  { platform: 'IOS', fileName: 'Orbit.ipa', uti: 'com.apple.ipa', options: {}, page: 'ios' },
  {
    ...{ platform: 'TV_OS', fileName: 'Orbit-tv.ipa', uti: 'com.apple.ipa', page: 'tvos' },
    options: { kind: 'tvos' },
  },
  {
    ...{ platform: 'VISION_OS', fileName: 'Orbit-vision.ipa', uti: 'com.apple.ipa' },
    ...{ options: { kind: 'visionos' }, page: 'visionos' },
  },
  { platform: 'MAC_OS', fileName: 'Orbit.pkg', uti: 'com.apple.pkg', options: {}, page: 'macos' },
];

/** What was reserved at the server. */
function reserved() {
  const { buildUploads, buildUploadFiles } = stage.practice.world.state;
  const uploads = buildUploads.filter(({ cfBundleVersion }) => cfBundleVersion === '4711');
  return uploads.map(({ id, platform, cfBundleShortVersionString, outcome, errors }) => ({
    platform,
    version: cfBundleShortVersionString,
    outcome,
    errors,
    utis: buildUploadFiles.filter(({ uploadId }) => uploadId === id).map(({ uti }) => uti),
  }));
}

const build = { version: '9.1.0', build: '4711' };

function made({ platform, uti }: Kind) {
  return { platform, version: '9.1.0', outcome: 'COMPLETE', errors: [], utis: [uti] };
}

describe.each(kinds)('a package for $platform', (kind) => {
  const { platform, fileName, options, page } = kind;
  const sample = () => stage.sample({ ...build, ...options, fileName });

  test('is reserved under its platform and type, and reaches testers', async () => {
    await start();
    const packagePath = await sample();
    const run = await stage.publish({ packagePath, groups: ['QA'], notes: [] });
    expect(run.status).toMatchObject({ state: 'done' });
    expect(run.package.platform).toBe(platform);
    expect(reserved()).toEqual([made(kind)]);
    const { included } = await stage.ask(`/v1/builds/${run.ids.build}?include=preReleaseVersion`);
    expect(included[0]?.attributes).toMatchObject({ platform, version: '9.1.0' });
    expect(testFlightAddress(run.app?.id ?? '', platform, run.ids.build ?? null)).toContain(
      `/testflight/${page}/`,
    );
  });

  test('is resumed where it was stopped, and reserved once', async () => {
    await start({ faults: ['cut-part:1@1000*200'] });
    const packagePath = await sample();
    const { id } = await stage.engine.runs.start(stage.connection, { packagePath, groups: [] });
    await expect.poll(() => reserved().length, { timeout: 20_000 }).toBe(1);
    await stage.reopen();
    stage.practice.faults.clear();
    await stage.engine.runs.resume(id, stage.connection);
    expect((await stage.engine.runs.settled(id)).status).toMatchObject({ state: 'done' });
    expect(reserved()).toEqual([made(kind)]);
  });

  test.each(['buildUploads', 'buildUploadFiles'])(
    'is reserved once when the answer to POST /v1/%s is lost',
    async (path) => {
      await start({ faults: [`lost-answer:POST /v1/${path}`] });
      const run = await stage.publish({ packagePath: await sample(), groups: [] });
      expect(run.status).toMatchObject({ state: 'done' });
      expect(reserved()).toEqual([made(kind)]);
    },
  );
});

test('one version and build number is published on every platform of an app', async () => {
  await start();
  for (const { fileName, options } of kinds) {
    const packagePath = await stage.sample({ ...build, ...options, fileName });
    const run = await stage.publish({ packagePath, groups: [] });
    expect(run.status).toMatchObject({ state: 'done' });
  }
  expect(reserved().map(({ platform }) => platform)).toEqual(kinds.map(({ platform }) => platform));
});
