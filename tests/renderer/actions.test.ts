import { afterEach, expect, it, vi } from 'vitest';
import { commandNames } from '#shared/domain/command';
import type { PublishRun } from '#shared/domain/publish-run';
import { appError } from '#shared/errors';
import { type Action, copy } from '../../src-renderer/store/actions';
import { insertNotes } from '../../src-renderer/store/note-actions';
import { undoNotes } from '../../src-renderer/store/notes-history';
import { usePlan } from '../../src-renderer/store/plan';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { show } from '../../src-renderer/store/window';
import { bridgeDouble, ok, refused } from '../helpers/bridge-double';
import { planWith, sampleAccount } from '../helpers/sample-plan';
import { everyStatus, sampleRun } from '../helpers/sample-run';

const main = bridgeDouble();

/** Some of its modules read the window's width when they are loaded. */
async function load() {
  Object.assign(window, { matchMedia: () => ({ matches: true, addEventListener: () => {} }) });
  return import('../../src-renderer/app/actions');
}

const screens = ['publish', 'activity', 'apps', 'accounts', 'practice', 'settings'] as const;

async function offeredOn(screen: (typeof screens)[number]): Promise<Action[]> {
  const { currentActions } = await load();
  show({ name: screen });
  return currentActions();
}

async function offeredFor(run: PublishRun): Promise<Action[]> {
  const { currentActions } = await load();
  useSnapshots.setState({ runs: { [run.id]: run } });
  show({ name: 'run', runId: run.id });
  return currentActions();
}

const sampleError = appError('journal-newer', 'The test says so.');

const ids = (actions: readonly Action[]) => actions.map(({ id }) => id);

afterEach(() => vi.unstubAllGlobals());

it('every command of the menu is offered on some screen, and no screen offers one twice', async () => {
  usePlan.setState({ plan: planWith() });
  useSnapshots.setState({ accounts: [sampleAccount()] });
  insertNotes([{ locale: 'en-US', text: 'Try it.' }], 'Imported.');
  insertNotes([{ locale: 'de-DE', text: 'Probier es.' }], 'Imported.');
  undoNotes('plan');
  const offered = new Set<string>();
  const lists = [await offeredFor(sampleRun())];
  for (const screen of screens) lists.push(await offeredOn(screen));
  for (const list of lists) {
    expect(new Set(ids(list)).size).toBe(list.length);
    for (const id of ids(list)) offered.add(id);
  }
  expect(commandNames.filter((command) => !offered.has(command))).toEqual([]);
});

it('Publish is offered where the plan can be read, and says why it is not possible yet', async () => {
  usePlan.setState({ plan: { ...planWith(), accountId: null } });
  const publish = (await offeredOn('publish')).find(({ id }) => id === 'publish');
  expect(publish).toMatchObject({ reason: 'Choose an account first.' });
  expect(publish?.words).toMatch(/…$/);
  expect(ids(await offeredOn('activity'))).not.toContain('publish');
});

it('a run is paused while it is in progress and resumed afterwards, never both', async () => {
  for (const status of everyStatus) {
    const offered = ids(await offeredFor(sampleRun({ status })));
    expect(offered.includes('run.pause')).toBe(status.state === 'running');
    expect(offered.includes('run.pause') && offered.includes('run.resume')).toBe(false);
  }
});

it('a run that a newer Slipway wrote is only looked at', async () => {
  const run = sampleRun();
  const offered = ids(await offeredFor({ ...run, readOnly: sampleError }));
  expect(offered.filter((id) => id.startsWith('run.'))).toEqual(['run.reveal', 'run.copy-link']);
});

it('a copied link is asked of main, and what could not be copied is said', async () => {
  const written: string[] = [];
  vi.stubGlobal('navigator', {
    userAgent: '',
    clipboard: { writeText: async (text: string) => void written.push(text) },
  });
  const address = 'https://appstoreconnect.apple.com/apps/1/testflight/ios/2';
  main.answer({ 'links:read': () => ok(address) });
  const link = { kind: 'link', target: 'testflight-build', runId: 'run-1' } as const;
  expect(await copy(link)).toBe(`Copied ${address}`);
  expect(written).toEqual([address]);
  expect(main.paramsOf('links:read')).toEqual([{ target: 'testflight-build', runId: 'run-1' }]);
  main.answer({ 'links:read': () => refused('run-not-found') });
  expect(await copy(link)).not.toContain('Copied');
  expect(written).toHaveLength(1);
});
