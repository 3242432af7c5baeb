import { describe, expect, it, vi } from 'vitest';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { writeNote } from '../../src-renderer/store/note-actions';
import {
  choosePackage,
  closePackage,
  openPackage,
  openPackages,
  openSample,
  openWaiting,
  removeWaiting,
} from '../../src-renderer/store/package-actions';
import { changePlan, usePlan } from '../../src-renderer/store/plan';
import { overrideFinding } from '../../src-renderer/store/plan-actions';
import { startRun } from '../../src-renderer/store/run-actions';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { openSheet, show, useWindow } from '../../src-renderer/store/window';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
import { openedPackage, sampleAccount, sampleDestination } from '../helpers/sample-plan';

const main = bridgeDouble();
const practice = sampleAccount();

const packageAt = (path: string): OpenedPackage =>
  openedPackage({ path, fileName: path.slice(path.lastIndexOf('/') + 1) });

/** A main process that reads every package that it is asked for. */
function readsAll(): void {
  useSnapshots.setState({ accounts: [practice] });
  main.answer({
    'packages:inspect': ({ path }) => ok(packageAt(path)),
    'destinations:read': () => ok(sampleDestination),
  });
}

const openPath = () => usePlan.getState().plan?.package.path;
const queued = () => usePlan.getState().queue.map(({ fileName }) => fileName);
const inspected = () => main.paramsOf('packages:inspect').map(({ path }) => path);

describe('opening a package', () => {
  it('a package that is opened is asked about at App Store Connect, and nothing else is sent', async () => {
    readsAll();
    show({ name: 'activity' });
    await openPackage('/builds/a.ipa');
    await settled();
    expect(useWindow.getState().screen).toEqual({ name: 'publish' });
    expect(usePlan.getState().plan).toMatchObject({
      accountId: 'practice',
      destination: { state: 'known', destination: sampleDestination },
      locales: ['en-US', 'de-DE'],
      locale: 'en-US',
    });
    expect(main.channels()).toEqual(['packages:inspect', 'drafts:read', 'destinations:read']);
    expect(useWindow.getState().said).toBe(
      'Orbit Notes 1.4.0 (42) opened. 12 checks passed. Nothing was uploaded.',
    );
  });

  it('a package that is read late does not replace the one that was opened after it', async () => {
    readsAll();
    const reads = main.wait('packages:inspect');
    void openPackage('/builds/slow.ipa');
    await settled();
    void openPackage('/builds/quick.ipa');
    await settled();
    expect(usePlan.getState().opening).toBe('quick.ipa');
    await reads.answer(1, ok(packageAt('/builds/quick.ipa')));
    expect(openPath()).toBe('/builds/quick.ipa');
    await reads.answer(0, ok(packageAt('/builds/slow.ipa')));
    expect(openPath()).toBe('/builds/quick.ipa');
    expect(usePlan.getState().opening).toBeNull();
  });

  it('a package that cannot be read late does not hide the one that is open', async () => {
    readsAll();
    const reads = main.wait('packages:inspect');
    void openPackage('/builds/slow.ipa');
    await settled();
    void openPackage('/builds/quick.ipa');
    await settled();
    await reads.answer(1, ok(packageAt('/builds/quick.ipa')));
    await reads.answer(0, refused('package-not-a-zip'));
    expect(usePlan.getState().openError).toBeNull();
  });

  it('the open package stays, with what was typed, when another one cannot be read', async () => {
    readsAll();
    await openPackage('/builds/a.ipa');
    await settled();
    writeNote('en-US', 'Try it.');
    main.answer({ 'packages:inspect': () => refused('package-not-a-zip') });
    await openPackage('/builds/broken.ipa');
    expect(usePlan.getState()).toMatchObject({
      opening: null,
      openError: { code: 'package-not-a-zip' },
      plan: { package: { path: '/builds/a.ipa' }, draftState: 'saved' },
    });
  });

  it('another package starts without the overrides of the previous one', async () => {
    readsAll();
    await openPackage('/builds/a.ipa');
    overrideFinding(
      {
        code: 'sdk-too-old',
        severity: 'blocker',
        where: 'x',
        title: 'SDK 25 is too old',
        whatToDo: 'x',
      },
      'Known to us',
    );
    expect(useWindow.getState().said).toBe('Overridden: SDK 25 is too old.');
    await openPackage('/builds/b.ipa');
    expect(usePlan.getState().plan?.overrides).toEqual([]);
  });

  it('a question about the open package is not answered for the next one', async () => {
    readsAll();
    openSheet('add-key');
    await openPackage('/builds/a.ipa');
    expect(useWindow.getState().sheet).toBeNull();
  });

  it('the sample uses the practice account, whichever account is in use', async () => {
    readsAll();
    const live = sampleAccount({ id: 'northwind', environment: 'live' });
    const { settings } = useSnapshots.getState();
    useSnapshots.setState({
      accounts: [live, practice],
      settings: { ...settings, activeAccountId: 'northwind' },
    });
    main.answer({ 'packages:sample': () => ok(packageAt('/samples/orbit.ipa')) });
    await openSample();
    expect(usePlan.getState().plan?.accountId).toBe('practice');
  });

  it('closing the file dialog opens nothing, and a failed dialog reports why', async () => {
    main.answer({ 'packages:choose': () => ok([]) });
    await choosePackage();
    expect(inspected()).toEqual([]);
    main.answer({ 'packages:choose': () => refused('storage-failed') });
    await choosePackage();
    expect(usePlan.getState().openError).toMatchObject({ code: 'storage-failed' });
  });
});

