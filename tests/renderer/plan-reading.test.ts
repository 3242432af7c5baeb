import { afterEach, describe, expect, it } from 'vitest';
import { PublishPlan } from '#shared/domain/publish-plan';
import { appError } from '#shared/errors';
import { inWords } from '#shared/words/say';
import { emptyDraft, type OpenPlan } from '../../src-renderer/store/plan';
import {
  assessPlan,
  checkedAtApple,
  chosenGroups,
  listedFindings,
  notReadyReasons,
  planFacts,
  shownGroups,
  toPublishPlan,
  unfinishedMark,
  unfinishedRunFor,
} from '../../src-renderer/store/plan-reading';
import { useSnapshots } from '../../src-renderer/store/snapshots';
import { verdict } from '../../src-renderer/words/finding';
import {
  sampleDestination as destination,
  groupsNamed,
  planWith,
  sampleAccount,
} from '../helpers/sample-plan';
import { samplePackage, sampleRun } from '../helpers/sample-run';

const open = {
  code: 'compliance-open',
  severity: 'warning',
  where: 'Info.plist',
  title: 'Export compliance is not answered',
  whatToDo: 'Answer it.',
} as const;

describe('the plan sent to main', () => {
  it('the plan names the checked file, so that no other one is published', () => {
    const plan = planWith({});
    expect(toPublishPlan(plan).package).toEqual({ file: plan.package.mark });
  });

  it('has the written notes in the listed order, and leaves empty ones out', () => {
    const notes = [
      { locale: 'de-DE', text: 'Für Tester' },
      { locale: 'en-US', text: 'For testers' },
      { locale: 'fr-FR', text: 'removed from the list' },
    ];
    const plan = toPublishPlan(planWith({ draft: { ...emptyDraft, notes } }));
    expect(plan.notes).toEqual([
      { locale: 'en-US', text: 'For testers' },
      { locale: 'de-DE', text: 'Für Tester' },
    ]);
  });

  it('the plan names the groups that get every build automatically', () => {
    const plan = planWith({ draft: { ...emptyDraft, groups: groupsNamed('Friends') } });
    expect(chosenGroups(plan).map((group) => group.name)).toEqual(['QA', 'Friends']);
    expect(toPublishPlan(plan).groups).toEqual([
      { id: '1', name: 'QA' },
      { id: '2', name: 'Friends' },
    ]);
  });

  it('the plan waits for testers only if there is a review to wait for', () => {
    expect(toPublishPlan(planWith({})).waitForTesters).toBe(false);
    const draft = { ...emptyDraft, submitForBetaReview: true };
    expect(toPublishPlan(planWith({ draft })).waitForTesters).toBe(true);
  });

  it('the plan answers export compliance only if the package does not', () => {
    const draft = { ...emptyDraft, usesNonExemptEncryption: true };
    expect(toPublishPlan(planWith({ draft })).usesNonExemptEncryption).toBeNull();
    const left = { ...samplePackage, usesNonExemptEncryption: null };
    expect(toPublishPlan(planWith({ draft }, left)).usesNonExemptEncryption).toBe(true);
  });

  it('a declaration is sent only with a plan that says yes to encryption', () => {
    const left = { ...samplePackage, usesNonExemptEncryption: null };
    const chosen = { ...emptyDraft, declaration: 'declaration-1' };
    const of = (usesNonExemptEncryption: boolean | null) =>
      toPublishPlan(planWith({ draft: { ...chosen, usesNonExemptEncryption } }, left)).declaration;
    expect([of(true), of(false), of(null)]).toEqual(['declaration-1', null, null]);
    expect(toPublishPlan(planWith({ draft: chosen })).declaration).toBeNull();
    const declares = { ...samplePackage, usesNonExemptEncryption: true };
    expect(toPublishPlan(planWith({ draft: chosen }, declares)).declaration).toBe('declaration-1');
  });
});

