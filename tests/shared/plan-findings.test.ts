import { describe, expect, it } from 'vitest';
import type { EncryptionDeclaration } from '#shared/domain/destination';
import type { Finding, FindingCode } from '#shared/domain/finding';
import { findingsForPlan, type WeighedPlan } from '#shared/domain/plan-findings';
import { groupsNamed, sampleDestination } from '../helpers/sample-plan';

const plain: WeighedPlan = {
  scope: 'full',
  groups: [],
  submitForBetaReview: false,
  whenReviewBusy: 'ask',
  usesNonExemptEncryption: null,
  declaration: null,
  notesReady: true,
  appStore: null,
};

const finding = (code: FindingCode): Finding => ({
  code,
  severity: 'warning',
  where: 'Orbit Notes',
  title: `Title of ${code}`,
  whatToDo: 'Fix it.',
});

/** `code severity` of the findings against the plan for an account that reports these. */
function weigh(change: Partial<WeighedPlan>, ...codes: FindingCode[]): string[] {
  const destination = { ...sampleDestination, findings: codes.map(finding) };
  return findingsForPlan({ ...plain, ...change }, destination).map(
    ({ code, severity }) => `${code} ${severity}`,
  );
}

describe('findings of App Store Connect about a plan', () => {
  it('missing test information blocks only a plan that asks for a beta review', () => {
    const code = 'test-information-missing';
    const submitForBetaReview = true;
    expect(weigh({ submitForBetaReview }, code)).toEqual([`${code} blocker`]);
    expect(weigh({ submitForBetaReview, scope: 'skip-upload' }, code)).toEqual([`${code} blocker`]);
    expect(weigh({}, code)).toEqual([]);
    expect(weigh({ submitForBetaReview, scope: 'upload-only' }, code)).toEqual([]);
  });

  it('another build in review never blocks: the run asks, or does what the plan says', () => {
    const code = 'another-build-in-review';
    const submitForBetaReview = true;
    expect(weigh({ submitForBetaReview }, code)).toEqual([`${code} warning`]);
    for (const whenReviewBusy of ['wait', 'skip', { replace: 'b' }] as const)
      expect(weigh({ submitForBetaReview, whenReviewBusy }, code)).toEqual([`${code} note`]);
    expect(weigh({}, code)).toEqual([]);
    expect(weigh({ submitForBetaReview, scope: 'upload-only' }, code)).toEqual([]);
  });

  it('a group whose name is not the approved one blocks a plan that someone approved, and no other', () => {
    const [group] = sampleDestination.groups;
    const groups = [{ id: group?.id ?? '', name: 'Another name' }];
    const approvals = [{ name: 'Ada', publicKey: 'k', signature: 's', at: '2026-11-22T14:00:00Z' }];
    expect(weigh({ groups })).toEqual([]);
    expect(weigh({ groups, approvals })).toEqual(['group-not-found blocker']);
    expect(weigh({ groups: groupsNamed(group?.name ?? ''), approvals })).toEqual([]);
  });

  it('an approved version is said only of a plan that asks for a review, and blocks nothing', () => {
    // As severe as the account's finding is: a warning in this test, as all of them are.
    expect(weigh({ submitForBetaReview: true }, 'review-not-expected')).toEqual([
      'review-not-expected warning',
    ]);
    expect(weigh({}, 'review-not-expected')).toEqual([]);
  });

  it('a finding about sending a file does not affect a plan that sends none', () => {
    const codes = ['build-already-used', 'build-upload-open', 'version-closed'] as const;
    expect(weigh({}, ...codes)).toHaveLength(3);
    expect(weigh({ scope: 'upload-only' }, ...codes)).toHaveLength(3);
    expect(weigh({ scope: 'skip-upload' }, ...codes)).toEqual([]);
    expect(weigh({ scope: 'skip-upload' }, 'clock-off')).toEqual(['clock-off warning']);
  });

  it('testers who get every build are named when its notes are written later', () => {
    const [first] = sampleDestination.groups;
    const everyBuild = { ...first, name: 'QA', isInternal: true, hasAccessToAllBuilds: true };
    const destination = { ...sampleDestination, groups: [everyBuild as never] };
    const of = (change: Partial<WeighedPlan>) =>
      findingsForPlan({ ...plain, ...change }, destination).map(({ code }) => code);
    expect(of({})).toEqual([]);
    expect(of({ notesReady: false })).toEqual(['seen-without-notes']);
    expect(of({ notesReady: false, scope: 'skip-upload' })).toEqual([]);
  });

  it('a missing or duplicate group blocks, unless the plan only uploads', () => {
    const [first] = sampleDestination.groups;
    const twice = { ...sampleDestination, groups: [...sampleDestination.groups, first as never] };
    const of = (scope: WeighedPlan['scope'], ...groups: string[]) =>
      findingsForPlan({ ...plain, scope, groups: groupsNamed(...groups) }, twice).map(
        ({ code }) => code,
      );
    expect(of('full', 'Friends')).toEqual([]);
    expect(of('full', 'friends', 'QA')).toEqual(['group-not-found', 'group-ambiguous']);
    expect(of('upload-only', 'friends', 'QA')).toEqual([]);
  });

  it('an internal-only build blocks only a plan for external testers', () => {
    const destination = { ...sampleDestination, isBuildInternalOnly: true };
    const of = (change: Partial<WeighedPlan>) =>
      findingsForPlan({ ...plain, scope: 'skip-upload', ...change }, destination).map(
        ({ code }) => code,
      );
    expect(of({ groups: groupsNamed('Friends') })).toEqual(['build-internal-only']);
    expect(of({ submitForBetaReview: true })).toEqual(['build-internal-only']);
    expect(of({ groups: groupsNamed('QA') })).toEqual([]);
    expect(of({ groups: groupsNamed('Friends'), scope: 'full' })).toEqual([]);
  });
});

