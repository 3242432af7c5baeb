import { describe, expect, it, vi } from 'vitest';
import type { OpenedPackage } from '#shared/domain/opened-package';
import { Preset, type PresetInput } from '#shared/domain/preset';
import {
  armedState,
  cancelCountdown,
  followArmed,
  isRehearsal,
  setArmed,
  useCountdown,
} from '../../src-renderer/store/armed';
import { changeDraft, readDraft } from '../../src-renderer/store/draft-actions';
import { emptyDraft, type OpenPlan, usePlan } from '../../src-renderer/store/plan';
import { usePresetEditor } from '../../src-renderer/store/preset-editor';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { useWindow } from '../../src-renderer/store/window';
import { armedHeldWords } from '../../src-renderer/words/preset';
import { toForm } from '../../src-renderer/words/preset-form';
import { bridgeDouble, ok, refused } from '../helpers/bridge-double';
import { openedPackage, planWith, sampleAccount, sampleDestination } from '../helpers/sample-plan';
import { samplePreset } from '../helpers/sample-preset';
import { sampleRun } from '../helpers/sample-run';

const main = bridgeDouble();
const armed = (change: Partial<PresetInput> = {}): Preset =>
  Preset.parse(samplePreset({ accountId: 'practice', armed: { drop: true }, ...change }));
const plan = (): OpenPlan => usePlan.getState().plan as OpenPlan;

/** A package of an app with this preset is opened, and its plan filled in. */
async function open(
  preset: Preset,
  opened: OpenedPackage = openedPackage(),
  account = sampleAccount(),
): Promise<void> {
  useCountdown.setState({ countdown: null });
  useSnapshots.setState({ ready: true, accounts: [account], presets: [preset] });
  usePlan.setState({ plan: planWith({ package: opened }) });
  await readDraft();
  followArmed();
}

const started = () => main.paramsOf('runs:start-armed');
const held = () => armedHeldWords(armedState(plan()), isRehearsal(plan().accountId));

describe('an armed preset', () => {
  it('a package with nothing found in it is published after five seconds, by main', async () => {
    main.answer({ 'runs:start-armed': () => ok({ runId: 'run-9' }) });
    await open(armed());
    expect(useWindow.getState().said).toBe(
      'Orbit Notes 1.4.0 (42) is rehearsed in 5 seconds, with the preset “Orbit Notes”.',
    );
    const { path, mark } = plan().package;
    await vi.advanceTimersByTimeAsync(4_999);
    expect(started()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(started()).toEqual([{ accountId: 'practice', path, mark }]);
    expect(useWindow.getState().screen).toEqual({ name: 'run', runId: 'run-9' });
  });

  it('a countdown to a live account says that the package is published', async () => {
    const live = sampleAccount({ environment: 'live' });
    await open(armed(), openedPackage(), live);
    expect(useWindow.getState().said).toMatch(/is published in 5 seconds/);
  });

  it('a package whose testers a person is asked for is not counted down: the question comes at once', async () => {
    await open(armed({ groups: [{ id: '2', name: 'Friends' }] }));
    expect(useCountdown.getState().countdown).toBeNull();
    expect(started()).toHaveLength(1);
    followArmed();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(started()).toHaveLength(1);
  });

  it('a build that was changed by hand before is left to a press, and the plan says why', async () => {
    const draft = { ...emptyDraft, notify: 'nobody' as const };
    main.answer({ 'drafts:read': () => ok(draft) });
    await open(armed());
    expect(useCountdown.getState().countdown).toBeNull();
    expect(held()).toMatch(/because this plan was changed by hand/);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(started()).toEqual([]);
  });

  it('a package that a person stopped is not counted down again, and waits for a press', async () => {
    await open(armed());
    cancelCountdown();
    followArmed();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(started()).toEqual([]);
    expect(held()).toBe('Not published. Nothing was sent. Press Rehearse when you are ready.');
  });

  it('a change of the plan ends the countdown', async () => {
    await open(armed());
    changeDraft((draft) => ({ ...draft, notify: 'nobody' }));
    followArmed();
    expect(useCountdown.getState().countdown).toBeNull();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(started()).toEqual([]);
  });

  it('a warning leaves the package to a press, and the plan says why', async () => {
    await open(armed({ sizeBudget: 1000 }));
    expect(useCountdown.getState().countdown).toBeNull();
    expect(held()).toMatch(/^Not published automatically, because of 1 warning\./);
  });

  it('a build of which a run exists is left to a press', async () => {
    useSnapshots.setState({ runs: { 'run-1': sampleRun() } });
    await open(armed());
    expect(useCountdown.getState().countdown).toBeNull();
    expect(held()).toMatch(/a run of this build exists already/);
  });

  it('a preset that is not armed counts nothing down', async () => {
    await open(armed({ armed: { drop: false } }));
    expect(useCountdown.getState().countdown).toBeNull();
    expect(held()).toBeNull();
  });

  it('what main refuses is shown in the plan, and nothing is tried again', async () => {
    main.answer({ 'runs:start-armed': () => refused('armed-refused') });
    await open(armed());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(usePlan.getState()).toMatchObject({
      starting: false,
      startError: { code: 'armed-refused' },
    });
    followArmed();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(started()).toHaveLength(1);
  });
});

describe('arming a preset', () => {
  it('a declined question changes nothing and says nothing', async () => {
    main.answer({ 'presets:arm': () => ok(null) });
    await setArmed(armed(), true);
    expect(useWindow.getState().toasts).toEqual([]);
  });

  it('a preset with a group that the app is known not to have is not armed, and nothing is asked', async () => {
    const preset = armed({ armed: {}, groups: [{ id: '9', name: 'Gone' }] });
    useSnapshots.setState({ presets: [preset] });
    usePresetEditor.setState({
      form: toForm(preset),
      groups: { state: 'read', groups: sampleDestination.groups },
    });
    await setArmed(preset, true);
    expect(main.paramsOf('presets:arm')).toEqual([]);
    expect(useWindow.getState().toasts.at(-1)?.text).toBe(
      'Not turned on: App Store Connect has no group “Gone”.',
    );
    usePresetEditor.setState({ form: null });
  });

  it('the package that is already open is left to a press', async () => {
    const preset = armed();
    await open(armed({ armed: { drop: false } }));
    main.answer({
      'presets:arm': () => {
        // The change is reported before the reply.
        useSnapshots.setState({ presets: [preset] });
        followArmed();
        return ok(preset);
      },
    });
    await setArmed(preset, true);
    followArmed();
    expect(useCountdown.getState().countdown).toBeNull();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(started()).toEqual([]);
  });

  it('arming can be undone, and the undo asks nothing', async () => {
    const preset = armed();
    main.answer({ 'presets:arm': () => ok(preset) });
    await setArmed(preset, true);
    useWindow.getState().toasts.at(-1)?.undo?.();
    expect(main.paramsOf('presets:arm').map(({ isOn }) => isOn)).toEqual([true, false]);
  });
});
