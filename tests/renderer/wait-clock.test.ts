import { describe, expect, it } from 'vitest';
import type { PublishRun } from '#shared/domain/publish-run';
import { limitWords } from '../../src-renderer/words/step';
import { stoppedWords } from '../../src-renderer/words/stopped';
import { timerStart, waitStart } from '../../src-renderer/words/wait-clock';
import { sampleRun, stepsUpTo } from '../helpers/sample-run';

/** The sample's upload ended at this time. */
const uploadEnd = '2026-11-22T14:02:00.000Z';
const plus = (minutes: number): string =>
  new Date(Date.parse(uploadEnd) + minutes * 60_000).toISOString();
const clock = (iso: string): string =>
  new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

function waiting(at: 'appear' | 'process', limitAt: string): PublishRun {
  const startedAt = plus(7);
  return sampleRun({
    steps: stepsUpTo(at, { state: 'running', startedAt, sentence: 'processing', limitAt }),
  });
}

function startOf(run: PublishRun): string {
  const step = run.steps.find(({ progress }) => progress.state === 'running');
  const start = step === undefined ? null : waitStart(run, step);
  if (start === null) throw new Error('Nothing is waited for.');
  return start;
}

describe('the timer of a wait', () => {
  it('the timer of a wait starts at the end of the upload, whichever step is waiting', () => {
    for (const run of [waiting('appear', plus(15)), waiting('process', plus(120))]) {
      expect(startOf(run)).toBe(uploadEnd);
      expect(timerStart(run, startOf(run))).toEqual({ isUploadEnd: true, at: uploadEnd });
    }
  });

  it('the timer of a wait shows the whole limit, not what the step has left of it', () => {
    const run = waiting('process', plus(120));
    const step = run.steps.find(({ progress }) => progress.state === 'running');
    if (step === undefined) throw new Error('Nothing is waited for.');
    expect(limitWords(run, step)).toBe(
      `Stops waiting 2 h after the upload ended at ${clock(uploadEnd)}.`,
    );
  });

  it('the timer of a resumed wait shows when the run was resumed', () => {
    const run = waiting('process', plus(200));
    expect(timerStart(run, startOf(run))).toEqual({ isUploadEnd: false, at: plus(80) });
  });
});

describe('a run that stopped waiting', () => {
  it('a run that stopped waiting names its limit, the start of the timer, and what is kept', () => {
    const stopped = (limit: 'find-build' | 'processing', at: string) =>
      stoppedWords(
        sampleRun({
          steps: stepsUpTo('appear', { state: 'pending' }),
          status: { state: 'stopped-waiting', at, limit },
        }),
      ).sentence;
    const from = `counted from the end of the upload at ${clock(uploadEnd)}`;
    expect(stopped('find-build', plus(15))).toBe(
      `The package is in App Store Connect and doesn’t have to be uploaded again. The timeout of 15 min, ${from}, was reached. The rest of the plan is kept. Resuming restarts the timeout.`,
    );
    expect(stopped('processing', plus(120))).toContain(`The timeout of 2 h, ${from}, was reached.`);
  });
});