describe('the export compliance declaration of a plan', () => {
  const declaration = (id: string, state: string): EncryptionDeclaration => ({
    id,
    state,
    description: '',
    createdDate: null,
  });
  const asks = { groups: groupsNamed('QA'), usesNonExemptEncryption: true };

  function declare(
    change: Partial<WeighedPlan>,
    declarations: EncryptionDeclaration[] | null,
    answer: boolean | null = null,
  ): string[] {
    const destination = { ...sampleDestination, encryption: { answer, declarations } };
    return findingsForPlan({ ...plain, ...change }, destination).map(
      ({ code, severity }) => `${code} ${severity}`,
    );
  }

  it.each(['REJECTED', 'EXPIRED', 'A_NEW_STATE'])(
    'a declaration that is %s cannot be used',
    (state) => {
      const both = [declaration('1', state), declaration('2', 'APPROVED')];
      expect(declare({ ...asks, declaration: '1' }, both)).toEqual([
        'declaration-not-usable blocker',
      ]);
      expect(declare({ ...asks, declaration: '2' }, both)).toEqual([]);
      expect(declare({ ...asks, declaration: '3' }, both)).toEqual([
        'declaration-not-usable blocker',
      ]);
    },
  );

  it('a declaration that is IN_REVIEW can be attached, and the plan is warned that the run waits', () => {
    const both = [declaration('1', 'IN_REVIEW'), declaration('2', 'APPROVED')];
    expect(declare({ ...asks, declaration: '1' }, both)).toEqual(['declaration-in-review warning']);
  });

  it('a plan must choose among several approved declarations, but not if there is only one', () => {
    const several = [declaration('1', 'APPROVED'), declaration('2', 'APPROVED')];
    expect(declare(asks, several)).toEqual(['declaration-not-chosen blocker']);
    expect(declare(asks, several.slice(0, 1))).toEqual([]);
    expect(declare({ groups: groupsNamed('QA') }, several, true)).toEqual([]);
  });

  it('a missing declaration warns, and one that could not be read is only noted', () => {
    expect(declare(asks, [])).toEqual(['declaration-missing warning']);
    expect(declare(asks, [declaration('1', 'REJECTED')])).toEqual(['declaration-missing warning']);
    expect(declare(asks, null)).toEqual(['declaration-unknown note']);
  });

  it('a declaration is not asked for without encryption, without testers or after the upload', () => {
    expect(declare({ ...asks, usesNonExemptEncryption: false }, [])).toEqual([]);
    expect(declare({ ...asks, usesNonExemptEncryption: true }, [], false)).toEqual([]);
    expect(declare({ ...asks, groups: [] }, [])).toEqual([]);
    expect(declare({ ...asks, scope: 'upload-only' }, [])).toEqual([]);
  });
});
