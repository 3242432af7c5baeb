import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { endOf, processedBuild, storePlanFor, versionsOf, writesOf } from '../helpers/store-builds';

/* The step that prepares the App Store version of a build. */

let stage: Rehearsal;
afterEach(() => stage.end());

describe('an app without a version in preparation', () => {
  beforeEach(async () => {
    stage = await rehearse();
  });

  it('gets a version of the build’s number with the build, released by hand, read back', async () => {
    const build = processedBuild(stage, '1.4.0');
    const run = await stage.publish(storePlanFor(build.id, { copyright: '2026 Northwind' }));
    expect(run.status.state, JSON.stringify(run.status)).toBe('done');
    const [version, ...others] = versionsOf(stage).filter((one) => one.versionString === '1.4.0');
    expect(others).toEqual([]);
    expect(version).toMatchObject({
      buildId: build.id,
      releaseType: 'MANUAL',
      earliestReleaseDate: null,
      copyright: '2026 Northwind',
    });
    expect(run.store).toMatchObject({
      versionId: version?.id,
      versionString: '1.4.0',
      versionState: 'PREPARE_FOR_SUBMISSION',
      isCreated: true,
      phasedState: null,
    });
    expect(endOf(run, 'store-version')).toBe('Version 1.4.0 created with build 77');
    expect(writesOf(stage)).toEqual([
      'POST /v1/appStoreVersions',
      'PATCH /v1/appStoreVersions/ID/relationships/build',
    ]);
  });
});
