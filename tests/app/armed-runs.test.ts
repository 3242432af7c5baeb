import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Preset, type PresetInput } from '#shared/domain/preset';
import type { Question } from '#shared/words/confirm';
import { armRuns } from '../../src-main/app/armed-runs';
import { createConfirmer } from '../../src-main/app/confirm';
import { confirmRuns } from '../../src-main/app/confirmed-runs';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { samplePreset } from '../helpers/sample-preset';
import { saying } from '../helpers/saying';

let stage: Rehearsal;
let questions: Question[];
let answer: boolean;

beforeEach(async () => {
  stage = await rehearse();
  await stage.engine.accounts.attachPractice(stage.connection);
  questions = [];
  answer = true;
});
afterEach(() => stage.end());

function armedRuns() {
  const { engine } = stage;
  const confirmer = createConfirmer(async (question) => {
    questions.push(question);
    return answer;
  });
  return armRuns({ engine, confirmer, confirmedRuns: confirmRuns(engine, confirmer) });
}

const save = (change: Partial<PresetInput> = {}): Promise<Preset> =>
  stage.engine.presets.save(Preset.parse(samplePreset({ accountId: 'practice', ...change })));

const start = async (path: string) => {
  const { mark } = await stage.engine.packages.inspect(path);
  return armedRuns().start('practice', path, mark, 'drop');
};

const refusal = (words: string) => ({ error: { code: 'armed-refused', detail: saying(words) } });

describe('arming a preset', () => {
  it('a preset that is saved is never armed by saving it', async () => {
    const armed = { drop: true, watchFolder: true };
    expect((await save({ armed })).armed).toEqual({ drop: false, watchFolder: false });
  });

  it('a preset is armed only by a person who was told what goes out', async () => {
    const { id } = await save({
      groups: [{ id: null, name: 'Design' }],
      notes: [{ locale: 'de-DE', text: 'Neu.' }],
      submitForBetaReview: true,
    });
    answer = false;
    expect(await armedRuns().arm(id, 'drop', true)).toBeNull();
    expect(stage.engine.presets.byId(id).armed.drop).toBe(false);
    answer = true;
    expect(await armedRuns().arm(id, 'drop', true)).toMatchObject({ armed: { drop: true } });
    expect(questions[1]?.message).toBe('Publish “Orbit Notes” automatically?');
    for (const fact of ['com.northwind.orbit', '“Design”', 'German', 'submit to Apple', 'practice'])
      expect(questions[1]?.detail).toContain(fact);
    await armedRuns().arm(id, 'drop', false);
    expect(questions).toHaveLength(2);
    expect(stage.engine.presets.byId(id).armed.drop).toBe(false);
  });

  it('a preset stays armed for a new text, and no longer for another group', async () => {
    const preset = await save({ groups: [{ id: 'g1', name: 'Design' }] });
    const armed = await armedRuns().arm(preset.id, 'drop', true);
    if (armed === null) throw new Error('The person said yes.');
    const text = await stage.engine.presets.save({
      ...armed,
      notes: [{ locale: 'en-US', text: 'New.' }],
    });
    expect(text.armed.drop).toBe(true);
    const groups = [...armed.groups, { id: 'g2', name: 'Everyone' }];
    expect((await stage.engine.presets.save({ ...text, groups })).armed.drop).toBe(false);
  });

  it.each([
    ['another group under the same ID', { groups: [{ id: 'g1', name: 'Everyone' }] }],
    ['the answer on encryption', { usesNonExemptEncryption: true }],
    ['what the plan demands', { approvers: [] }],
    ['the checks that may be overridden', { allowedOverrides: null }],
  ])('a preset is armed no longer after a change of %s', async (_name, change) => {
    const preset = await save({
      groups: [{ id: 'g1', name: 'Design' }],
      approvers: [{ name: 'Ada', publicKey: 'A'.repeat(44) }],
      allowedOverrides: [],
    });
    const armed = await armedRuns().arm(preset.id, 'drop', true);
    if (armed === null) throw new Error('The person said yes.');
    const changed = await stage.engine.presets.save({ ...armed, ...change });
    expect(changed.armed.drop).toBe(false);
  });
});

