import { describe, expect, it } from 'vitest';
import type { AppBuild } from '#shared/domain/app-page';
import type { BetaGroup } from '#shared/domain/destination';
import { reviewNeed } from '#shared/domain/review-need';
import { feedbackWords, filterOf, notesCell } from '#shared/words/app-builds';
import {
  canGet,
  giveReasons,
  groupWords,
  withoutHaving,
} from '../../src-renderer/words/give-build';

function build(change: Partial<AppBuild> = {}): AppBuild {
  return {
    id: 'b1',
    version: '1.4.0',
    buildNumber: '42',
    platform: 'IOS',
    uploadedDate: null,
    expirationDate: null,
    expired: false,
    states: {
      processing: 'VALID',
      internal: 'IN_BETA_TESTING',
      external: 'READY_FOR_BETA_SUBMISSION',
    },
    reviewState: null,
    groupIds: ['qa'],
    groupCount: 1,
    individualTesters: 0,
    noteLocales: ['en-US'],
    usesNonExemptEncryption: false,
    isInternalOnly: false,
    minimumOsVersion: '17.0',
    size: null,
    ...change,
  };
}

const inState = (internal: string | null, external: string | null) =>
  build({ states: { processing: 'VALID', internal, external } });
const group = (id: string, isInternal: boolean): BetaGroup => ({
  id,
  name: id,
  isInternal,
  hasAccessToAllBuilds: false,
  testerCount: 5,
});
const nothing = { groups: [], submit: false, encryption: null, checklist: [], checked: [] };

describe('giving a build at App Store Connect to testers', () => {
  it('a build for internal testing only can’t be ticked for an external group', () => {
    const alone = build({ isInternalOnly: true });
    expect(canGet(alone, group('beta', false))).toBe(false);
    expect(canGet(alone, group('team', true))).toBe(true);
    expect(canGet(inState('IN_BETA_TESTING', 'NOT_APPLICABLE'), group('beta', false))).toBe(false);
    expect(groupWords(alone, group('beta', false), true)).toContain('internal testing only');
  });

  it.each([
    ['needed', build()],
    ['needed', inState(null, null)],
    ['running', build({ reviewState: 'WAITING_FOR_REVIEW' })],
    ['rejected', build({ reviewState: 'REJECTED' })],
    ['not-needed', build({ reviewState: 'APPROVED' })],
    ['not-needed', inState('IN_BETA_TESTING', 'READY_FOR_BETA_TESTING')],
    ['impossible', build({ isInternalOnly: true })],
  ])('a beta review is %s', (need, one) => {
    expect(reviewNeed(one)).toBe(need);
  });

  it('a group that has the build is not offered it again, and an external one is told when it gets it', () => {
    expect(groupWords(build(), group('qa', true), false)).toBe('Already has it');
    expect(groupWords(build(), group('team', true), false)).toBe('Immediately');
    expect(groupWords(build(), group('beta', false), false)).toBe('Only after beta review');
    expect(groupWords(build(), group('beta', false), true)).toBe('After beta review');
  });

  it('nothing can be sent before something is chosen, encryption is answered and the checklist is ticked', () => {
    expect(giveReasons(build(), nothing)).toHaveLength(1);
    const missing = 'MISSING_EXPORT_COMPLIANCE';
    const open = { ...inState(missing, missing), usesNonExemptEncryption: null };
    expect(giveReasons(open, { ...nothing, submit: true, checklist: ['Try it'] })).toHaveLength(2);
    const given = { ...nothing, submit: true, encryption: false, checklist: ['Try it'] };
    expect(giveReasons(open, { ...given, checked: ['Try it'] })).toEqual([]);
    expect(giveReasons(build({ expired: true }), { ...nothing, submit: true })).toEqual([
      'This build has expired. Testers can no longer install it.',
    ]);
  });

  it('a build whose answer is only not shown is given without asking for it again', () => {
    const chosen = { ...nothing, submit: true };
    const unseen = (internal: string | null) => ({
      ...inState(internal, null),
      usesNonExemptEncryption: null,
    });
    expect(giveReasons(unseen('READY_FOR_BETA_TESTING'), chosen)).toEqual([]);
    expect(giveReasons(unseen('PROCESSING'), chosen)).toHaveLength(1);
    expect(giveReasons(unseen(null), chosen)).toHaveLength(1);
  });

  it('people who have the build already are not counted as reached', () => {
    const reached = (id: string) => ({ ...group(id, true), testers: 5 });
    const reach = { groups: [reached('qa'), reached('team')], people: 10, inMoreThanOne: 0 };
    expect(withoutHaving(reach, build())).toMatchObject({ people: 5, inMoreThanOne: 0 });
    const more = { ...reach, groups: [...reach.groups, reached('beta')], people: 13 };
    expect(withoutHaving(more, build())).toMatchObject({ people: null, inMoreThanOne: null });
    expect(withoutHaving(reach, build({ groupIds: [] }))).toBe(reach);
  });
});

describe('a build in the list', () => {
  it.each([
    ['expired', build({ expired: true, reviewState: 'REJECTED' })],
    ['attention', inState('MISSING_EXPORT_COMPLIANCE', 'MISSING_EXPORT_COMPLIANCE')],
    ['attention', build({ reviewState: 'REJECTED' })],
    ['waiting', inState('IN_BETA_TESTING', 'WAITING_FOR_BETA_REVIEW')],
    ['waiting', inState('PROCESSING', 'PROCESSING')],
    ['testing', build()],
    ['ready', inState('READY_FOR_BETA_TESTING', 'READY_FOR_BETA_SUBMISSION')],
    ['ready', inState(null, null)],
  ])('is found under “%s”', (where, one) => {
    expect(filterOf(one)).toBe(where);
  });

  it('notes without the primary language stand out, unless nobody can install the build', () => {
    expect(notesCell(build(), 'en-US')).toEqual({ words: '1 language', problem: null });
    expect(notesCell(build({ noteLocales: [] }), 'en-US')).toMatchObject({ words: 'none' });
    expect(notesCell(build({ noteLocales: ['ja'] }), 'en-US')?.problem).toContain('English');
    expect(notesCell(build({ noteLocales: [], expired: true }), 'en-US')?.problem).toBeNull();
    expect(notesCell(build({ noteLocales: null }), 'en-US')).toBeNull();
  });

  it('reports that were not all counted are a least, and what was not read is not known', () => {
    const counts = (byBuild: Record<string, number>, isWhole: boolean) => ({ byBuild, isWhole });
    expect(feedbackWords(null, 'b1')).toBeNull();
    expect(feedbackWords({ feedback: counts({}, true), crashes: null }, 'b1')).toBe('0');
    expect(feedbackWords({ feedback: counts({}, false), crashes: null }, 'b1')).toBeNull();
    expect(feedbackWords({ feedback: counts({ b1: 3 }, false), crashes: null }, 'b1')).toBe('3+');
    const both = { feedback: counts({ b1: 9 }, true), crashes: counts({ b1: 1 }, true) };
    expect(feedbackWords(both, 'b1')).toBe('9, 1 crash');
  });
});
