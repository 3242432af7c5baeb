import { describe, expect, it } from 'vitest';
import type { BetaGroup } from '#shared/domain/destination';
import { readPieces } from '../../src-renderer/words/pieces';
import {
  groupSentence,
  hindranceWords,
  missingReviewWords,
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
      followsBuild: false,
      ...change,
    }),
  );
}

describe('the plan as a sentence', () => {
  it('says all that will happen', () => {
    expect(sentence({ languages: 5, groups: [qa, circle], submitForBetaReview: true })).toBe(
      'Uploads 1.4.0 (42), writes notes in 5 languages, tells 214 testers in 2 groups after beta review.',
    );
  });

  it('says that nothing is uploaded when the build at Apple is followed', () => {
    expect(sentence({ languages: 1, groups: [qa], followsBuild: true })).toBe(
      'Follows 1.4.0 (42) at Apple, writes notes in 1 language, gives it to 14 testers in 1 group.',
    );
  });

  it('says that nobody gets it', () => {
    expect(sentence({ languages: 1 })).toBe(
      'Uploads 1.4.0 (42), writes notes in 1 language. No group gets it.',
    );
  });

  it('does not promise external testers a build without a review', () => {
    expect(sentence({ groups: [circle] })).toBe(
      'Uploads 1.4.0 (42), adds it to 1 group without a beta review.',
    );
  });

  it('does not invent a number of testers', () => {
    const unknown = { ...circle, testerCount: null };
    expect(sentence({ groups: [qa, unknown], submitForBetaReview: true })).toBe(
      'Uploads 1.4.0 (42), tells 2 groups after beta review.',
    );
  });
});

describe('a group', () => {
  it('says when it gets the build', () => {
    expect(groupSentence(qa, false)).toBe('gets every build by itself');
    expect(groupSentence(circle, true)).toBe('after beta review, usually within a day');
    expect(groupSentence(circle, false)).toBe('only once a beta review has passed');
  });

  it('outside the team without a review is pointed out', () => {
    expect(missingReviewWords([qa], false)).toBeNull();
    expect(missingReviewWords([circle], true)).toBeNull();
    expect(missingReviewWords([circle], false)).toMatch(/^Beta circle gets the build only after/);
  });
});

describe('what keeps a plan back', () => {
  const free = {
    readingDestination: false,
    destinationTrouble: null,
    hasAccount: true,
    blockers: 0,
    canPass: false,
    complianceOpen: false,
    refusedNotes: [],
  };

  it('is nothing, or one sentence each', () => {
    expect(hindranceWords(free)).toEqual([]);
    expect(
      hindranceWords({ ...free, blockers: 1, complianceOpen: true, refusedNotes: ['French'] }),
    ).toEqual([
      'One finding blocks: mend it and drop the new file.',
      'Apple would refuse the French note.',
      'Answer the export compliance question.',
    ]);
    expect(hindranceWords({ ...free, blockers: 2, canPass: true })).toEqual([
      '2 findings block: mend them and drop the new file, or pass them over with a reason.',
    ]);
  });
});