describe('publishing without a press', () => {
  const arm = async (change: Partial<PresetInput> = {}) => {
    const { id } = await save({ groups: [{ id: null, name: 'Design' }], ...change });
    await armedRuns().arm(id, 'drop', true);
    questions = [];
  };

  it('an armed preset publishes a package with its groups and texts, without a question', async () => {
    await arm({ notes: [{ locale: 'en-US', text: 'Build {build} of {version}.' }] });
    const begun = await start(await stage.sample());
    const run = await stage.engine.runs.settled(begun?.id ?? '');
    expect(run.status).toMatchObject({ state: 'done' });
    expect(run.plan.notes).toEqual([{ locale: 'en-US', text: 'Build 42 of 1.4.0.' }]);
    expect(run.groups.map(({ name }) => name).sort()).toEqual(['Design', 'QA']);
    expect(questions).toEqual([]);
  });

  it('a build is published without a press only once, also as another copy and after a restart', async () => {
    await arm();
    const path = await stage.sample();
    const begun = await start(path);
    await stage.engine.runs.settled(begun?.id ?? '');
    await expect(start(path)).rejects.toMatchObject(refusal('exists already'));
    const copy = join(stage.folder, 'copy.ipa');
    await copyFile(path, copy);
    await expect(start(copy)).rejects.toMatchObject(refusal('exists already'));
    expect(await stage.engine.runs.list()).toHaveLength(1);
  });

  it('the first build for another platform is for a person to look at, and the next one is not', async () => {
    await arm();
    await stage.engine.runs.settled((await start(await stage.sample()))?.id ?? '');
    const first = await stage.sample({ fileName: 'Orbit.pkg' });
    await expect(start(first)).rejects.toMatchObject(refusal('first build'));
    await stage.publish({ packagePath: first, groups: [] });
    const next = await stage.sample({ fileName: 'Next.pkg', build: '43' });
    const run = await stage.engine.runs.settled((await start(next))?.id ?? '');
    expect(run).toMatchObject({ status: { state: 'done' }, package: { platform: 'MAC_OS' } });
  });

  it('a preset that is not armed publishes nothing, whatever the page asks for', async () => {
    await save();
    await expect(start(await stage.sample())).rejects.toMatchObject(refusal('no preset'));
    expect(await stage.engine.runs.list()).toEqual([]);
  });

  it('a warning is enough to leave the package to a press', async () => {
    await arm({ sizeBudget: 100 });
    await expect(start(await stage.sample())).rejects.toMatchObject(
      refusal('1 blocker or warning'),
    );
    expect(await stage.engine.runs.list()).toEqual([]);
  });

  it('a long Japanese note, whose bytes are more than the characters that Apple allows, is published without a press', async () => {
    const text = 'あ'.repeat(1334);
    await arm({ notes: [{ locale: 'ja', text }] });
    const begun = await start(await stage.sample());
    const run = await stage.engine.runs.settled(begun?.id ?? '');
    expect(run.status).toMatchObject({ state: 'done' });
    expect(run.plan.notes).toEqual([{ locale: 'ja', text }]);
  });

  it('a group that was renamed since is for a person to look at', async () => {
    const path = await stage.sample();
    const { groups } = await stage.engine.destinations.read(stage.connection, path);
    const id = groups.find(({ name }) => name === 'Design')?.id ?? '';
    await arm({ groups: [{ id, name: 'Designers' }] });
    await expect(start(path)).rejects.toMatchObject(refusal('Designers'));
    expect(await stage.engine.runs.list()).toEqual([]);
  });

  it('a group that is gone blocks instead of being left out', async () => {
    await arm({ groups: [{ id: 'gone', name: 'Old friends' }] });
    await expect(start(await stage.sample())).rejects.toMatchObject(refusal('Old friends'));
  });

  it('external testers are asked for each time', async () => {
    await arm({ groups: [{ id: null, name: 'Beta circle' }], submitForBetaReview: true });
    answer = false;
    expect(await start(await stage.sample())).toBeNull();
    expect(questions.map(({ message }) => message)).toEqual(['Rehearse Orbit Notes 1.4.0 (42)?']);
    expect(await stage.engine.runs.list()).toEqual([]);
  });

  it('another file at the place of the opened one is not published', async () => {
    await arm();
    const path = await stage.sample();
    const { mark } = await stage.engine.packages.inspect(path);
    await stage.sample({ build: '43' });
    await expect(armedRuns().start('practice', path, mark, 'drop')).rejects.toMatchObject({
      error: { code: 'package-changed' },
    });
  });
});
