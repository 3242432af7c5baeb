import { describe, expect, it } from 'vitest';
import type { EncryptionDeclaration } from '#shared/domain/destination';
import type { Finding, FindingCode } from '#shared/domain/finding';
import { findingsForPlan, type WeighedPlan } from '#shared/domain/plan-findings';
import { sampleDestination } from '../helpers/sample-plan';

const plain: WeighedPlan = {
  scope: 'full',
  groups: [],
  submitForBetaReview: false,
  usesNonExemptEncryption: null,
  declaration: null,
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
  it.each(['another-build-in-review', 'test-information-missing'] as const)(
    '“%s” blocks only a plan that asks for a beta review',
    (code) => {
      const submitForBetaReview = true;
      expect(weigh({ submitForBetaReview }, code)).toEqual([`${code} blocker`]);
      expect(weigh({ submitForBetaReview, scope: 'skip-upload' }, code)).toEqual([
        `${code} blocker`,
      ]);
      expect(weigh({}, code)).toEqual([]);
      expect(weigh({ submitForBetaReview, scope: 'upload-only' }, code)).toEqual([]);
    },
  );

  it('a finding about sending a file does not affect a plan that sends none', () => {
    const codes = ['build-already-used', 'build-upload-open', 'version-closed'] as const;
    expect(weigh({}, ...codes)).toHaveLength(3);
    expect(weigh({ scope: 'upload-only' }, ...codes)).toHaveLength(3);
    expect(weigh({ scope: 'skip-upload' }, ...codes)).toEqual([]);
    expect(weigh({ scope: 'skip-upload' }, 'clock-off')).toEqual(['clock-off warning']);
  });

  it('a missing or duplicate group blocks, unless the plan only uploads', () => {
    const [first] = sampleDestination.groups;
    const twice = { ...sampleDestination, groups: [...sampleDestination.groups, first as never] };
    const of = (scope: WeighedPlan['scope'], ...groups: string[]) =>
      findingsForPlan({ ...plain, scope, groups }, twice).map(({ code }) => code);
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
    expect(of({ groups: ['Friends'] })).toEqual(['build-internal-only']);
    expect(of({ submitForBetaReview: true })).toEqual(['build-internal-only']);
    expect(of({ groups: ['QA'] })).toEqual([]);
    expect(of({ groups: ['Friends'], scope: 'full' })).toEqual([]);
  });
});

describe('the export compliance declaration of a plan', () => {
  const declaration = (id: string, state: string): EncryptionDeclaration => ({
    id,
    state,
    description: '',
    createdDate: null,
  });
  const asks = { groups: ['QA'], usesNonExemptEncryption: true };

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

  it.each(['REJECTED', 'IN_REVIEW', 'EXPIRED', 'A_NEW_STATE'])(
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

  it('a plan must choose among several approved declarations, but not if there is only one', () => {
    const several = [declaration('1', 'APPROVED'), declaration('2', 'APPROVED')];
    expect(declare(asks, several)).toEqual(['declaration-not-chosen blocker']);
    expect(declare(asks, several.slice(0, 1))).toEqual([]);
    expect(declare({ groups: ['QA'] }, several, true)).toEqual([]);
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