describe('what blocks the plan', () => {
  const left = { ...samplePackage, usesNonExemptEncryption: null };

  it('a written note in an unknown language blocks the plan until it is removed', () => {
    const notes = [
      { locale: 'en-US', text: 'For testers' },
      { locale: 'et', text: 'Testijatele' },
    ];
    const draft = { ...emptyDraft, notes };
    const plan = planWith({ draft, locales: ['en-US', 'et'] });
    expect(assessPlan(plan).findings).toEqual([
      expect.objectContaining({ code: 'locale-unknown', locale: 'et', severity: 'blocker' }),
    ]);
    expect(notReadyReasons(plan)).not.toEqual([]);
    expect(notReadyReasons(planWith({ draft, locales: ['en-US'] }))).toEqual([]);
  });

  it('a chosen group that App Store Connect no longer has blocks the plan until it is unticked', () => {
    const plan = planWith({
      draft: { ...emptyDraft, groups: groupsNamed('Friends', 'Dissolved') },
    });
    expect(shownGroups(plan).at(-1)).toMatchObject({ name: 'Dissolved', isMissing: true });
    expect(toPublishPlan(plan).groups).toEqual([
      { id: '1', name: 'QA' },
      { id: '2', name: 'Friends' },
      ...groupsNamed('Dissolved'),
    ]);
    expect(assessPlan(plan).findings).toEqual([
      expect.objectContaining({ code: 'group-not-found', severity: 'blocker' }),
    ]);
    expect(notReadyReasons(plan)).toEqual(['Fix 1 blocker first.']);
    expect(planFacts(plan, null).groups.map(({ name }) => name)).toEqual(['QA', 'Friends']);
    const without = planWith({ draft: { ...emptyDraft, groups: groupsNamed('Friends') } });
    expect(notReadyReasons(without)).toEqual([]);
  });

  it('nothing blocks a complete plan', () => {
    expect(notReadyReasons(planWith({}))).toEqual([]);
  });

  it('an open compliance question blocks the plan only when someone is to get the build', () => {
    expect(notReadyReasons(planWith({}, left))).toEqual(['Answer the export compliance question.']);
    const nobody = { ...destination, groups: [] };
    const plan = planWith({ destination: { state: 'known', destination: nobody, at: 0 } }, left);
    expect(notReadyReasons(plan)).toEqual([]);
  });

  it('a note that Apple would refuse blocks the plan, named by its language', () => {
    const draft = { ...emptyDraft, notes: [{ locale: 'de-DE', text: 'Los 🚀' }] };
    expect(notReadyReasons(planWith({ draft }))).toEqual([
      'The notes in German have 1 unsupported character.',
    ]);
  });

  it('a question that was answered here no longer blocks the plan', () => {
    const plan = planWith({}, left);
    const asked = { ...plan, package: { ...plan.package, findings: [open] } };
    expect(assessPlan(asked).findings).toMatchObject([{ code: 'compliance-unanswered' }]);
    const draft = { ...emptyDraft, usesNonExemptEncryption: false };
    expect(assessPlan({ ...asked, draft }).findings).toEqual([]);
  });
});

describe('an existing build at Apple', () => {
  const used = {
    code: 'build-already-used',
    severity: 'blocker',
    where: 'Orbit Notes in App Store Connect',
    title: '1.4.0 (42) is already in App Store Connect',
    whatToDo: 'Raise the build number to 43.',
  } as const;
  const taken: Partial<OpenPlan> = {
    destination: { state: 'known', destination: { ...destination, findings: [used] }, at: 0 },
  };

  it('an existing build blocks the plan until it is used, and is shown either way', () => {
    expect(notReadyReasons(planWith(taken))).toHaveLength(1);
    expect(toPublishPlan(planWith(taken)).scope).toBe('full');
    const followed = planWith({ ...taken, usesExistingBuild: true });
    expect(notReadyReasons(followed)).toEqual([]);
    expect(toPublishPlan(followed).scope).toBe('skip-upload');
    const [said] = listedFindings(followed, assessPlan(followed));
    expect(said).toMatchObject({ code: 'build-already-used', severity: 'note' });
    expect(inWords(said?.whatToDo ?? '')).toMatch(/^Nothing is uploaded/);
  });

  it('an existing build is no longer used once App Store Connect no longer has it', () => {
    expect(toPublishPlan(planWith({ usesExistingBuild: true })).scope).toBe('full');
  });
});

describe('the waiting limits', () => {
  it('the waiting limits are the defaults of a plan unless they are changed', () => {
    const plain = PublishPlan.parse({ packagePath: '/builds/orbit.ipa' });
    expect(toPublishPlan(planWith({ draft: emptyDraft })).limits).toEqual(plain.limits);
    const limits = { findBuildMinutes: 30, processingMinutes: 240 };
    expect(toPublishPlan(planWith({ draft: { ...emptyDraft, limits } })).limits).toEqual(limits);
  });
});

