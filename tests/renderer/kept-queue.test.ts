import { afterEach, expect, it } from 'vitest';
import type { OpenedPackage } from '#shared/domain/opened-package';
import type { WaitingPackage } from '#shared/domain/waiting-package';
import { restoreQueue } from '../../src-renderer/store/kept-queue';
import { closePackage, openPackage, openPackages } from '../../src-renderer/store/package-actions';
import { usePlan } from '../../src-renderer/store/plan';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { useWindow } from '../../src-renderer/store/window';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
import { openedPackage, sampleAccount, sampleDestination } from '../helpers/sample-plan';

const main = bridgeDouble();

afterEach(() => {
  usePlan.setState(usePlan.getInitialState(), true);
  useSnapshots.setState(useSnapshots.getInitialState(), true);
  useWindow.setState(useWindow.getInitialState(), true);
});

const waiting = (name: string, more: Partial<WaitingPackage> = {}): WaitingPackage => ({
  path: `/builds/${name}.ipa`,
  fileName: `${name}.ipa`,
  ...more,
});
const packageAt = (path: string): OpenedPackage =>
  openedPackage({ path, fileName: path.slice(path.lastIndexOf('/') + 1) });

/** A main process that has kept these. */
function keeps(packages: WaitingPackage[], gone: string[] = []): void {
  useSnapshots.setState({ accounts: [sampleAccount()] });
  main.answer({
    'waiting:read': () => ok({ packages, gone }),
    'waiting:keep': () => ok(null),
    'packages:inspect': ({ path }) => ok(packageAt(path)),
    'destinations:read': () => ok(sampleDestination),
  });
}

const kept = () =>
  main
    .paramsOf('waiting:keep')
    .map(({ packages }) => packages.map(({ fileName }) => fileName.replace('.ipa', '')).join(' '));
const queued = () => usePlan.getState().queue.map(({ fileName }) => fileName);

it('the first package is opened with its account and source, and the others wait', async () => {
  const watched = { folder: 'Exports', held: null };
  const account = { accountId: 'practice', accountReason: 'by-hand' as const };
  keeps([waiting('a', { watched, account }), waiting('b'), waiting('c')]);
  await restoreQueue();
  await settled();
  expect(usePlan.getState().plan).toMatchObject({
    package: { path: '/builds/a.ipa' },
    watched,
    ...account,
  });
  expect(queued()).toEqual(['b.ipa', 'c.ipa']);
  expect(useWindow.getState().toasts).toEqual([]);
});

it('what was opened meanwhile stays first, and nothing waits twice', async () => {
  keeps([waiting('a'), waiting('b')]);
  await openPackages(['/builds/x.ipa', '/builds/b.ipa']);
  await restoreQueue();
  await settled();
  expect(usePlan.getState().plan?.package.path).toBe('/builds/x.ipa');
  expect(queued()).toEqual(['b.ipa', 'a.ipa']);
});

it('files that are gone are named', async () => {
  keeps([], ['a.ipa', 'b.ipa']);
  await restoreQueue();
  expect(useWindow.getState().toasts.map(({ text }) => text)).toEqual([
    '2 files are gone and were removed from the next packages: a.ipa and b.ipa',
  ]);
});

it('every change is kept: no moment has less than what is open, being read or waiting', async () => {
  keeps([]);
  await restoreQueue();
  await openPackages(['/builds/a.ipa', '/builds/b.ipa', '/builds/c.ipa']);
  await settled();
  expect(kept().at(-1)).toBe('a b c');
  await closePackage();
  await settled();
  expect(kept().slice(-1)).toEqual(['b c']);
  await closePackage();
  await settled();
  // One that is open alone is not in the list.
  expect(kept().at(-1)).toBe('');
  const afterFirst = kept().slice(kept().indexOf('a b c'));
  expect(afterFirst.slice(0, -1).every((list) => list.includes('c'))).toBe(true);
});

it('a list that could not be read is not replaced', async () => {
  keeps([]);
  await restoreQueue();
  main.answer({ 'waiting:read': () => refused('storage-failed') });
  await restoreQueue();
  const before = kept().length;
  await openPackage('/builds/x.ipa');
  await openPackages(['/builds/a.ipa', '/builds/b.ipa']);
  await settled();
  expect(kept()).toHaveLength(before);
});
