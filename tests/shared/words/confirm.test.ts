import { describe, expect, it } from 'vitest';
import { notifyQuestion, type PublishFacts, publishQuestion } from '#shared/words/confirm';

const facts = {
  how: 'publish',
  environment: 'live',
  app: 'Orbit Notes',
  version: '1.4.0',
  buildNumber: '42',
  account: { name: 'Northwind', keyId: 'LIVE23456Z' },
  groups: [
    { name: 'Friends', isInternal: false, testerCount: 1214 },
    { name: 'QA', isInternal: true, testerCount: 1 },
  ],
  locales: ['en-US', 'de-DE'],
  submitForBetaReview: true,
  overrides: 1,
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
        'What to Test in 2 languages: English (US) and German',
        'Beta review: submit to Apple',
        'Overrides: 1 check',
        'Account: Northwind (key LIVE23456Z), App Store Connect',
      ].join('\n'),
    });
  });

  it('the confirmation shows no number of testers if App Store Connect reports none', () => {
    const groups = [...facts.groups, { name: 'Press', isInternal: false, testerCount: null }];
    expect(consequence({ groups, submitForBetaReview: false })).toBe(
      'External testers in “Friends” and “Press” can get this build and an email. You can’t undo this.',
    );
  });

  it('the confirmation says that groups which could not be read may be external', () => {
    const groups = [{ name: 'Friends', isInternal: null, testerCount: null }];
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
    expect(detail.split('\n')).toHaveLength(7);
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
