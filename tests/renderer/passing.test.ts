import { describe, expect, it } from 'vitest';
import type { Finding } from '#shared/domain/finding';
import { passedOver, passingOf, standingBlockers } from '#shared/domain/overriding';
import { verdict } from '../../src-renderer/words/finding';
import {
  passedOverWords,
  passingAct,
  passingConsequence,
  passingGaps,
  passingScope,
} from '../../src-renderer/words/passing';
import { receiptLines } from '../../src-renderer/words/receipt';
import { sampleRun } from '../helpers/sample-run';

const finding = (code: string, severity: Finding['severity'], where = 'Info.plist'): Finding => ({
  code,
  severity,
  where,
  title: `Title of ${code}`,
  whatToDo: 'Mend it.',
});

describe('what it takes to publish past a finding', () => {
  it('grows with how certain it is that Apple refuses', () => {
    expect(passingOf(finding('first-build', 'note'))).toBe('not-needed');
    expect(passingOf(finding('icon-not-opaque', 'warning'))).toBe('reason');
    expect(passingOf(finding('another-build-in-review', 'blocker'))).toBe('reason');
    expect(passingOf(finding('sdk-too-old', 'blocker'))).toBe('word');
    expect(passingOf(finding('app-not-found', 'blocker'))).toBe('never');
  });

  it('is offered only where something could come of it', () => {
    expect(passingAct('word')).toBe('Pass over…');
    expect(passingAct('reason')).toBe('Pass over…');
    expect(passingAct('never')).toBeNull();
    expect(passingAct('not-needed')).toBeNull();
  });

  it('is a reason that says something, and the word where Apple is certain', () => {
    expect(passingGaps('reason', '  ', '')).toEqual(['Write a reason.']);
    expect(passingGaps('reason', 'Known', '')).toEqual([]);
    expect(passingGaps('word', '', 'publish it')).toEqual(['Write a reason.', 'Type “publish”.']);
    expect(passingGaps('word', 'Known', ' Publish ')).toEqual([]);
  });

  it('says honestly what will come of it, and what it holds for', () => {
    expect(passingConsequence('word', false)).toMatch(
      /Apple refuses such a build.*number is spent/,
    );
    expect(passingConsequence('reason', false)).toMatch(/may fail after the upload/);
    expect(passingConsequence('reason', true)).toMatch(/^It is not in the way/);
    expect(passingScope('Orbit.ipa')).toContain('this very file, Orbit.ipa');
  });
});

describe('a finding that is passed over', () => {
  const two = ['A', 'B'].map((where) => finding('note-too-long', 'blocker', where));

  it('no longer blocks; one that names a place leaves the others standing', () => {
    const all = [{ code: 'note-too-long', reason: 'Known' }];
    expect(standingBlockers(two, all)).toEqual([]);
    const one = [{ code: 'note-too-long', reason: 'Known', where: 'A' }];
    expect(standingBlockers(two, one).map(({ where }) => where)).toEqual(['B']);
    expect(passedOver(two, one)).toEqual([{ finding: two[0], reason: 'Known' }]);
  });

  it('is counted on the package, in the plan and in the receipt', () => {
    expect(verdict([], 2)).toEqual({ tone: 'look', words: '2 passed over' });
    expect(verdict([finding('sdk-too-old', 'blocker')], 2).words).toBe('1 blocks');
    expect(passedOverWords(0)).toBeNull();
    expect(passedOverWords(1)).toBe('1 check is passed over');
    expect(passedOverWords(2)).toBe('2 checks are passed over');
    const run = sampleRun({ findings: two });
    run.plan.overrides = [{ code: 'note-too-long', reason: 'Known' }];
    expect(receiptLines(run)).toContainEqual({
      label: 'Passed over',
      text: '2 checks, with the reason.',
    });
  });
});
