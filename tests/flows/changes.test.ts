import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedNames, changesInShort } from '../../shared/change-words';
import type { PackageChanges } from '../../shared/domain/package-summary';
import { comparePackages } from '../../src-main/engine/changes/compare-packages';
import { traitsOf } from '../../src-main/engine/changes/package-traits';
import { summarize } from '../../src-main/engine/changes/summarize';
import { readContents } from '../../src-main/engine/package/read-contents';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';

let stage: Rehearsal;
beforeEach(async () => {
  stage = await rehearse();
});
afterEach(() => stage.end());

type Sample = Parameters<Rehearsal['sample']>[0];

async function changesOf(sample: Sample): Promise<PackageChanges | null> {
  const path = await stage.sample({ fileName: 'Next.ipa', ...sample });
  return (await stage.engine.destinations.read(stage.connection, path)).changes;
}

async function publish(sample: Sample): Promise<string> {
  const packagePath = await stage.sample(sample);
  const run = await stage.publish({ packagePath, scope: 'upload-only' });
  expect(run.status.state).toBe('done');
  return run.id;
}

const inShort = (changes: PackageChanges | null) =>
  changes && changesInShort(changes.since, changes.changes);

describe('what is new since the last published package', () => {
  it('is nothing for the first one, and for the one that was just published', async () => {
    expect(await changesOf({ build: '42' })).toBeNull();
    await publish({ build: '42', sizeMb: 1 });
    expect(await changesOf({ build: '42', sizeMb: 1 })).toBeNull();
  });

  it('names what somebody would want to know before it goes out', async () => {
    await publish({ build: '42', sizeMb: 2 });
    const changes = await changesOf({
      build: '43',
      sizeMb: 3,
      minimumOs: '16.0',
      hasExtension: true,
      kind: 'iphone',
    });
    expect(inShort(changes)).toMatch(
      /^Since 1\.4\.0 \(42\): minimum OS 15\.0 → 16\.0, \+1 extension, −1 device family, size \+\d\d %$/,
    );
    expect(changes?.changes.flatMap(changedNames)).toEqual([
      expect.stringMatching(/^\+ com\.northwind\.orbit\./),
      '− iPad',
    ]);
  });

  it('is compared with the newest one that came through, also after the package is gone', async () => {
    await publish({ build: '42' });
    await publish({ build: '43', minimumOs: '16.0' });
    const blocked = await stage.publish({
      packagePath: await stage.sample({ build: '44', minimumOs: '17.0', defects: ['ad-hoc'] }),
    });
    expect(blocked.status.state).toBe('blocked');
    await rm(join(stage.folder, 'Orbit Notes.ipa'));
    expect((await changesOf({ build: '45', minimumOs: '16.0' }))?.since.buildNumber).toBe('43');
    expect(inShort(await changesOf({ build: '45', minimumOs: '18.0' }))).toContain('16.0 → 18.0');
  });

  it('is told of a run from before it was kept, as far as its journal says', async () => {
    const runId = await publish({ build: '42', sizeMb: 1 });
    await rm(join(await stage.engine.runs.folder(runId), 'package.json'));
    const changes = await changesOf({ build: '43', sizeMb: 1, minimumOs: '16.0' });
    expect(inShort(changes)).toBe('Since 1.4.0 (42): minimum OS 15.0 → 16.0');
  });

  it('is told apart by app: another one has a past of its own', async () => {
    await publish({ build: '42' });
    expect(await changesOf({ bundleId: 'com.northwind.tide', build: '43' })).toBeNull();
  });
});

describe('what only a whole reading tells', () => {
  it('is compared where it is known of both packages, and is no difference where it is not', async () => {
    const contents = await readContents(await stage.sample());
    const traits = traitsOf(contents);
    const before = summarize({ info: contents.info, traits });
    const camera = { ...traits, permissions: ['NSCameraUsageDescription'] };
    const after = summarize({ info: contents.info, traits: camera });
    expect(comparePackages(before, after)).toEqual([
      { what: 'permissions', added: ['NSCameraUsageDescription'], removed: [] },
    ]);
    expect(comparePackages(summarize({ info: contents.info }), after)).toEqual([]);
  });
});
