import { describe, expect, it, vi } from 'vitest';
import type { PublishRun } from '#shared/domain/publish-run';
import { appError } from '#shared/errors';
import { emptyDraft, type OpenPlan, usePlan } from '../../src-renderer/store/plan';
import {
  overrideFinding,
  removeOverride,
  setUsesExistingBuild,
} from '../../src-renderer/store/plan-actions';
import { notReadyReasons } from '../../src-renderer/store/plan-reading';
import {
  askRun,
  askToPublish,
  markHandled,
  publish,
  readRehearsedReviews,
  readRuns,
  receiveRun,
  startRun,
  startWithExistingBuild,
} from '../../src-renderer/store/run-actions';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { show, useWindow } from '../../src-renderer/store/window';
import { bridgeDouble, ok, refused, settled } from '../helpers/bridge-double';
import { openedPackage, planWith, sampleDestination } from '../helpers/sample-plan';
import { samplePackage, sampleRun } from '../helpers/sample-run';

const main = bridgeDouble();

function openPlan(change: Partial<OpenPlan> = {}): OpenPlan {
  const plan = planWith(change);
  usePlan.setState({ plan });
  return plan;
}

const plan = (): OpenPlan => usePlan.getState().plan as OpenPlan;
const screen = () => useWindow.getState().screen;
const started = ok({ runId: 'run-1' });

const blocker = (where: string) =>
  ({
    code: 'sdk-too-old',
    severity: 'blocker',
    where,
    title: 'Made with an old SDK',
    whatToDo: 'Build it with a newer Xcode.',
  }) as const;

describe('Publish', () => {
  it('Publish starts the plan, shows its run and closes the package with its draft saved', async () => {
    main.answer({ 'runs:start': () => started });
    const notes = [{ locale: 'en-US', text: 'Try it.' }];
    openPlan({ draft: { ...emptyDraft, notes }, draftState: 'unsaved' });
    publish();
    await settled();
    expect(main.paramsOf('runs:start')).toMatchObject([
      { accountId: 'practice', asks: false, plan: { notes, groups: [{ id: '1', name: 'QA' }] } },
    ]);
    expect(screen()).toEqual({ name: 'run', runId: 'run-1' });
    expect(usePlan.getState()).toMatchObject({ plan: null, starting: false });
    expect(main.paramsOf('drafts:save')).toHaveLength(1);
  });

  it('an upload before the notes starts although a note is too long, and its run lists the same languages', async () => {
    main.answer({ 'runs:start': () => started });
    const notes = [{ locale: 'en-US', text: 'x'.repeat(4001) }];
    openPlan({ draft: { ...emptyDraft, notes }, locales: ['en-US', 'fr-FR'] });
    await startRun();
    expect(main.channels()).toEqual([]);
    await startRun(false, false);
    expect(main.paramsOf('runs:start')).toMatchObject([{ plan: { notes, notesReady: false } }]);
    expect(main.paramsOf('drafts:save-notes')).toMatchObject([
      { of: 'run-1', draft: { notes: [], listed: ['en-US', 'fr-FR'] } },
    ]);
  });

  it('an upload does not start before the notes while something else blocks the plan', async () => {
    openPlan({ package: openedPackage({ findings: [blocker('Info.plist')] }) });
    await startRun(false, false);
    expect(main.channels()).toEqual([]);
  });

  it('a double click on Publish starts one run', async () => {
    const starts = main.wait('runs:start');
    openPlan();
    publish();
    publish();
    askToPublish();
    await settled();
    expect(main.paramsOf('runs:start')).toHaveLength(1);
    expect(usePlan.getState().starting).toBe(true);
    await starts.answer(0, started);
    expect(main.paramsOf('runs:start')).toHaveLength(1);
  });

  it('a start that was refused or declined leaves the plan open, and Publish can be pressed again', async () => {
    main.answer({ 'runs:start': () => refused('network-unreachable') });
    const opened = openPlan();
    await startRun();
    expect(usePlan.getState().startError).toMatchObject({ code: 'network-unreachable' });
    main.answer({ 'runs:start': () => ok(null) });
    await startRun();
    expect(usePlan.getState()).toMatchObject({ starting: false, startError: null });
    expect(screen()).toEqual({ name: 'publish' });
    expect(plan()).toBe(opened);
    expect(main.paramsOf('runs:start')).toHaveLength(2);
  });

  it('Publish starts nothing while a finding blocks the plan', async () => {
    openPlan({ package: openedPackage({ findings: [blocker('Info.plist')] }) });
    await startRun();
    await startRun(true);
    expect(main.channels()).toEqual([]);
  });

  it('Publish starts nothing while a note is too long', async () => {
    main.answer({ 'runs:start': () => started });
    const withNote = (text: string) =>
      openPlan({ draft: { ...emptyDraft, notes: [{ locale: 'en-US', text }] } });
    withNote('x'.repeat(4001));
    expect(notReadyReasons(plan())).toEqual([
      'The notes in English (US) are 1 character too long.',
    ]);
    await startRun();
    expect(main.channels()).toEqual([]);
    withNote('x'.repeat(4000));
    await startRun();
    expect(main.paramsOf('runs:start')).toHaveLength(1);
  });

  it.each([
    ['no account is chosen', { accountId: null }],
    ['App Store Connect is still asked', { destination: { state: 'reading' } }],
    [
      'App Store Connect could not be asked',
      { destination: { state: 'refused', error: appError('network-unreachable', 'No answer.') } },
    ],
  ] as const)('Publish starts nothing while %s', async (_why, change) => {
    openPlan(change);
    await startRun();
    expect(main.channels()).toEqual([]);
  });

  it('a package that is dropped while a run starts stays open', async () => {
    const starts = main.wait('runs:start');
    openPlan();
    publish();
    await settled();
    const dropped = openPlan({ package: openedPackage({ path: '/builds/next.ipa' }) });
    await starts.answer(0, started);
    expect(usePlan.getState().plan).toBe(dropped);
  });

  it('a start that is refused because the file changed shows the new file under the same account', async () => {
    const newer = openedPackage({ info: { ...samplePackage, buildNumber: '43' } });
    main.answer({
      'runs:start': () => refused('package-changed'),
      'packages:inspect': () => ok(newer),
      'destinations:read': () => ok(sampleDestination),
    });
    openPlan();
    await startRun();
    await settled();
    expect(main.paramsOf('packages:inspect')).toEqual([{ path: '/builds/orbit.ipa' }]);
    expect(plan()).toMatchObject({ accountId: 'practice', package: newer });
    expect(usePlan.getState().startError).toMatchObject({ code: 'package-changed' });
  });
});

