import { describe, expect, it } from 'vitest';
import type { Reach } from '#shared/domain/reach';
import { type ReachingPlan, reachedPeople, reachedWhen } from '#shared/words/reach';
import { inWords } from '#shared/words/say';

const group = (name: string, isInternal: boolean, testers: number | null) => ({
  id: name,
  name,
  isInternal,
  hasAccessToAllBuilds: false,
  testers,
});
const qa = group('QA', true, 14);
const design = group('Design', true, 12);
const everyone = group('Public', false, 200);

describe('how many people get a build', () => {
  const said = (reach: Partial<Reach>): string =>
    inWords(
      reachedPeople({ groups: [qa, design, everyone], people: 214, inMoreThanOne: 12, ...reach }),
    );

  it.each<[string, Partial<Reach>, string]>([
    ['some in several groups', {}, '214 testers in 3 groups, 12 in more than one.'],
    ['one in several', { inMoreThanOne: 1 }, '214 testers in 3 groups, 1 in more than one.'],
    ['all in one', { people: 226, inMoreThanOne: 0 }, '226 testers in 3 groups.'],
    [
      'too many to look at each',
      { inMoreThanOne: null },
      '214 testers in 3 groups, some in more than one.',
    ],
    [
      'one tester',
      { groups: [group('QA', true, 1)], people: 1, inMoreThanOne: 0 },
      '1 tester in 1 group.',
    ],
    [
      'nobody yet',
      { groups: [group('QA', true, 0)], people: 0, inMoreThanOne: 0 },
      '0 testers in 1 group.',
    ],
    ['people not counted', { people: null, inMoreThanOne: null }, 'Up to 226 testers in 3 groups.'],
    [
      'a group without a number',
      { groups: [qa, group('New', false, null)], people: null, inMoreThanOne: null },
      '2 groups. App Store Connect didn’t report how many testers.',
    ],
  ])(
    'a person is never counted twice, and nothing unknown is a number: %s',
    (_case, reach, words) => {
      expect(said(reach)).toBe(words);
    },
  );
});

describe('when they get it', () => {
  const usual: ReachingPlan = {
    submitForBetaReview: true,
    notify: 'at-once',
    usesExistingBuild: false,
    isInternalOnly: false,
    isVersionApproved: false,
  };
  const said = (plan: Partial<ReachingPlan>, groups = [everyone]): string =>
    reachedWhen(groups, { ...usual, ...plan })
      .map(inWords)
      .join(' ');

  it('internal groups get it after processing, external ones after review', () => {
    expect(said({}, [everyone, qa, design])).toBe(
      'QA and Design get it as soon as it’s processed. Public gets it after beta review.',
    );
    expect(said({ usesExistingBuild: true }, [qa])).toBe('QA gets it immediately.');
  });

  it.each<[string, Partial<ReachingPlan>, string]>([
    ['no review', { submitForBetaReview: false }, 'Public gets it only after a beta review.'],
    [
      'a build for internal testing',
      { isInternalOnly: true },
      'Public can’t get it: this build is for internal testing only.',
    ],
    [
      'an approved version',
      { isVersionApproved: true },
      'Public gets it once Apple approves it. Apple has approved this version before, so no new review is expected.',
    ],
    [
      'emails after a person confirms',
      { notify: 'after-confirm' },
      'Public gets it after Apple approves it and you click Email testers.',
    ],
    [
      'nobody emailed',
      { notify: 'nobody' },
      'Public gets it after Apple approves it and you release it in App Store Connect.',
    ],
  ])('external testers are not promised a build that they do not get: %s', (_case, plan, words) => {
    expect(said(plan)).toBe(words);
  });

  it('external testers are not promised a build before the time that was set', () => {
    expect(said({ notify: { at: '2026-12-01T09:00:00+00:00' } })).toMatch(
      /^Public gets it after Apple approves it, .*2026.* at the earliest\.$/,
    );
  });

  it('of many groups a few are named', () => {
    const many = Array.from({ length: 12 }, (_, place) => group(`Group ${place}`, true, 1));
    expect(said({}, many)).toBe(
      'Group 0, Group 1, Group 2 and 9 more groups get it as soon as it’s processed.',
    );
  });
});
