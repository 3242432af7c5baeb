import { describe, expect, it } from 'vitest';
import type { BetaGroup } from '#shared/domain/destination';
import { readPieces } from '../../src-renderer/words/format';
import {
  groupSentence,
  missingReviewWords,
  notReadyWords,
  planPieces,
} from '../../src-renderer/words/plan';

const qa: BetaGroup = {
  id: '1',
  name: 'QA',
  isInternal: true,
  hasAccessToAllBuilds: true,
  testerCount: 14,
};
const circle: BetaGroup = {
  id: '2',
  name: 'Beta circle',
  isInternal: false,
  hasAccessToAllBuilds: false,
  testerCount: 200,
};

function sentence(change: Partial<Parameters<typeof planPieces>[0]>): string {
  return readPieces(
    planPieces({
      versionAndBuild: '1.4.0 (42)',
      languages: 0,
      groups: [],
      submitForBetaReview: false,
      notify: 'at-once',
      usesExistingBuild: false,
      ...change,
    }),
  );
}

describe('the plan as a sentence', () => {
  it('the plan’s sentence lists everything that will happen', () => {
    expect(sentence({ languages: 5, groups: [qa, circle], submitForBetaReview: true })).toBe(
      'Uploads 1.4.0 (42), writes notes in 5 languages, tells 214 testers in 2 groups after beta review.',
    );
  });

  it('the plan’s sentence says that nothing is uploaded when the existing build is used', () => {
    expect(sentence({ languages: 1, groups: [qa], usesExistingBuild: true })).toBe(
      'Follows 1.4.0 (42) at Apple, writes notes in 1 language, gives it to 14 testers in 1 group.',
    );
  });

  it.each([
    ['after-confirm', 'emails them after you confirm'],
    ['nobody', 'emails nobody'],
  ] as const)('the plan’s sentence says when testers are emailed: %s', (notify, clause) => {
    expect(sentence({ groups: [qa, circle], submitForBetaReview: true, notify })).toBe(
      `Uploads 1.4.0 (42), gives it to 214 testers in 2 groups after beta review, ${clause}.`,
    );
  });

  it('the plan’s sentence says that nobody gets the build', () => {
    expect(sentence({ languages: 1 })).toBe(
      'Uploads 1.4.0 (42), writes notes in 1 language. No group gets it.',
    );
  });

  it('the plan’s sentence does not promise external testers a build without a review', () => {
    expect(sentence({ groups: [circle] })).toBe(
      'Uploads 1.4.0 (42), adds it to 1 group without a beta review.',
    );
  });

  it('the plan’s sentence leaves out an unknown number of testers', () => {
    const unknown = { ...circle, testerCount: null };
    expect(sentence({ groups: [qa, unknown], submitForBetaReview: true })).toBe(
      'Uploads 1.4.0 (42), tells 2 groups after beta review.',
    );
  });
});

describe('a group', () => {
  it('a group shows when it gets the build', () => {
    expect(groupSentence(qa, false)).toBe('gets every build by itself');
    expect(groupSentence(circle, true)).toBe('after beta review, usually within a day');
    expect(groupSentence(circle, false)).toBe('only once a beta review has passed');
  });

  it('an external group without a review is pointed out', () => {
    expect(missingReviewWords([qa], false)).toBeNull();
    expect(missingReviewWords([circle], true)).toBeNull();
    expect(missingReviewWords([circle], false)).toMatch(/^Beta circle gets the build only after/);
  });
});

describe('what blocks a plan', () => {
  const free = {
    readingDestination: false,
    destinationTrouble: null,
    hasAccount: true,
    isSearchingForAccount: false,
    blockers: 0,
    canOverride: false,
    unfinishedRun: false,
    complianceOpen: false,
    refusedNotes: [],
  };

  it('each blocker of a plan has one sentence', () => {
    expect(notReadyWords(free)).toEqual([]);
    expect(
      notReadyWords({ ...free, blockers: 1, complianceOpen: true, refusedNotes: ['French'] }),
    ).toEqual([
      'One finding blocks: fix what it names first.',
      'Apple would refuse the French note.',
      'Answer the export compliance question.',
    ]);
    const refused = (refusedNotes: string[]) => notReadyWords({ ...free, refusedNotes })[0];
    expect(refused(['French', 'German', 'Dutch', 'Polish'])).toBe(
      'Apple would refuse the notes in French, German, Dutch and Polish.',
    );
    expect(refused(['French', 'German', 'Dutch', 'Polish', 'Danish'])).toBe(
      'Apple would refuse the notes in French, German, Dutch and 2 more languages.',
    );
    expect(notReadyWords({ ...free, blockers: 2, canOverride: true })).toEqual([
      '2 findings block: fix what they name first, or pass them over with a reason.',
    ]);
  });
});
