import { sendsPackage } from '#shared/domain/publish-plan';
import type { PublishRun } from '#shared/domain/publish-run';
import { isInReview, stepOf } from '#shared/domain/run-readers';
import { duration } from '#shared/words/format';
import { say } from '#shared/words/say';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A build that has been at Apple for so long that a person may want to do something. */
export interface StuckWait {
  what: 'appear' | 'process' | 'review';
  /** Milliseconds since the end of the upload, or since the submission for review. */
  passed: number;
  /** `minutes`: half an hour and more; `day`: a day and more. */
  stage: 'minutes' | 'day';
}

/** Null while there is nothing to do but wait. A review is late after a day. */
export function stuckWait(run: PublishRun, now: number): StuckWait | null {
  const what = waitAtApple(run);
  const began = what === null ? null : beganAtApple(run, what);
  if (what === null || began === null) return null;
  const passed = now - began;
  if (passed >= day) return { what, passed, stage: 'day' };
  return what !== 'review' && passed >= 30 * minute ? { what, passed, stage: 'minutes' } : null;
}

const open: readonly PublishRun['status']['state'][] = [
  'running',
  'interrupted',
  'paused',
  'stopped-waiting',
];

/** By what Apple has shown, not by the step: notes are sent while Apple processes the build. */
function waitAtApple(run: PublishRun): StuckWait['what'] | null {
  if (isInReview(run) && ['done', ...open].includes(run.status.state)) return 'review';
  if (!open.includes(run.status.state) || !sendsPackage(run.plan)) return null;
  if (stepOf(run, 'process')?.progress.state === 'done') return null;
  if (run.ids.build === null) return 'appear';
  return isProcessed(run) ? null : 'process';
}

function isProcessed({ buildStates: states }: PublishRun): boolean {
  if (states === null) return false;
  return ![states.processing, states.internal, states.external].includes('PROCESSING');
}

function beganAtApple(run: PublishRun, what: StuckWait['what']): number | null {
  const progress = stepOf(run, what === 'review' ? 'review' : 'upload')?.progress;
  return progress?.state === 'done' ? Date.parse(progress.endedAt) : null;
}

interface StuckWords {
  title: string;
  safe: string;
  help: string;
}

export function stuckWords(run: PublishRun, { what, passed, stage }: StuckWait): StuckWords {
  // Seconds, and minutes beside hours, would suggest that it is about to end.
  const unit = passed >= hour ? hour : minute;
  const length = duration(Math.floor(passed / unit) * unit);
  return {
    title: say(`stuck.${what}.title`, { duration: length }),
    safe: say(run.status.state === 'stopped-waiting' ? 'stuck.safe-stopped' : 'stuck.safe'),
    help: say(what === 'review' ? 'stuck.help.review' : `stuck.help.${stage}`),
  };
}

/** Whether Apple has something of the run that its support can look for. */
export function hasReport(run: PublishRun): boolean {
  return run.ids.buildUpload !== null || run.ids.build !== null;
}
