import { mkdir, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Preset, type PresetInput } from '#shared/domain/preset';
import type { WatchNews } from '#shared/domain/watched-folder';
import type { Question } from '#shared/words/confirm';
import { armRuns } from '../../src-main/app/armed-runs';
import { createConfirmer } from '../../src-main/app/confirm';
import { confirmRuns } from '../../src-main/app/confirmed-runs';
import { arrivalNotice, arrivalsNotice } from '../../src-main/app/notice';
import { settingsIn } from '../../src-main/app/settings';
import { createWatchedFolders, type WatchedFolders } from '../../src-main/app/watched-folders';
import type { ValueStore } from '../../src-main/engine/ports';
import { hurriedClock } from '../helpers/hurried-clock';
import { type Rehearsal, rehearse } from '../helpers/rehearsal';
import { samplePreset } from '../helpers/sample-preset';
import { saying } from '../helpers/saying';

let stage: Rehearsal;
let folder: string;
let stored: ValueStore;
let kept: ValueStore;
let questions: Question[];
let answer: boolean;
let told: WatchNews[];
let notices: string[];
let sent: string[];
let watched: WatchedFolders;

const memory = (): ValueStore => {
  const values = new Map<string, unknown>();
  return { get: (name) => values.get(name), set: (name, value) => void values.set(name, value) };
};

beforeEach(async () => {
  stage = await rehearse();
  await stage.engine.accounts.attachPractice(stage.connection);
  folder = join(stage.folder, 'Exports');
  await mkdir(folder);
  [stored, kept, questions, answer] = [memory(), memory(), [], true];
  start();
  await watched.add(folder);
  await isWatching();
});
afterEach(async () => {
  await watched.close();
  await stage.end();
});

/** As at a start of Slipway: only the two stores remain. */
function start(): void {
  const { engine } = stage;
  [told, sent, notices] = [[], [], []];
  const confirmer = createConfirmer(async (question) => {
    questions.push(question);
    return answer;
  });
  const confirmedRuns = confirmRuns(engine, confirmer);
  watched = createWatchedFolders({
    engine,
    settings: settingsIn(stored, () => undefined),
    store: kept,
    armedRuns: armRuns({ engine, confirmer, confirmedRuns }),
    send: (channel) => void sent.push(channel),
    notify: (news) => {
      notices.push(arrivalsNotice(news).title);
      told.push(...news);
    },
    log: { info: () => undefined, warn: () => undefined },
    clock: hurriedClock(40),
  });
}

const isWatching = () => expect.poll(() => watched.list()[0]?.state).toBe('watching');
const arrivals = (count: number) => expect.poll(() => told.length).toBe(count);
const runs = () => stage.engine.runs.list();

const arm = async (change: Partial<PresetInput> = {}): Promise<Preset> => {
  const preset = Preset.parse(samplePreset({ accountId: 'practice', ...change }));
  const { id } = await stage.engine.presets.save(preset);
  return stage.engine.presets.arm(id, 'watchFolder', true);
};

/** A package is written elsewhere and moved in, as exporters do. */
async function drop(build = '42', fileName = `Orbit ${build}.ipa`): Promise<string> {
  const path = join(folder, fileName);
  await rename(await stage.sample({ build, fileName: `${build}.part` }), path);
  return path;
}

