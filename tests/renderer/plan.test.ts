import { describe, expect, it } from 'vitest';
import type { BetaGroup } from '#shared/domain/destination';
import { readPieces } from '../../src-renderer/words/format';
import {
  groupWhenWords,
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
  const counts = (change.groups ?? []).map(({ testerCount }) => testerCount);
  return readPieces(
    planPieces({
      testers: counts.includes(null) ? null : counts.reduce<number>((sum, n) => sum + (n ?? 0), 0),
      versionAndBuild: '1.4.0 (42)',
      languages: 0,
      groups: [],
      submitForBetaReview: false,
      notify: 'at-once',
      usesExistingBuild: false,
      store: 'nothing' as const,
      isVersionApproved: false,
      ...change,
    }),
  );
}

describe('the plan’s summary', () => {
  it('the plan’s summary lists everything that will happen', () => {
    expect(sentence({ languages: 5, groups: [qa, circle], submitForBetaReview: true })).toBe(
      'Uploads 1.4.0 (42) with notes in 5 languages. Notifies 214 testers in 2 groups, external testers after beta review.',
    );
  });

  it('the plan’s summary ends with what happens on the App Store', () => {
    expect(sentence({ languages: 1, groups: [qa], store: 'submit' })).toBe(
      'Uploads 1.4.0 (42) with notes in 1 language. Releases it to 14 testers in 1 group. Submits the version for review.',
    );
    expect(sentence({ store: 'prepare' })).toMatch(/Prepares the App Store version\.$/);
  });

  it('the plan’s summary says that nothing is uploaded when the existing build is used', () => {
    expect(sentence({ languages: 1, groups: [qa], usesExistingBuild: true })).toBe(
      'Uses the existing build 1.4.0 (42) and adds notes in 1 language. Releases it to 14 testers in 1 group.',
    );
  });

  it.each([
    [
      'after-confirm',
      'Releases it to 214 testers in 2 groups, to external testers after beta review. Testers are emailed after you confirm.',
    ],
    ['nobody', 'Adds it to 2 groups and submits it for beta review. No one is emailed.'],
  ] as const)('the plan’s summary says when testers are notified: %s', (notify, testers) => {
    expect(sentence({ groups: [qa, circle], submitForBetaReview: true, notify })).toBe(
      `Uploads 1.4.0 (42) without notes. ${testers}`,
    );
  });

  it('the plan’s summary says that nobody gets the build', () => {
    expect(sentence({ languages: 1 })).toBe(
      'Uploads 1.4.0 (42) with notes in 1 language. It isn’t added to any group.',
    );
  });

  it('the plan’s summary does not promise external testers a build without a review', () => {
    expect(sentence({ groups: [circle] })).toBe(
      'Uploads 1.4.0 (42) without notes. Adds it to 1 group without a beta review.',
    );
  });

  it('the plan’s summary leaves out an unknown number of testers', () => {
    expect(sentence({ groups: [qa, circle], testers: null, submitForBetaReview: true })).toBe(
      'Uploads 1.4.0 (42) without notes. Notifies 2 groups after beta review.',
    );
  });
});

describe('a group', () => {
  it('a group shows when it gets the build', () => {
    expect(groupWhenWords(qa, false, false)).toBe('Gets every build automatically');
    expect(groupWhenWords(circle, true, false)).toBe('After beta review, usually within a day');
    expect(groupWhenWords(circle, false, false)).toBe('Only after beta review');
    expect(groupWhenWords(circle, true, true)).toBe(
      'Once Apple approves it, no new review expected',
    );
  });

  it('an external group without a review is pointed out', () => {
    expect(missingReviewWords([qa], false)).toBeNull();
    expect(missingReviewWords([circle], true)).toBeNull();
    expect(missingReviewWords([circle], false)).toBe(
      'Beta circle won’t get this build until it passes beta review.',
    );
  });
});

describe('what blocks a plan', () => {
  const free = {
    readingDestination: false,
    destinationError: null,
    hasAccount: true,
    isSearchingForAccount: false,
    blockers: 0,
    canOverride: false,
    unfinishedRun: false,
    complianceOpen: false,
    refusedNotes: [],
  };

  const tooLong = (locale: string) => ({ locale, excess: 1130, unsupported: 0 });

  it('each blocker of a plan has one sentence', () => {
    expect(notReadyWords(free)).toEqual([]);
    expect(
      notReadyWords({
        ...free,
        blockers: 1,
        complianceOpen: true,
        refusedNotes: [tooLong('fr-FR')],
      }),
    ).toEqual([
      'Fix 1 blocker first.',
      'The notes in French (France) are 1,130 characters too long.',
      'Answer the export compliance question.',
    ]);
    const refused = (...locales: string[]) =>
      notReadyWords({ ...free, refusedNotes: locales.map(tooLong) })[0];
    expect(refused('ja', 'de-DE', 'nl-NL', 'pl')).toBe(
      'Fix the notes in Japanese, German, Dutch and Polish.',
    );
    expect(refused('ja', 'de-DE', 'nl-NL', 'pl', 'da')).toBe(
      'Fix the notes in Japanese, German, Dutch and 2 more languages.',
    );
    const unsupported = { locale: 'ja', excess: 0, unsupported: 2 };
    expect(notReadyWords({ ...free, refusedNotes: [unsupported] })).toEqual([
      'The notes in Japanese have 2 unsupported characters.',
    ]);
    expect(notReadyWords({ ...free, blockers: 2, canOverride: true })).toEqual([
      'Fix 2 blockers, or override them with a reason.',
    ]);
  });
});
