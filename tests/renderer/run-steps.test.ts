import { describe, expect, it } from 'vitest';
import type { PublishPlan } from '#shared/domain/publish-plan';
import type { PublishRun, StepId } from '#shared/domain/publish-run';
import { message, type Text } from '#shared/words/message';
import { doneWords, leftOutOf, leftOutWords, stepsLeft, stepsOfRun } from '#shared/words/run-steps';
import { pendingSentence } from '../../src-renderer/words/step';
import { groupsNamed } from '../helpers/sample-plan';
import { running, sampleRun, stepsUpTo } from '../helpers/sample-run';

function planned(plan: Partial<PublishPlan>, at: StepId = 'upload'): PublishRun {
  const run = sampleRun({ steps: stepsUpTo(at, running('')) });
  return { ...run, plan: { ...run.plan, ...plan } };
}

const whole: Partial<PublishPlan> = {
  notes: [{ locale: 'en-US', text: 'New' }],
  groups: groupsNamed('QA'),
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

  it('of a run, only steps that its plan asks for are left to do', () => {
    const left = (plan: Partial<PublishPlan>) =>
      stepsLeft(planned(plan, 'process')).map(({ id }) => id);
    expect(left({ groups: groupsNamed('QA') })).toEqual(['process', 'emails', 'groups']);
    expect(left({ ...whole, notes: [] })).not.toContain('notes');
  });

  it('a run has only the steps of its plan, and each other one has a reason from the start', () => {
    const bare = planned({});
    expect(ids(bare)).toEqual(['check-package', 'find-app', 'upload', 'appear', 'process']);
    expect(leftOutWords(leftOutOf(bare))).toBe(
      'Not in this run: Notes · Export compliance · Emails to testers · Groups · Beta review · Wait for release to testers',
    );
    expect(leftOutOf(bare).map(({ reason }) => reason)).toEqual([
      'No notes were written.',
      'The package already answers it.',
      'No groups were selected.',
      'No groups were selected.',
      'Beta review wasn’t requested.',
      'No groups were selected.',
    ]);
  });

  it('a run waits for testers if it emails them itself, whatever else was asked for', () => {
    const asks = { groups: groupsNamed('QA'), notify: 'after-confirm' } as const;
    expect(ids(planned({ ...asks, groups: groupsNamed('QA') }))).toContain('testers');
  });

  it('a run ends with the upload if only that was asked for', () => {
    const run = planned({ ...whole, scope: 'upload-only' });
    expect(ids(run)).toEqual(['check-package', 'find-app', 'upload', 'appear']);
    for (const { reason } of leftOutOf(run))
      expect(reason).toMatch(/^(Only the upload was requested|The package already answers it)\.$/);
  });

  it('a run with an existing build has no upload step', () => {
    const run = planned({ ...whole, scope: 'skip-upload' }, 'find-app');
    expect(ids(run)).not.toContain('upload');
    expect(leftOutOf(run)).toEqual([
      { id: 'upload', name: 'Upload', reason: 'The build is already in App Store Connect.' },
    ]);
  });

  it('a run keeps a step that it skipped for a reason outside the plan', () => {
    const steps = stepsUpTo('review', {
      state: 'skipped',
      sentence: 'the build was reviewed before',
    });
    const run = { ...planned(whole), steps };
    expect(leftOutOf(run)).toEqual([
      { id: 'review', name: 'Beta review', reason: 'The build was reviewed before.' },
    ]);
  });

  it('a run shows a running or failed step, whatever the plan says', () => {
    expect(ids(planned({}, 'compliance'))).toContain('compliance');
  });
});

const endedStep = {
  state: 'done',
  startedAt: '2026-07-22T09:00:00.000Z',
  endedAt: '2026-07-22T09:02:00.000Z',
} as const;

describe('the done steps', () => {
  it('finished steps are counted and named in one row', () => {
    const done = planned(whole).steps.slice(0, 2);
    expect(doneWords(done)).toEqual({
      title: '2 steps done',
      sentence: 'Title of check-package · Title of find-app',
      took: '4 min',
    });
  });

  it('among finished steps the release to testers is named by what came of it', () => {
    const lastOf = (sentence: Text) => {
      const steps = planned(whole).steps.map((step) =>
        step.id === 'testers' ? { ...step, progress: { ...endedStep, sentence } } : step,
      );
      return doneWords(steps.slice(-1)).sentence;
    };
    const groups = { list: ['QA'] };
    expect(lastOf(message('step.testers.can-install-no', { groups }))).toBe('Testers have it');
    expect(lastOf(message('step.testers.not-released'))).toMatch(/^Approved, but not released/);
  });

  it('one finished step is counted in the singular', () => {
    expect(doneWords(planned(whole).steps.slice(0, 1)).title).toBe('1 step done');
  });
});

describe('a pending step', () => {
  it('a pending step shows how long it usually takes, else what it will do', () => {
    const [step] = planned(whole).steps;
    if (step === undefined) throw new Error('The sample has steps.');
    expect(pendingSentence(step, 'Usually 5–20 min')).toBe('Usually 5–20 min');
    expect(pendingSentence(step, '')).toBe('Intends check-package');
  });
});