describe('Publish by a shortcut', () => {
  it('Publish by a shortcut has main ask first, whatever the plan does', async () => {
    main.answer({ 'runs:start': () => ok(null) });
    openPlan();
    askToPublish();
    await settled();
    expect(main.paramsOf('runs:start')).toMatchObject([{ asks: true }]);
  });

  it('Publish by a shortcut does nothing on another screen', async () => {
    openPlan();
    show({ name: 'activity' });
    askToPublish();
    await settled();
    expect(main.channels()).toEqual([]);
  });
});

describe('a check that is overridden', () => {
  const found = [blocker('Info.plist'), blocker('Watch/Info.plist')];

  it('an override is sent with the plan, with its place, its reason and the file that it applies to', async () => {
    main.answer({ 'runs:start': () => started });
    const opened = openPlan({ package: openedPackage({ findings: [blocker('Info.plist')] }) });
    overrideFinding(blocker('Info.plist'), '  Known to us ');
    await startRun();
    expect(main.paramsOf('runs:start')[0]?.plan.overrides).toEqual([
      {
        code: 'sdk-too-old',
        where: 'Info.plist',
        reason: 'Known to us',
        package: { file: opened.package.mark },
      },
    ]);
  });

  it('an override leaves the same finding at another place as a blocker', async () => {
    openPlan({ package: openedPackage({ findings: found }) });
    overrideFinding(blocker('Info.plist'), 'Known to us');
    await startRun();
    expect(main.channels()).toEqual([]);
  });

  it('a check blocks again once its override is removed', async () => {
    openPlan({ package: openedPackage({ findings: [blocker('Info.plist')] }) });
    overrideFinding(blocker('Info.plist'), 'Known to us');
    expect(notReadyReasons(plan())).toEqual([]);
    removeOverride(blocker('Info.plist'));
    expect(notReadyReasons(plan())).toHaveLength(1);
    expect(plan().overrides).toEqual([]);
  });

  it('an override is not sent with a plan that no longer has the finding', async () => {
    main.answer({ 'runs:start': () => started });
    openPlan();
    overrideFinding(blocker('Info.plist'), 'Known to us');
    await startRun();
    expect(main.paramsOf('runs:start')[0]?.plan.overrides).toEqual([]);
  });

  it('a used build number cannot be overridden, only the existing build can be used', async () => {
    const used = {
      code: 'build-already-used',
      severity: 'blocker',
      where: 'Orbit Notes in App Store Connect',
      title: '1.4.0 (42) is already in App Store Connect',
      whatToDo: 'Raise the build number to 43.',
    } as const;
    main.answer({ 'runs:start': () => started });
    const destination = { ...sampleDestination, findings: [used] };
    openPlan({ destination: { state: 'known', destination, at: 0 } });
    overrideFinding(used, 'Known to us');
    await startRun();
    expect(main.channels()).toEqual([]);
    setUsesExistingBuild(true);
    await startRun();
    expect(main.paramsOf('runs:start')).toMatchObject([{ plan: { scope: 'skip-upload' } }]);
  });
});

