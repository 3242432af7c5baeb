import { describe, expect, it } from 'vitest';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { Preset } from '#shared/domain/preset';
import type { WatchNews } from '#shared/domain/watched-folder';
import { message } from '#shared/words/message';
import { armedState } from '../../src-renderer/store/armed';
import { readDraft } from '../../src-renderer/store/draft-actions';
import { closePackage, openPackage } from '../../src-renderer/store/package-actions';
import { usePlan } from '../../src-renderer/store/plan';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { takeArrivals } from '../../src-renderer/store/watched-folders';
import { show, useWindow } from '../../src-renderer/store/window';
import { watchedMore } from '../../src-renderer/words/watched-folder';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
import { openedPackage, sampleAccount, sampleDestination } from '../helpers/sample-plan';
import { samplePreset } from '../helpers/sample-preset';
import { sampleRun } from '../helpers/sample-run';

const main = bridgeDouble();

const packageAt = (path: string): OpenedPackage =>
  openedPackage({ path, fileName: path.slice(path.lastIndexOf('/') + 1) });

const news = (path: string, change: Partial<WatchNews> = {}): WatchNews => ({
  path,
  folder: 'Exports',
  build: `Orbit ${path}`,
  what: 'ready',
  runId: null,
  why: null,
  ...change,
});

/** These arrived while the window was not looking. */
async function arrive(...all: WatchNews[]): Promise<void> {
  useSnapshots.setState({ ready: true, accounts: [sampleAccount()] });
  main.answer({
    'watch:take': () => ok(all),
    'packages:inspect': ({ path }) => ok(packageAt(path)),
    'destinations:read': () => ok(sampleDestination),
  });
  await takeArrivals();
  await settled();
}

const plan = () => usePlan.getState().plan;
const queue = () => usePlan.getState().queue.map(({ path }) => path);
const toasts = () => useWindow.getState().toasts.map(({ text }) => text);

describe('what arrives in a watched folder', () => {
  it('many packages are said as one, and each waits in the list', async () => {
    await arrive(...['a', 'b', 'c', 'd', 'e'].map((name) => news(`/e/${name}.ipa`)));
    expect(plan()).toMatchObject({ package: { path: '/e/a.ipa' } });
    expect(queue()).toEqual(['/e/b.ipa', '/e/c.ipa', '/e/d.ipa', '/e/e.ipa']);
    expect(toasts()).toEqual(['5 files arrived in watch folders']);
  });

  it('the first package is opened behind the current screen, and the others are queued', async () => {
    show({ name: 'settings' });
    await arrive(news('/e/a.ipa'), news('/e/b.ipa'));
    expect(useWindow.getState().screen).toEqual({ name: 'settings' });
    expect(plan()).toMatchObject({
      package: { path: '/e/a.ipa' },
      watched: { folder: 'Exports', held: null },
    });
    expect(queue()).toEqual(['/e/b.ipa']);
    expect(toasts()).toEqual([
      'Opened Orbit /e/a.ipa from the watch folder “Exports” on Publish.',
      'Orbit /e/b.ipa from the watch folder “Exports” is next on Publish.',
    ]);
    const more = useWindow.getState().toasts[0]?.more;
    expect(more?.label).toBe('Go to Publish');
    more?.act();
    expect(useWindow.getState().screen).toEqual({ name: 'publish' });
    await closePackage();
    expect(plan()).toMatchObject({ package: { path: '/e/b.ipa' }, watched: { folder: 'Exports' } });
  });

  it('a file that is not complete yet is named at its folder, with the time', () => {
    const waiting = [{ fileName: 'Orbit.ipa', since: '2026-07-22T14:20:00.000Z' }];
    const folder = { path: '/e', name: 'e', state: 'watching' as const, earlier: 0, waiting };
    expect(watchedMore(folder)).toEqual([
      expect.stringMatching(/^Waiting for Orbit\.ipa to be complete, since \d{1,2}:20/),
    ]);
  });

  it('a package that a person has open stays open, and what they open next is not from the folder', async () => {
    await arrive();
    await openPackage('/own/x.ipa');
    await arrive(news('/e/a.ipa'));
    expect(plan()).toMatchObject({ package: { path: '/own/x.ipa' }, watched: null });
    expect(queue()).toEqual(['/e/a.ipa']);
  });

  it('a plan from a watched folder is not counted down for by the window', async () => {
    const preset = samplePreset({ accountId: 'practice', armed: { drop: true } });
    useSnapshots.setState({ presets: [Preset.parse(preset)] });
    await arrive(news('/e/a.ipa', { why: message('watch.declined') }));
    await readDraft();
    const open = plan();
    if (open === null) throw new Error('The package is open.');
    expect(open.source?.kind).toBe('preset');
    expect(armedState(open)).toBe('off');
    expect(armedState({ ...open, watched: null })).toBe('ready');
  });

  it('a run that was started automatically can be shown, and opens no plan', async () => {
    await arrive(news('/e/a.ipa', { what: 'published', runId: 'run-1' }));
    expect(plan()).toBeNull();
    useWindow.getState().toasts.at(-1)?.more?.act();
    expect(useWindow.getState().screen).toEqual({ name: 'run', runId: 'run-1' });
  });

  it('a rehearsal that was started automatically is not called a publish', async () => {
    const run = sampleRun();
    for (const environment of ['live', 'practice'] as const) {
      useSnapshots.setState({ runs: { 'run-1': { ...run, environment } } });
      await arrive(news('/e/a.ipa', { what: 'published', runId: 'run-1' }));
    }
    expect(toasts()).toEqual([
      expect.stringContaining('is being published.'),
      expect.stringContaining('is being rehearsed.'),
    ]);
  });

  it('a file that stays incomplete is named, and so is one that is gone before it is opened', async () => {
    await arrive(news('/e/half.ipa', { build: null, what: 'incomplete' }));
    expect(toasts()).toEqual([
      'half.ipa in the watch folder “Exports” is still incomplete. It is checked again when it changes.',
    ]);
    main.answer({
      'watch:take': () => ok([news('/e/gone.ipa')]),
      'packages:inspect': () => refused('package-not-found'),
    });
    await takeArrivals();
    expect(toasts().at(-1)).toBe('gone.ipa can’t be opened');
  });
});
