import { describe, expect, it } from 'vitest';
import type { Destination } from '#shared/domain/destination';
import { emptyDraft, type OpenPlan } from '../../src-renderer/store/plan';
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