describe('a plan whose app cannot be read', () => {
  const unreachable = appError('network-unreachable', 'api.example.test did not answer.');
  const draft = { ...emptyDraft, groups: groupsNamed('Friends', 'Elsewhere') };

  it('a plan whose app cannot be read shows the last known state and is not published', () => {
    const last = { destination, at: 0 };
    const plan = planWith({ draft, destination: { state: 'refused', error: unreachable, last } });
    expect(checkedAtApple(plan)).toBe('not-checked');
    expect(shownGroups(plan).map(({ name, isMissing }) => [name, isMissing ?? false])).toEqual([
      ['QA', false],
      ['Friends', false],
      ['Elsewhere', true],
    ]);
    expect(notReadyReasons(plan)).toContain(`${inWords(unreachable.title)}.`);
  });

  it('a plan whose app was never read shows the groups of its draft by name', () => {
    const plan = planWith({
      draft,
      destination: { state: 'refused', error: unreachable, last: null },
    });
    expect(shownGroups(plan).map(({ name, isOnlyDrafted }) => [name, isOnlyDrafted])).toEqual([
      ['Friends', true],
      ['Elsewhere', true],
    ]);
  });

  it('a plan stays unchecked while its app is read again, and is loading only the first time', () => {
    expect(
      checkedAtApple(planWith({ destination: { state: 'reading', error: unreachable } })),
    ).toBe('not-checked');
    expect(checkedAtApple(planWith({ destination: { state: 'reading' } }))).toBe('asking');
    expect(checkedAtApple(planWith({ accountId: null, destination: { state: 'reading' } }))).toBe(
      'not-checked',
    );
    expect(checkedAtApple(planWith({}))).toBe('checked');
  });

  const refusedKey = appError('key-refused', 'App Store Connect refused the key.');
  const last = { destination, at: 0 };

  it.each<[string, Partial<OpenPlan>]>([
    ['offline', { destination: { state: 'refused', error: unreachable, last: null } }],
    ['offline, read before', { destination: { state: 'refused', error: unreachable, last } }],
    ['with a refused key', { destination: { state: 'refused', error: refusedKey, last: null } }],
    ['with a key refused later', { destination: { state: 'refused', error: refusedKey, last } }],
    ['asked again', { destination: { state: 'reading', error: refusedKey, last } }],
    ['without an account', { accountId: null, destination: { state: 'reading' } }],
  ])('a plan that could not be checked with App Store Connect is never Ready: %s', (_, change) => {
    const plan = planWith(change);
    const { findings, overridden } = assessPlan(plan);
    expect(verdict(findings, overridden.length, checkedAtApple(plan)).words).toBe(
      'Not checked with App Store Connect',
    );
    expect(notReadyReasons(plan)).not.toEqual([]);
  });

  it('a plan is Ready once App Store Connect has answered without a finding', () => {
    const words = (change: Partial<OpenPlan>) =>
      verdict([], 0, checkedAtApple(planWith(change))).words;
    expect(words({ destination: { state: 'reading' } })).toBe('Checking with App Store Connect');
    expect(words({})).toBe('Ready');
  });
});

describe('a plan for a build with an unfinished run', () => {
  afterEach(() => useSnapshots.setState({ runs: {}, accounts: [] }));

  const paused = sampleRun({
    status: { state: 'paused', at: '2026-11-22T14:02:00.000Z' },
    ids: { buildUpload: 'upload-1', buildUploadFile: null, build: null, reviewSubmission: null },
  });

  it('a plan waits for the unfinished run of its build, unless it uses an existing build', () => {
    useSnapshots.setState({ accounts: [sampleAccount()] });
    const before = unfinishedMark(useSnapshots.getState());
    expect(notReadyReasons(planWith({}))).toEqual([]);
    useSnapshots.setState({ runs: { [paused.id]: paused } });
    expect(unfinishedMark(useSnapshots.getState())).not.toBe(before);
    expect(unfinishedRunFor(planWith({}))).toBe(paused);
    expect(notReadyReasons(planWith({}))).toEqual([
      'A run of this build isn’t finished. Resume it, or cancel it first.',
    ]);
    const another = { ...samplePackage, buildNumber: '43' };
    expect(notReadyReasons(planWith({}, another))).toEqual([]);
  });
});