describe('a run', () => {
  it('an action that main refuses for a run returns the reason', async () => {
    main.answer({
      'runs:resume': () => refused('confirmation-open'),
      'runs:notify': () => ok(null),
    });
    expect(await askRun('runs:resume', 'run-1')).toMatchObject({ code: 'confirmation-open' });
    expect(await askRun('runs:notify', 'run-1')).toBeNull();
    expect(main.paramsOf('runs:notify')).toEqual([{ runId: 'run-1' }]);
  });

  it('a run that uses the existing build is shown, unless the person declined', async () => {
    show({ name: 'run', runId: 'run-1' });
    main.answer({ 'runs:use-existing-build': () => ok(null) });
    expect(await startWithExistingBuild('run-1')).toBeNull();
    expect(screen()).toEqual({ name: 'run', runId: 'run-1' });
    main.answer({ 'runs:use-existing-build': () => ok({ runId: 'run-2' }) });
    expect(await startWithExistingBuild('run-1')).toBeNull();
    expect(screen()).toEqual({ name: 'run', runId: 'run-2' });
  });

  it('a failed run is announced, except where its screen shows it as an alert', async () => {
    const failed = sampleRun({
      status: {
        state: 'failed',
        at: '2026-11-22T14:02:00.000Z',
        error: appError('network-unreachable', 'No answer.'),
      },
    });
    const announcedOn = async (shown: Parameters<typeof show>[0]) => {
      useWindow.setState({ said: '' });
      show(shown);
      receiveRun(sampleRun());
      receiveRun(failed);
      await vi.advanceTimersByTimeAsync(30_000);
      return useWindow.getState().said;
    };
    expect(await announcedOn({ name: 'run', runId: failed.id })).toBe('');
    expect(await announcedOn({ name: 'activity' })).toMatch(/^Orbit Notes 1\.4\.0 \(42\)/);
  });
});

describe('the list of runs', () => {
  const icon = 'data:image/png;base64,AA==';
  const runOf = (id: string, bundleId: string, createdAt: string) =>
    sampleRun({ id, createdAt, package: { ...samplePackage, bundleId } });
  const runs = [
    runOf('new', 'com.northwind.orbit', '2026-11-23T14:00:00.000Z'),
    runOf('old', 'com.northwind.orbit', '2026-11-22T14:00:00.000Z'),
    runOf('other', 'com.northwind.harbor', '2026-11-21T14:00:00.000Z'),
  ];

  it('the icon of an app is read from its newest run, and only until it is known', async () => {
    main.answer({ 'runs:list': () => ok(runs), 'runs:icon': () => ok(icon) });
    await readRuns();
    expect(main.paramsOf('runs:icon')).toEqual([{ runId: 'new' }, { runId: 'other' }]);
    expect(useWindow.getState().icons).toEqual({
      'com.northwind.orbit': icon,
      'com.northwind.harbor': icon,
    });
    await readRuns();
    expect(main.paramsOf('runs:icon')).toHaveLength(2);
  });

  it('a newer snapshot of a run replaces the older one', () => {
    const paused = sampleRun({ status: { state: 'paused', at: '2026-11-22T14:02:00.000Z' } });
    receiveRun(sampleRun());
    receiveRun(paused);
    expect(Object.values(useSnapshots.getState().runs)).toEqual([paused]);
  });

  it('reads the reviews of rehearsals that were pending when it was last read, and no others', async () => {
    const inReview = (id: string, change: Partial<PublishRun> = {}) =>
      sampleRun({
        id,
        status: { state: 'done', at: '2026-11-22T14:02:00.000Z' },
        ids: { ...sampleRun().ids, build: 'build-1' },
        reviewState: 'WAITING_FOR_REVIEW',
        ...change,
      });
    receiveRun(inReview('pending'));
    receiveRun(inReview('live', { environment: 'live' }));
    receiveRun(inReview('decided', { reviewState: 'REJECTED' }));
    receiveRun(inReview('at work', { status: { state: 'running' } }));
    await readRehearsedReviews();
    expect(main.paramsOf('runs:refresh-review')).toEqual([{ runId: 'pending' }]);
  });

  it('a list of runs that cannot be read leaves the known runs on the screen', async () => {
    receiveRun(sampleRun());
    main.answer({ 'runs:list': () => refused('storage-failed') });
    await readRuns();
    expect(Object.keys(useSnapshots.getState().runs)).toEqual(['run-1']);
  });
});

describe('marking runs as handled', () => {
  it('Undo after marking runs as handled has them need attention again', async () => {
    main.answer({ 'runs:mark-handled': () => ok(null) });
    await markHandled(['run-1', 'run-2'], true);
    useWindow.getState().toasts.at(-1)?.undo?.();
    await settled();
    expect(main.paramsOf('runs:mark-handled')).toEqual([
      { runIds: ['run-1', 'run-2'], isHandled: true },
      { runIds: ['run-1', 'run-2'], isHandled: false },
    ]);
  });

  it('marking runs as handled shows the error when main refuses, without an Undo', async () => {
    main.answer({ 'runs:mark-handled': () => refused('disk-full') });
    await markHandled(['run-1'], true);
    expect(useWindow.getState().toasts).toMatchObject([{ undo: null }]);
  });

  it('marking no run as handled sends no request', async () => {
    await markHandled([], true);
    expect(main.channels()).toEqual([]);
  });
});
