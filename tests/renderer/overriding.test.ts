import { describe, expect, it } from 'vitest';
import type { Finding, FindingCode } from '#shared/domain/finding';
import {
  overriddenFindings,
  overrideRequirement,
  standingBlockers,
} from '#shared/domain/overriding';
import type { Override } from '#shared/domain/publish-plan';
import {
  overriddenWords,
  overrideConsequence,
  overrideGaps,
  overrideLabel,
  overrideScope,
  verdict,
} from '../../src-renderer/words/finding';
import { receiptLines } from '../../src-renderer/words/receipt';
import { sampleRun } from '../helpers/sample-run';

const finding = (
  code: FindingCode,
  severity: Finding['severity'],
  where = 'Info.plist',
): Finding => ({
  code,
  severity,
  where,
  title: `Title of ${code}`,
  whatToDo: 'Fix it.',
});

describe('overriding a finding', () => {
  it('the more certain Apple refuses, the more an override requires', () => {
    expect(overrideRequirement(finding('first-build', 'note'))).toBe('not-needed');
    expect(overrideRequirement(finding('icon-not-opaque', 'warning'))).toBe('reason');
    expect(overrideRequirement(finding('another-build-in-review', 'blocker'))).toBe('reason');
    expect(overrideRequirement(finding('sdk-too-old', 'blocker'))).toBe('word');
    expect(overrideRequirement(finding('app-not-found', 'blocker'))).toBe('never');
  });

  it('an override is offered only where it could help', () => {
    expect(overrideLabel('word')).toBe('Override…');
    expect(overrideLabel('reason')).toBe('Override…');
    expect(overrideLabel('never')).toBeNull();
    expect(overrideLabel('not-needed')).toBeNull();
  });

  it('an override needs a meaningful reason, and the typed word where Apple is certain to refuse', () => {
    expect(overrideGaps('reason', '  ', '')).toEqual(['Enter a reason.']);
    expect(overrideGaps('reason', 'Known', '')).toEqual([]);
    expect(overrideGaps('word', '', 'publish it')).toEqual(['Enter a reason.', 'Type “publish”.']);
    expect(overrideGaps('word', 'Known', ' Publish ')).toEqual([]);
  });

  it('an override explains its consequence and what it applies to', () => {
    expect(overrideConsequence('word', false)).toMatch(
      /refuse this build.*build number can’t be reused/,
    );
    expect(overrideConsequence('reason', false)).toMatch(/may fail after the upload/);
    expect(overrideConsequence('reason', true)).toMatch(/^A warning doesn’t block publishing/);
    expect(overrideScope('Orbit.ipa')).toContain('this file, Orbit.ipa');
  });
});

describe('an overridden finding', () => {
  const two = ['A', 'B'].map((where) => finding('note-too-long', 'blocker', where));

  it('an overridden finding no longer blocks, and an override for one place leaves the others', () => {
    const all: Override[] = [{ code: 'note-too-long', reason: 'Known' }];
    expect(standingBlockers(two, all)).toEqual([]);
    const one: Override[] = [{ code: 'note-too-long', reason: 'Known', where: 'A' }];
    expect(standingBlockers(two, one).map(({ where }) => where)).toEqual(['B']);
    expect(overriddenFindings(two, one)).toEqual([{ finding: two[0], reason: 'Known' }]);
  });

  it('an overridden finding is counted on the package, in the plan and in the receipt', () => {
    expect(verdict([], 2, 'checked')).toEqual({ tone: 'look', words: '2 overridden' });
    expect(verdict([finding('sdk-too-old', 'blocker')], 2, 'checked').words).toBe('1 blocker');
    expect(overriddenWords(0)).toBeNull();
    expect(overriddenWords(1)).toBe('1 check overridden');
    expect(overriddenWords(2)).toBe('2 checks overridden');
    const run = sampleRun({ findings: two });
    run.plan.overrides = [{ code: 'note-too-long', reason: 'Known' }];
    expect(receiptLines(run)).toContainEqual({
      label: 'Overridden',
      text: '2 checks were overridden, with reasons.',
    });
  });
});
