import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PackageChanges } from '../../shared/domain/package-summary';
import { changedNames, changesInShort } from '../../shared/words/changes';
import { changesSince } from '../../src-main/engine/changes/changes-since';
import {
  comparePackages,
  summarize,
  traitsOf,
} from '../../src-main/engine/changes/compare-packages';
import { readContents } from '../../src-main/engine/package/read-contents';
import { journalName, readJournal, toLine } from '../../src-main/engine/publish/run-journal';
import { RunLibrary } from '../../src-main/engine/publish/run-library';
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
  it('nothing is new in the first package of an app, and in the one that was just published', async () => {
    expect(await changesOf({ build: '42' })).toBeNull();
    await publish({ build: '42', sizeMb: 1 });
    expect(await changesOf({ build: '42', sizeMb: 1 })).toBeNull();
  });

  it('the changes name what matters before a release', async () => {
    await publish({ build: '42', sizeMb: 2 });
    const changes = await changesOf({
      build: '43',
      sizeMb: 3,
      minimumOs: '16.0',
      hasExtension: true,
      kind: 'iphone',
    });
    expect(inShort(changes)).toMatch(
      /^Compared with 1\.4\.0 \(42\): minimum OS 15\.0 → 16\.0, \+1 extension, −1 device family and size \+\d\d%$/,
    );
    expect(changes?.changes.flatMap(changedNames)).toEqual([
      expect.stringMatching(/^\+ com\.northwind\.orbit\./),
      '− iPad',
    ]);
  });

  it('a package is compared with the newest one that was published, even after that file is gone', async () => {
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

  it('the changes come from the journal alone, and for an older run from its journal and its summary', async () => {
    const runId = await publish({ build: '42', sizeMb: 1 });
    const folder = await stage.engine.runs.folder(runId);
    expect(await readdir(folder)).not.toContain('package.json');
    const next = { build: '43', sizeMb: 1, minimumOs: '16.0', kind: 'framework' as const };
    const all = inShort(await changesOf(next));
    expect(all).toContain('minimum OS 15.0 → 16.0 and +1 framework');

    const { events } = await readJournal(folder);
    const [checked] = events.flatMap((event) => (event.type === 'package-checked' ? event : []));
    const older = events.map((event) => (event === checked ? { ...event, traits: null } : event));
    const lines = older.map((event, index) => `${toLine(event, index + 1)}\n`);
    await writeFile(join(folder, journalName), lines.join(''));
    expect(inShort(await changesOf(next))).toBe('Compared with 1.4.0 (42): minimum OS 15.0 → 16.0');

    if (!checked?.traits) throw new Error('the check has journaled no traits');
    const kept = summarize({ info: checked.package, traits: checked.traits });
    await writeFile(join(folder, 'package.json'), JSON.stringify(kept));
    expect(inShort(await changesOf(next))).toBe(all);
  });

  it('the changes are separate for each app', async () => {
    await publish({ build: '42' });
    expect(await changesOf({ bundleId: 'com.northwind.tide', build: '43' })).toBeNull();
  });

  it('a run that sent no package is left out of the changes', async () => {
    await publish({ build: '42' });
    const packagePath = await stage.sample({ build: '43', minimumOs: '16.0' });
    expect((await stage.publish({ packagePath, scope: 'upload-only' })).status.state).toBe('done');
    // The first build is published again, without its package.
    const first = await stage.sample({ build: '42' });
    const again = await stage.publish({ packagePath: first, scope: 'skip-upload' });
    expect(again.status.state).toBe('done');
    expect((await changesOf({ build: '44', minimumOs: '16.0' }))?.since.buildNumber).toBe('43');
  });

  it('packages published for practice do not count as changes of a live account', async () => {
    await publish({ build: '42' });
    const path = await stage.sample({ fileName: 'Next.ipa', build: '43' });
    const contents = await readContents(path);
    const opened = { info: contents.info, traits: traitsOf(contents) };
    const library = new RunLibrary(stage.home);
    expect(await changesSince(library, 'live', opened)).toBeNull();
    expect((await changesSince(library, 'practice', opened))?.since.buildNumber).toBe('42');
  });
});

describe('changes that need a full reading', () => {
  it('values of a full reading are compared when they are known for both packages, and are no difference otherwise', async () => {
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

describe('the change of a size', () => {
  it('a size change is reported from half a percent', async () => {
    const { info } = await readContents(await stage.sample());
    const before = { ...summarize({ info }), size: 100_000_000 };
    const grownTo = (size: number) => comparePackages(before, { ...before, size });
    expect(grownTo(100_400_000)).toEqual([]);
    expect(grownTo(100_600_000)).toEqual([
      { what: 'size', before: '100000000', after: '100600000' },
    ]);
    expect(grownTo(99_400_000)).toHaveLength(1);
  });
});

it('the associated domains of an app are read from its signature', async () => {
  const contents = await readContents(await stage.sample());
  const domains = ['webcredentials:northwind.example', 'applinks:northwind.example'];
  const content = { 'com.apple.developer.associated-domains': domains };
  const machOs = contents.machOs.map((file) => ({
    ...file,
    slices: file.slices.map((slice) => ({
      ...slice,
      signature: slice.signature && {
        ...slice.signature,
        entitlements: { state: 'read' as const, content },
      },
    })),
  }));
  const asked = traitsOf({ ...contents, machOs } as typeof contents);
  expect(asked.associatedDomains).toEqual([...domains].sort());
});
