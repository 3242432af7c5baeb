import { describe, expect, it } from 'vitest';
import type { PublishPlan } from '#shared/domain/publish-plan';
import type { PublishRun, StepId } from '#shared/domain/publish-run';
import { doneWords, leftOutOf, leftOutWords, stepsOfRun } from '../../src-renderer/words/run-steps';
import { pendingSentence } from '../../src-renderer/words/step';
import { running, sampleRun, stepsUpTo } from '../helpers/sample-run';

function planned(plan: Partial<PublishPlan>, at: StepId = 'upload'): PublishRun {
  const run = sampleRun({ steps: stepsUpTo(at, running('')) });
  return { ...run, plan: { ...run.plan, ...plan } };
}

const whole: Partial<PublishPlan> = {
  notes: [{ locale: 'en-US', text: 'New' }],
  groups: ['QA'],
  submitForBetaReview: true,
  waitForTesters: true,
  usesNonExemptEncryption: false,
};

const ids = (run: PublishRun): StepId[] => stepsOfRun(run).map(({ id }) => id);

describe('the steps of a run', () => {
  it('a run has every step when the plan asks for everything', () => {
    expect(ids(planned(whole))).toHaveLength(12);
    expect(leftOutOf(planned(whole))).toEqual([]);
  });

  it('a run has only the steps of its plan, and each other one has a reason from the start', () => {
    const bare = planned({});
    expect(ids(bare)).toEqual(['check-package', 'find-app', 'upload', 'appear', 'process']);
    expect(leftOutWords(leftOutOf(bare))).toBe(
      'Not in this run: notes, export compliance, emails to testers, groups, beta review, wait for testers',
    );
    expect(leftOutOf(bare).map(({ reason }) => reason)).toEqual([
      'No notes were written.',
      'The package answers it.',
      'No groups were chosen.',
      'No groups were chosen.',
      'Beta review was not requested.',
      'No groups were chosen.',
    ]);
  });

  it('a run waits for testers if it emails them itself, whatever else was asked for', () => {
    const asks = { groups: ['QA'], notify: 'after-confirm' } as const;
    expect(ids(planned({ ...asks, groups: ['QA'] }))).toContain('testers');
  });

  it('a run ends with the upload if only that was asked for', () => {
    const run = planned({ ...whole, scope: 'upload-only' });
    expect(ids(run)).toEqual(['check-package', 'find-app', 'upload', 'appear']);
    for (const { reason } of leftOutOf(run))
      expect(reason).toMatch(/^(Only the upload was requested|The package answers it)\.$/);
  });

  it('a run with an existing build has no upload step', () => {
    const run = planned({ ...whole, scope: 'skip-upload' }, 'find-app');
    expect(ids(run)).not.toContain('upload');
    expect(leftOutOf(run)).toEqual([
      { id: 'upload', name: 'upload', reason: 'The build is already at App Store Connect.' },
    ]);
  });

  it('a run keeps a step that it skipped for a reason outside the plan', () => {
    const steps = stepsUpTo('review', {
      state: 'skipped',
      sentence: 'the build was reviewed before',
    });
    const run = { ...planned(whole), steps };
    expect(leftOutOf(run)).toEqual([
      { id: 'review', name: 'beta review', reason: 'The build was reviewed before.' },
    ]);
  });

  it('a run shows a running or failed step, whatever the plan says', () => {
    expect(ids(planned({}, 'compliance'))).toContain('compliance');
  });
});

describe('the done steps', () => {
  it('finished steps are counted and named in one row', () => {
    const done = planned(whole).steps.slice(0, 2);
    expect(doneWords(done)).toEqual({
      title: '2 steps done',
      sentence: 'Title of check-package, title of find-app',
      took: '4 min',
    });
  });

  it('finished steps keep the capitals of names', () => {
    const done = planned(whole)
      .steps.slice(0, 2)
      .map((step) => ({ ...step, title: 'Apple has the build' }));
    expect(doneWords(done).sentence).toBe('Apple has the build, Apple has the build');
  });
});

describe('a pending step', () => {
  it('a pending step shows how long it usually takes, else what it will do', () => {
    const [step] = planned(whole).steps;
    if (step === undefined) throw new Error('The sample has steps.');
    expect(pendingSentence(step, 'usually 5–20 min')).toBe('Usually 5–20 min');
    expect(pendingSentence(step, '')).toBe('Intends check-package');
  });
});
