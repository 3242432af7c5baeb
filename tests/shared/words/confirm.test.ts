import { describe, expect, it } from 'vitest';
import type { Reach } from '#shared/domain/reach';
import { notifyQuestion, type PublishFacts, publishQuestion } from '#shared/words/confirm';

const facts = {
  how: 'publish',
  environment: 'live',
  app: 'Orbit Notes',
  version: '1.4.0',
  buildNumber: '42',
  account: { name: 'Northwind', keyId: 'LIVE23456Z' },
  groups: [
    { id: '1', name: 'Friends', isInternal: false, testerCount: 1214 },
    { id: '2', name: 'QA', isInternal: true, testerCount: 1 },
  ],
  reach: {
    groups: [
      { id: '1', name: 'Friends', isInternal: false, hasAccessToAllBuilds: false, testers: 1214 },
      { id: '2', name: 'QA', isInternal: true, hasAccessToAllBuilds: false, testers: 1 },
    ],
    people: 1214,
    inMoreThanOne: 1,
  } as Reach,
  when: null,
  locales: ['en-US', 'de-DE'],
  submitForBetaReview: true,
  usesNonExemptEncryption: null,
  overrides: 1,
  store: null,
} as const;

/** What cannot be undone: the first paragraph of the question. */
const consequence = (change: Partial<PublishFacts>): string =>
  publishQuestion({ ...facts, ...change }).detail.split('\n')[0] ?? '';

describe('the question before a publish', () => {
  it('the confirmation names the build, the people, the account and what cannot be undone', () => {
    expect(publishQuestion(facts)).toEqual({
      message: 'Publish Orbit Notes 1.4.0 (42)?',
      act: 'Publish 1.4.0 (42)',
      detail: [
        '1,214 external testers in “Friends” may get this build and an email. The build will be submitted to Apple for beta review. You can’t undo this.',
        '',
        'Groups: “Friends” (external, 1,214 testers) and “QA” (internal, 1 tester)',
        'Total: 1,214 testers in 2 groups, 1 in more than one.',
        'What to Test in 2 languages: English (US) and German',
        'Beta review: submit to Apple',
        'Overrides: 1 check',
        'Account: Northwind (key LIVE23456Z), App Store Connect',
      ].join('\n'),
    });
  });

  it('the confirmation says when each group gets a build that is at App Store Connect', () => {
    const when = {
      submitForBetaReview: false,
      notify: 'at-once',
      usesExistingBuild: true,
      isInternalOnly: false,
      isVersionApproved: false,
    } as const;
    const asked = publishQuestion({ ...facts, how: 'give', when });
    expect(asked.message).toBe('Release Orbit Notes 1.4.0 (42) to testers?');
    expect(asked.detail).toContain('Total: 1,214 testers in 2 groups');
    expect(asked.detail).toContain('\nQA ');
    expect(asked.detail).toContain('\nFriends ');
    expect(publishQuestion({ ...facts, how: 'give', reach: null, when }).detail).not.toContain(
      '\nQA ',
    );
  });

  it('the confirmation names a group that gets every build though nobody chose it, and the answer about encryption', () => {
    const team = {
      id: '4',
      name: 'Team',
      isInternal: true,
      hasAccessToAllBuilds: true,
      testers: 14,
    };
    const reach = { ...facts.reach, groups: [...facts.reach.groups, team] };
    const { detail } = publishQuestion({ ...facts, reach, usesNonExemptEncryption: false });
    expect(detail).toContain(
      '“QA” (internal, 1 tester) and “Team” (internal, 14 testers, gets every build automatically)\n',
    );
    expect(detail).toContain('\nExport compliance: your answer is No,');
  });

  it('the confirmation shows no number of testers if App Store Connect reports none', () => {
    const groups = [
      ...facts.groups,
      { id: '3', name: 'Press', isInternal: false, testerCount: null },
    ];
    expect(consequence({ groups, submitForBetaReview: false })).toBe(
      'External testers in “Friends” and “Press” can get this build and an email. You can’t undo this.',
    );
  });

  it('the confirmation does not count a person twice who is in two external groups', () => {
    const groups = [
      ...facts.groups,
      { id: '3', name: 'Press', isInternal: false, testerCount: 30 },
    ];
    expect(consequence({ groups, submitForBetaReview: false })).toBe(
      'External testers in “Friends” and “Press” can get this build and an email. You can’t undo this.',
    );
    const reach = { ...facts.reach, people: 1245, inMoreThanOne: 0 };
    expect(consequence({ groups, reach, submitForBetaReview: false })).toMatch(/^1,244 external/);
  });

  it('the confirmation says so if the number of people could not be read', () => {
    expect(publishQuestion({ ...facts, reach: null }).detail).toContain(
      'Total: unknown. App Store Connect didn’t report the number of testers.',
    );
    expect(publishQuestion({ ...facts, groups: [], reach: null }).detail).not.toContain('In total');
  });

  it('the confirmation says that groups which could not be read may be external', () => {
    const groups = [{ id: '1', name: 'Friends', isInternal: null, testerCount: null }];
    const asked = publishQuestion({ ...facts, groups, submitForBetaReview: false });
    expect(asked.detail).toContain('Slipway could not check which groups are external.');
    expect(asked.detail).toContain('Groups: “Friends” (not checked)');
  });

  it('the confirmation of a rehearsal says that nothing reaches Apple or a tester', () => {
    const asked = publishQuestion({ ...facts, environment: 'practice' });
    expect(asked.message).toBe('Rehearse Orbit Notes 1.4.0 (42)?');
    expect(consequence({ environment: 'practice' })).toBe(
      'This is a rehearsal: nothing reaches Apple or any testers.',
    );
    expect(asked.detail).toMatch(/Account: .*, practice$/);
  });

  it('the confirmation of an internal plan contains no warning', () => {
    expect(consequence({ groups: facts.groups.slice(1), submitForBetaReview: false })).toBe(
      'Only internal testers can get this build.',
    );
  });

  it('the confirmation stays intact whatever a name contains', () => {
    const name = `Team\n\nNothing is sent.\u202e${'x'.repeat(200)}`;
    const groups = Array.from({ length: 200 }, () => ({ ...facts.groups[0], name }));
    const { detail } = publishQuestion({ ...facts, groups });
    expect(detail.split('\n')).toHaveLength(8);
    expect(detail).not.toContain('\u202e');
    expect(detail.length).toBeLessThan(2000);
    expect(detail).toContain('192 more');
  });
});

it('the confirmation before testers are emailed says that this cannot be undone', () => {
  expect(notifyQuestion(facts).detail).toMatch(
    /^App Store Connect emails every tester .* You can’t undo this\./,
  );
  expect(notifyQuestion({ ...facts, environment: 'practice' }).detail).toMatch(
    /^This is a rehears/,
  );
});