describe('a package that arrives in a watched folder', () => {
  it('without an armed preset it is kept for the window, and nothing is asked of App Store Connect', async () => {
    const before = stage.practice.requests.length;
    const path = await drop();
    await arrivals(1);
    expect(told).toEqual([
      {
        path,
        folder: 'Exports',
        build: 'Orbit Notes 1.4.0 (42)',
        what: 'ready',
        runId: null,
        why: null,
      },
    ]);
    expect(sent).toContain('watch:arrived');
    expect(watched.take()).toEqual(told);
    expect(watched.take()).toEqual([]);
    expect(await runs()).toEqual([]);
    expect(stage.practice.requests.length).toBe(before);
  });

  it('a preset that is armed for dropped packages publishes nothing from a watched folder', async () => {
    const { id } = await arm();
    await stage.engine.presets.arm(id, 'watchFolder', false);
    await stage.engine.presets.arm(id, 'drop', true);
    const before = stage.practice.requests.length;
    await drop();
    await arrivals(1);
    expect(told[0]).toMatchObject({ what: 'ready', why: null });
    expect(stage.practice.requests.length).toBe(before);
  });

  it('with an armed preset it is published once, without a question, and never again after a restart', async () => {
    await arm({ groups: [{ id: null, name: 'Design' }] });
    const path = await drop();
    await arrivals(1);
    const runId = told[0]?.runId ?? '';
    expect(told).toMatchObject([{ what: 'published', build: 'Orbit Notes 1.4.0 (42)' }]);
    expect((await stage.engine.runs.settled(runId)).status.state).toBe('done');
    expect(questions).toEqual([]);

    await watched.close();
    start();
    await watched.start();
    await isWatching();
    await rename(path, join(stage.folder, 'away'));
    await rename(join(stage.folder, 'away'), path);
    // The same build, exported again: another file, and still not published twice.
    await drop('42', 'Again.ipa');
    await arrivals(1);
    expect(told).toMatchObject([{ what: 'ready', why: saying('exists already') }]);
    expect(await runs()).toHaveLength(1);
  });

  it('several packages of an armed preset are published one after another', async () => {
    await arm();
    await drop('42');
    await drop('43');
    await arrivals(2);
    expect(told.map(({ what }) => what)).toEqual(['published', 'published']);
    const numbers = (await runs()).map(({ package: { buildNumber } }) => buildNumber);
    expect(numbers.sort()).toEqual(['42', '43']);
    for (const { runId } of told) await stage.engine.runs.settled(runId ?? '');
  });

  it('a warning leaves it to a person, and says which one', async () => {
    await arm({ sizeBudget: 100 });
    await drop();
    await arrivals(1);
    expect(told).toMatchObject([{ what: 'ready', why: saying('1 blocker or warning') }]);
    expect(await runs()).toEqual([]);
  });

  it('external testers are asked for, and a no leaves it to a person', async () => {
    await arm({ groups: [{ id: null, name: 'Beta circle' }], submitForBetaReview: true });
    answer = false;
    await drop();
    await arrivals(1);
    expect(questions.map(({ message }) => message)).toEqual(['Rehearse Orbit Notes 1.4.0 (42)?']);
    expect(told).toMatchObject([{ what: 'ready', why: saying('canceled the confirmation') }]);
    expect(await runs()).toEqual([]);
  });

  it('without a connection it is left to a person, with the reason', async () => {
    await arm();
    await stage.stopServer();
    await drop();
    await arrivals(1);
    expect(told[0]).toMatchObject({ what: 'ready', runId: null });
    expect(arrivalNotice(told[0] as WatchNews).body).toMatch(
      /^From the watch folder “Exports”\. Not published automatically: .+/,
    );
    await stage.startServerAgain();
  });

  it('of six hundred that arrive at once each reaches the window, with few notices', async () => {
    const nothing = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');
    const names = Array.from({ length: 600 }, (_, at) => `Empty ${at}.ipa`);
    await Promise.all(names.map((name) => writeFile(join(folder, name), nothing)));
    await expect.poll(() => told.length, { timeout: 60_000 }).toBe(600);
    expect(new Set(watched.take().map(({ path }) => basename(path)))).toEqual(new Set(names));
    expect(notices.length).toBeLessThan(600 / 2);
    expect(sent.filter((channel) => channel === 'watch:arrived')).toHaveLength(notices.length);
    expect(notices.join()).toContain('files arrived in watch folders');
  });

  it('a file that is no package is reported under its own name', async () => {
    await writeFile(join(folder, 'Empty.ipa'), Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'));
    await arrivals(1);
    expect(arrivalNotice(told[0] as WatchNews).title).toBe('Empty.ipa can’t be opened');
  });
});

describe('the list of watched folders', () => {
  it('a folder is watched until it is removed, also after a restart', async () => {
    await watched.close();
    start();
    await watched.start();
    await isWatching();
    expect(await watched.remove(folder)).toEqual([]);
    await watched.close();
    start();
    await watched.start();
    expect(watched.list()).toEqual([]);
  });

  it('a folder is not added twice, and a whole home folder or drive is refused', async () => {
    const refused = (words: string) => ({
      error: { code: 'watch-folder-refused', detail: saying(words) },
    });
    const add = async (path: string) => watched.add(path);
    await expect(add(`${folder}/`)).rejects.toMatchObject(refused('watched already'));
    await expect(add('/')).rejects.toMatchObject(refused('too much'));
    await expect(add(homedir())).rejects.toMatchObject(refused('too much'));
    expect(watched.list().map(({ name }) => name)).toEqual([basename(folder)]);
  });
});
