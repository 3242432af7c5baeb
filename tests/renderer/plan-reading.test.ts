import { describe, expect, it } from 'vitest';
import type { Destination } from '#shared/domain/destination';
import { PublishPlan } from '#shared/domain/publish-plan';
import { emptyDraft, type OpenPlan, usualLimits } from '../../src-renderer/store/plan';
import {
  allFindings,
  chosenGroups,
  hindrances,
  toPublishPlan,
} from '../../src-renderer/store/plan-reading';
import { samplePackage } from '../helpers/sample-run';

const destination: Destination = {
  app: { id: '1', name: 'Orbit Notes', bundleId: 'com.northwind.orbit', primaryLocale: 'en-US' },
  groups: [
    { id: '1', name: 'QA', isInternal: true, hasAccessToAllBuilds: true, testerCount: 14 },
    { id: '2', name: 'Friends', isInternal: false, hasAccessToAllBuilds: false, testerCount: 9 },
  ],
  locales: ['en-US', 'de-DE'],
  latestBuild: null,
  nextBuildNumber: '42',
  findings: [],
  changes: null,
};

const open = {
  code: 'compliance-open',
  severity: 'warning',
  where: 'Info.plist',
  title: 'Export compliance is not answered',
  whatToDo: 'Answer it.',
} as const;

function planWith(change: Partial<OpenPlan>, info = samplePackage): OpenPlan {
  return {
    package: {
      path: '/builds/orbit.ipa',
      fileName: 'orbit.ipa',
      info,
      icon: null,
      findings: [],
      checks: 12,
    },
    accountId: 'practice',
    destination: { state: 'known', destination },
    draft: emptyDraft,
    draftState: 'untouched',
    locales: ['en-US', 'de-DE'],
    locale: 'en-US',
    importProblem: null,
    followsBuild: false,
    overrides: [],
    ...change,
  };
}

describe('the plan that main gets', () => {
  it('has the written notes in the listed order, composed, and leaves empty ones out', () => {
    const notes = [
      { locale: 'de-DE', text: 'Fu\u0308r Tester' },
      { locale: 'en-US', text: 'For testers' },
      { locale: 'fr-FR', text: 'removed from the list' },
    ];
    const plan = toPublishPlan(planWith({ draft: { ...emptyDraft, notes } }));
    expect(plan.notes).toEqual([
      { locale: 'en-US', text: 'For testers' },
      { locale: 'de-DE', text: 'F\u00fcr Tester' },
    ]);
  });

  it('names the groups that get every build anyway, and no group that is gone', () => {
    const plan = planWith({ draft: { ...emptyDraft, groups: ['Friends', 'Dissolved'] } });
    expect(chosenGroups(plan).map((group) => group.name)).toEqual(['QA', 'Friends']);
    expect(toPublishPlan(plan).groups).toEqual(['QA', 'Friends']);
  });

  it('waits for testers only where there is a review to wait for', () => {
    expect(toPublishPlan(planWith({})).waitForTesters).toBe(false);
    const draft = { ...emptyDraft, submitForBetaReview: true };
    expect(toPublishPlan(planWith({ draft })).waitForTesters).toBe(true);
  });

  it('answers export compliance only where the package leaves it open', () => {
    const draft = { ...emptyDraft, usesNonExemptEncryption: true };
    expect(toPublishPlan(planWith({ draft })).usesNonExemptEncryption).toBeNull();
    const left = { ...samplePackage, usesNonExemptEncryption: null };
    expect(toPublishPlan(planWith({ draft }, left)).usesNonExemptEncryption).toBe(true);
  });
});

describe('what keeps the plan back', () => {
  const left = { ...samplePackage, usesNonExemptEncryption: null };

  it('is nothing when all is known and well', () => {
    expect(hindrances(planWith({}))).toEqual([]);
  });

  it('is an open compliance question, but only when somebody is to get the build', () => {
    expect(hindrances(planWith({}, left))).toEqual(['Answer the export compliance question.']);
    const nobody = { ...destination, groups: [] };
    const plan = planWith({ destination: { state: 'known', destination: nobody } }, left);
    expect(hindrances(plan)).toEqual([]);
  });

  it('is a note that Apple would refuse, by its language', () => {
    const draft = { ...emptyDraft, notes: [{ locale: 'de-DE', text: 'Los 🚀' }] };
    expect(hindrances(planWith({ draft }))).toEqual(['Apple would refuse the German note.']);
  });

  it('no longer shows a question that was answered here', () => {
    const plan = planWith({}, left);
    const asked = { ...plan, package: { ...plan.package, findings: [open] } };
    expect(allFindings(asked)).toEqual([open]);
    const draft = { ...emptyDraft, usesNonExemptEncryption: false };
    expect(allFindings({ ...asked, draft })).toEqual([]);
  });
});

describe('a build that is at Apple already', () => {
  const used = {
    code: 'build-already-used',
    severity: 'blocker',
    where: 'Orbit Notes at App Store Connect',
    title: '1.4.0 (42) is already at Apple',
    whatToDo: 'Raise the build number to 43.',
  } as const;
  const taken: Partial<OpenPlan> = {
    destination: { state: 'known', destination: { ...destination, findings: [used] } },
  };

  it('is in the way until it is followed, and is said either way', () => {
    expect(hindrances(planWith(taken))).toHaveLength(1);
    expect(toPublishPlan(planWith(taken)).scope).toBe('full');
    const followed = planWith({ ...taken, followsBuild: true });
    expect(hindrances(followed)).toEqual([]);
    expect(toPublishPlan(followed).scope).toBe('skip-upload');
    const [said] = allFindings(followed);
    expect(said).toMatchObject({ code: 'build-already-used', severity: 'note' });
    expect(said?.whatToDo).toMatch(/^Nothing is uploaded/);
  });

  it('is not followed any more once App Store Connect no longer has it', () => {
    expect(toPublishPlan(planWith({ followsBuild: true })).scope).toBe('full');
  });
});

describe('the waiting limits', () => {
  it('are those of a plan that says nothing of them, unless they are changed', () => {
    const plain = PublishPlan.parse({ packagePath: '/builds/orbit.ipa' });
    expect(usualLimits).toEqual(plain.limits);
    const limits = { findBuildMinutes: 30, processingMinutes: 240 };
    expect(toPublishPlan(planWith({ draft: { ...emptyDraft, limits } })).limits).toEqual(limits);
  });
});