describe('closing a package', () => {
  it('closing a package saves the last text that was typed', async () => {
    readsAll();
    await openPackage('/builds/a.ipa');
    await settled();
    writeNote('en-US', 'Last words');
    await closePackage();
    expect(usePlan.getState().plan).toBeNull();
    expect(main.paramsOf('drafts:save')).toMatchObject([
      { draft: { notes: [{ locale: 'en-US', text: 'Last words' }] } },
    ]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(main.paramsOf('drafts:save')).toHaveLength(1);
  });

  it('opening another package saves the last text that was typed for the open one', async () => {
    readsAll();
    await openPackage('/builds/a.ipa');
    await settled();
    writeNote('en-US', 'Last words');
    await openPackage('/builds/b.ipa');
    expect(main.paramsOf('drafts:save')).toMatchObject([
      { draft: { notes: [{ locale: 'en-US', text: 'Last words' }] } },
    ]);
  });
});

describe('several packages', () => {
  const three = ['/builds/a.ipa', '/builds/b.ipa', '/builds/c.ipa'];

  it('of several packages the first is opened, and the others follow in order', async () => {
    readsAll();
    await openPackages([...three, '/builds/a.ipa']);
    expect([openPath(), queued()]).toEqual(['/builds/a.ipa', ['b.ipa', 'c.ipa']]);
    await closePackage();
    expect([openPath(), queued()]).toEqual(['/builds/b.ipa', ['c.ipa']]);
    await closePackage();
    expect([openPath(), queued()]).toEqual(['/builds/c.ipa', []]);
    await closePackage();
    expect(openPath()).toBeUndefined();
    expect(inspected()).toEqual(three);
  });

  it('after a publish the next package is opened behind the run and announced', async () => {
    readsAll();
    main.answer({ 'runs:start': () => ok({ runId: 'run-1' }) });
    await openPackages(three.slice(0, 2));
    await settled();
    await startRun();
    await settled();
    expect(useWindow.getState().screen).toEqual({ name: 'run', runId: 'run-1' });
    expect(openPath()).toBe('/builds/b.ipa');
    expect(useWindow.getState().toasts.at(-1)?.text).toContain('b.ipa');
  });

  it('packages that arrive later are opened before those already in the queue', async () => {
    readsAll();
    await openPackages(three);
    await openPackages(['/builds/d.ipa', '/builds/c.ipa']);
    expect([openPath(), queued()]).toEqual(['/builds/d.ipa', ['c.ipa', 'b.ipa']]);
  });

  it('a package removed from the queue is not opened, and Undo restores its place', async () => {
    readsAll();
    await openPackages([...three, '/builds/d.ipa']);
    const [first, second] = usePlan.getState().queue;
    if (first === undefined || second === undefined) throw new Error('Nothing waits.');
    removeWaiting(first);
    expect(queued()).toEqual(['c.ipa', 'd.ipa']);
    await openWaiting(second);
    useWindow.getState().toasts.at(-1)?.undo?.();
    expect([openPath(), queued()]).toEqual(['/builds/c.ipa', ['a.ipa', 'b.ipa', 'd.ipa']]);
  });

  it('a package that another one is opened before waits as the next one, with its account', async () => {
    readsAll();
    await openPackages(three);
    changePlan(() => ({ accountId: 'northwind', accountReason: 'by-hand' }));
    const second = usePlan.getState().queue[1];
    if (second === undefined) throw new Error('Nothing waits.');
    await openWaiting(second);
    expect([openPath(), queued()]).toEqual(['/builds/c.ipa', ['a.ipa', 'b.ipa']]);
    await closePackage();
    expect(openPath()).toBe('/builds/a.ipa');
    expect(usePlan.getState().plan).toMatchObject({
      accountId: 'northwind',
      accountReason: 'by-hand',
    });
  });

  it('a waiting package that cannot be read leaves the open one as it is', async () => {
    readsAll();
    await openPackages(three);
    const [first] = usePlan.getState().queue;
    if (first === undefined) throw new Error('Nothing waits.');
    main.answer({ 'packages:inspect': () => refused('package-not-found') });
    await openWaiting(first);
    expect([openPath(), queued()]).toEqual(['/builds/a.ipa', ['c.ipa']]);
  });
});
